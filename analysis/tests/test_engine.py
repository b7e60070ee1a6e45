from __future__ import annotations

from pathlib import Path

import pytest

from kith.commands.guarded import guarded
from kith.io import pages
from kith.io.engine import Engine, EngineError, evidence
from kith.io.pages import expect_free


def stand_in(folder: Path, script: str) -> str:
    """Write a program that stands in for `kith`."""
    program = folder / "stand-in"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_a_run_names_files_changes_and_result(tmp_path: Path) -> None:
    program = stand_in(tmp_path, f'printf "%s\\n" "$@" > {tmp_path}/words')
    result = Engine(program, 2).run(
        [Path("a.toml")], tmp_path / "r.h5", sets=["x.y=1"], replicates=3, seed=4
    )
    assert result == tmp_path / "r.h5"
    words = (tmp_path / "words").read_text().split()
    assert words == ["run", "a.toml", "-o", str(result), "--force", "-q", "-j", "2",
                     "-n", "3", "--seed", "4", "--set", "x.y=1"]  # fmt: skip


def test_what_the_program_complains_of_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = stand_in(tmp_path, "echo 'a.toml:1:1: error: no' >&2; exit 3")
    with pytest.raises(EngineError, match=r"ended with 3: a.toml:1:1: error: no"):
        Engine(program).call("check", "a.toml")
    with pytest.raises(EngineError, match="no program 'no-such-program'"):
        Engine("no-such-program")
    assert guarded("x", lambda: print(Engine(program).call("check", "a.toml"))) == 1
    assert "kith x: " in capsys.readouterr().err


def test_evidence_is_found_where_the_scenarios_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KITH_SHARE_DIR", raising=False)
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "evidence.toml").touch()
    program = stand_in(tmp_path, 'echo "$KITH_SHARE_DIR"')
    assert Engine(program, scenarios=folder).call().strip() == str(tmp_path.absolute())
    assert Engine(program, scenarios=tmp_path).call().strip() == ""
    monkeypatch.setenv("KITH_SHARE_DIR", "/elsewhere")
    assert Engine(program, scenarios=folder).call().strip() == "/elsewhere"


def test_a_panel_is_read_as_people_and_weeks(tmp_path: Path) -> None:
    table = "replicate,person,week_0,week_1\\n0,0,1.5,2\\n0,1,,3\\n"
    program = stand_in(tmp_path, f"printf '{table}' > {tmp_path}/p.csv")
    panel = Engine(program).panel(Path("a.toml"), tmp_path / "p.csv", 2, replicates=1)
    assert list(panel.index) == [(0, 0), (0, 1)]
    assert panel.loc[(0, 0), "week_1"] == 2
    assert panel["week_0"].isna().sum() == 1


def test_an_evidence_number_is_set_with_its_source() -> None:
    change = evidence("evidence.care.refill_weeks", 12.0, "why")
    assert change == (
        'evidence.care.refill_weeks={ value = 12.0, range = [12.0, 12.0], source = "why" }'
    )


def test_pages_are_not_overwritten(tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.md"
    pages.write(page, pages.table(["a"], [["x|y"]]))
    assert page.read_text() == "| a |\n|---|\n| x\\|y |"
    with pytest.raises(FileExistsError, match="--force"):
        expect_free([page], force=False)
    expect_free([page, None], force=True)
