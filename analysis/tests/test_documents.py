"""Runs the commands that the documents tell people to type."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import notebooks
import pytest
from matplotlib import pyplot as plt
from program import needs_program

import kith
from kith.io.simulator import Simulator

HERE = Path(__file__).parents[1]
ROOT = HERE.parent
sys.path.insert(0, str(HERE / "site"))

from kith_site import tutorials  # noqa: E402

TUTORIALS = sorted((HERE / "tutorials").glob("*.py"))
#: The first tutorials read a result; the others make their own.
READERS = [one for one in TUTORIALS if "sys.argv" in one.read_text(encoding="utf-8")]
LONG = [*READERS, *(one for one in TUTORIALS if one.stem == "6_a_budget")]
#: Values that differ from run to run, with units: seconds, memory, runs tried while planning.
MEASURED = re.compile(r"\d[\d.]*(?:M$| core-minutes| [kMG]B| s\b| tried)", flags=re.M)


def block(language: str) -> str:
    """Return the code of a language in the page about other languages, its blocks joined."""
    page = (HERE / "other-languages.md").read_text(encoding="utf-8")
    found = re.findall(rf"```{language}\n(.*?)```", page, flags=re.S)
    assert found
    return "\n".join(found)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which tutorials run; it has the scenarios, like the top of a checkout."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "scenarios").symlink_to(ROOT / "scenarios")
    return folder


@pytest.fixture(scope="session")
def clinic(desk: Path) -> Path:
    """The result of the command in the first tutorials."""
    said = re.search(r"(?m)^kith run (\S+) (.+) -o (\S+)$", READERS[0].read_text(encoding="utf-8"))
    assert said is not None
    file, options, result = said.groups()
    (desk / result).parent.mkdir(exist_ok=True)
    Simulator().call("run", ROOT / file, *options.split(), "-o", desk / result, "-q")
    return desk / result


@needs_program
@pytest.mark.parametrize(
    "tutorial",
    [pytest.param(one, marks=[pytest.mark.full] * (one in LONG)) for one in TUTORIALS],
    ids=lambda p: p.stem,
)
def test_tutorials_show_what_they_store(
    tutorial: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """`KITH_UPDATE_GOLDEN=1 pytest tests/test_documents.py -k store -m "full or not full"`."""
    monkeypatch.chdir(desk)
    monkeypatch.setattr(sys, "argv", [str(tutorial)])
    if tutorial in READERS:
        request.getfixturevalue("clinic")
    _, cells = tutorials.cells_of(tutorial.read_text(encoding="utf-8"))
    made = tutorials.Shown(*notebooks.run_cells(cells))
    if os.environ.get("KITH_UPDATE_GOLDEN"):
        tutorials.store(tutorial, made)
    stored = tutorials.shown_by(tutorial)

    def texts(shown: tutorials.Shown) -> dict[int, str]:
        return {n: MEASURED.sub("#", said).rstrip() for n, said in shown.texts.items()}

    assert texts(made) == texts(stored)
    assert list(made.pictures) == list(stored.pictures)
    assert len(stored.texts) >= 3


@pytest.mark.parametrize("tutorial", READERS, ids=lambda p: p.stem)
def test_tutorials_run(
    tutorial: Path, tmp_path: Path, whole_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(tutorial), str(whole_path)])
    runpy.run_path(str(tutorial), run_name="__main__")
    plt.close("all")
    said = capsys.readouterr().out
    assert {
        "1": "replicates needed: ", "2": "-same-money", "3": "1 numbers drive",
    }[tutorial.stem[0]] in said  # fmt: skip


def test_code_of_documents_is_that_of_the_files() -> None:
    """A block of code whose first line names a file must consist of lines of that file."""
    page = (HERE / "tutorials/7_add_a_program.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?ms)^```(?:cpp|toml)\n(?://|#) (\S+)\n(.*?)\n```$", page)
    assert len(blocks) == page.count("```cpp") + page.count("```toml") >= 8
    for file, code in blocks:
        assert is_part_of((ROOT / file).read_text(encoding="utf-8"), code), f"{file}:\n{code}"


def is_part_of(text: str, code: str) -> bool:
    """Return whether code consists of consecutive lines of a text."""
    return f"\n{code}\n" in f"\n{text}\n"


@needs_program
@pytest.mark.parametrize("path", sorted((HERE / "tutorials").glob("*.ipynb")), ids=lambda p: p.stem)
def test_notebooks_run_and_show_what_they_store(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    stored, ran = notebooks.read(path), notebooks.executed(notebooks.read(path))
    assert len(notebooks.code_lines(stored)) <= 15
    assert path.stat().st_size < 100_000

    def shown(notebook: dict[str, Any]) -> list[list[object]]:
        cells = notebooks.code_cells(notebook)
        return [[o["data"].get("text/plain", "image") for o in c["outputs"]] for c in cells]

    assert shown(ran) == shown(stored)
    assert sum(map(len, shown(ran))) >= 2
    assert list(tmp_path.iterdir()) == []


def test_octave_finds_the_same_numbers(tmp_path: Path, whole_path: Path) -> None:
    if shutil.which("octave") is None:
        pytest.skip("no octave on this machine")
    shutil.copy(whole_path, tmp_path / "clinic.h5")
    script = tmp_path / "script"
    script.write_text(block("octave"), encoding="utf-8")
    command = ["octave", "--no-gui", "--quiet", str(script)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    mean, low, high = (float(word) for word in run.stdout.split())
    with kith.open(whole_path) as study:
        row = kith.compare(study, "treated_past_year_share", scenario="clinic", window=(0, 119))
    assert mean == pytest.approx(row["difference"].item(), abs=2e-5)
    assert low == pytest.approx(row["low"].item(), abs=1e-3)
    assert high == pytest.approx(row["high"].item(), abs=1e-3)
