from __future__ import annotations

import subprocess
from pathlib import Path

import h5py
import pytest
from program import needs_program
from synthetic import LIBVER, seal

import kith
from kith.io import simulator
from kith.io.simulator import Simulator

EXAMPLE = Path(__file__).parents[3] / "scenarios" / "clinic-at-the-community-center.toml"
SMALL = ("community.residents=600", "time.weeks=60", "time.settling_weeks=4")
ID = "clinic-at-the-community-center"


def small(folder: Path, *more: str) -> Path:
    result = folder / "small.h5"
    sets = [word for one in (*SMALL, *more) for word in ("--set", one)]
    Simulator(threads=2).call("run", EXAMPLE, "-n", "2", "-o", result, *sets)
    return result


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("first_screen"))


@needs_program
def test_python_shows_the_words_that_the_program_prints_first(result: Path) -> None:
    screens = kith.first_screen(result)
    assert list(screens) == [ID]  # neither usual care nor the rival
    assert kith.answer(result)["first_screen"].sel(scenario=ID).item() == screens[ID]
    title, words = screens[ID].split("\n", 1)
    changed = "CHANGED  " + "\n         ".join(SMALL)
    for options in ([], ["--answer"]):
        command = [simulator.find(), "show", *options, str(result)]
        shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert shown.startswith(f"{title}\n{changed}\n{words}\nIn detail\n")


@needs_program
def test_without_reach_there_is_no_first_screen(tmp_path: Path) -> None:
    assert kith.first_screen(small(tmp_path, "run.reach=false")) == {}


@needs_program
def test_a_result_of_an_older_version_has_none(tmp_path: Path) -> None:
    older = small(tmp_path)
    with h5py.File(older, "a", libver=LIBVER) as file:
        del file["answer/first_screen"]
    seal(older)
    assert kith.first_screen(older) == {}
