"""The files that the tests write declare each outcome as the program does."""

from __future__ import annotations

import json
import os
from pathlib import Path

import h5py
import pytest
from declared import DECLARED, FILE, written
from program import needs_program

from kith.io.simulator import Simulator

SCENARIOS = Path(__file__).parents[3] / "scenarios"
SMALL = ("community.residents=2000", "time.weeks=8", "time.settling_weeks=0",
         "same_money.enabled=false")  # fmt: skip


@needs_program
def test_declarations_are_those_of_the_program(tmp_path: Path) -> None:
    """`KITH_UPDATE_GOLDEN=1 pytest tests/io/test_declared.py` writes them anew."""
    result = tmp_path / "small.h5"
    sets = [word for one in SMALL for word in ("--set", one)]
    example = SCENARIOS / "clinic-at-the-community-center.toml"
    Simulator(threads=1).call("run", example, "-n", "1", "-o", result, *sets)
    told = {name: written(result, name) for name in DECLARED}
    if os.environ.get("KITH_UPDATE_GOLDEN"):
        text = json.dumps(told, indent=1, ensure_ascii=False)
        FILE.write_text(f"{text}\n", encoding="utf-8")
    assert told == DECLARED, test_declarations_are_those_of_the_program.__doc__


@pytest.mark.parametrize("made", ["study_path", "whole_path"])
def test_every_outcome_that_tests_write_is_declared(
    made: str, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(made)
    found: list[str] = []
    with h5py.File(path) as file:
        file.visititems(lambda name, item: found.append(name) if _is_outcome(item) else None)
    assert len(found) > 5
    for name in found:
        assert written(path, name) == DECLARED[name], name


def _is_outcome(item: h5py.Group | h5py.Dataset) -> bool:
    return isinstance(item, h5py.Dataset) and item.ndim > 2
