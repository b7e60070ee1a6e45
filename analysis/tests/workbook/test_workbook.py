from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from program import needs_program, stand_in

from kith.commands import workbook as command
from kith.io import simulator
from kith.io.simulator import Simulator
from kith.workbook.workbook import ORDER, workbook

ID = "clinic-at-the-community-center"
EXAMPLE = Path(__file__).parents[3] / "scenarios" / f"{ID}.toml"
SMALL = ("community.residents=600", "time.weeks=60", "time.settling_weeks=4")


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "budget.csv").write_text(
        "scenario,year,usd,part,note\n=1+1,1,1800000,0.125,\nb,all,-3,,x\n"
    )
    (folder / "meanings.csv").write_text(
        "table,column,unit,decimals,meaning\nbudget,,,,money\nbudget,scenario,,,id\n"
        "budget,year,,,year\nbudget,usd,USD,0,dollars\nbudget,part,share,3,a part\n"
        "budget,note,,,a note\n"
    )
    return folder


def test_numbers_are_numbers_with_formats_under_a_frozen_header(
    tables: Path, tmp_path: Path
) -> None:
    book = load_workbook(workbook(tables, tmp_path / "b.xlsx"))
    assert book.sheetnames == ["budget", "meanings"]
    sheet = book["budget"]
    assert sheet.freeze_panes == "B3"
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells == [
        ["scenario", "year", "usd", "part", "note"], [None, None, "USD", "share", None],
        ["=1+1", "1", 1_800_000, 0.125, None], ["b", "all", -3, None, "x"],
    ]  # fmt: skip
    assert sheet["A3"].data_type == "s"  # a name, not a formula
    assert sheet["C3"].number_format == "$#,##0"
    assert sheet["D3"].number_format == "0.0%"
    assert book["meanings"].freeze_panes == "B2"
    assert book["meanings"]["E5"].value == "dollars"


@needs_program
def test_export_writes_a_workbook_of_its_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kith = simulator.find()
    result = Simulator(threads=2).run([EXAMPLE], tmp_path / "r.h5", sets=SMALL, replicates=2)
    target, folder = tmp_path / "book.xlsx", tmp_path / "folder"
    done = subprocess.run([kith, "export", result, "-o", target], capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, str(target)), done.stderr
    assert target.stat().st_size < 2_000_000
    Simulator().call("export", result, "-o", folder)
    book = load_workbook(target)
    assert book.sheetnames == list(ORDER)
    for name in ORDER:
        rows = list(csv.reader((folder / f"{name}.csv").read_text("utf-8").splitlines()))
        sheet = book[name]
        skipped = 1 if name == "meanings" else 2
        assert sheet.max_row == len(rows) - 1 + skipped
        shown = [[c.value for c in row] for row in sheet.iter_rows(min_row=skipped + 1)]
        for row, cells in zip(rows[1:], shown, strict=True):
            for said, cell in zip(row, cells, strict=True):
                assert cell == (None if said == "" else said) or float(said) == cell
    assert isinstance(book["answer"]["H3"].value, float | int)
    again = subprocess.run([kith, "export", result, "-o", target], capture_output=True, check=False)
    assert again.returncode == 4
    office = shutil.which("soffice")
    if office is not None and (Path(office).resolve().parent / "libsclo.so").exists():  # Calc
        subprocess.run(
            [office, f"-env:UserInstallation=file://{tmp_path / 'office'}", "--headless",
             "--convert-to", "csv", "--outdir", tmp_path / "converted", target],
            check=True, capture_output=True,
        )  # fmt: skip
        first = (tmp_path / "converted" / "book.csv").read_text().splitlines()[0]
        assert first.startswith("scenario,title,line")
    # Without the package, the program names it as missing.
    monkeypatch.setenv("PATH", "/nowhere")
    program = Path(kith).resolve()  # the package is beside the link to the program
    alone = subprocess.run([program, "export", result, "-o", tmp_path / "x.xlsx"], text=True,
                           capture_output=True, check=False)  # fmt: skip
    assert alone.returncode == 2
    assert "kith-workbook is neither beside" in alone.stderr


def test_the_command_refuses_what_it_cannot_do(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], study_path: Path
) -> None:
    assert command.main([str(study_path), "-o", str(tmp_path / "x.ods")]) == 2
    assert "writes .xlsx" in capsys.readouterr().err
    assert command.main([str(tmp_path / "none.h5"), "-o", str(tmp_path / "x.xlsx")]) == 4
    program = stand_in(tmp_path / "bin", f'cp -r "{tables}" "$4"')
    target = tmp_path / "new" / "x.xlsx"
    assert command.main([str(study_path), "-o", str(target), "--kith", program]) == 0
    assert load_workbook(target).sheetnames == ["budget", "meanings"]
    assert command.main([str(study_path), "-o", str(target), "--kith", program]) == 4
