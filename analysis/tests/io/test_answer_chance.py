"""The share of variance due to chance agrees between the program, Python and the page."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
from program import needs_program
from small_example import EXAMPLE, SMALL

import kith
from kith.io import simulator
from kith.io.result_file import KithFileError
from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.report import evidence_tables, facts

SETS = (*SMALL, "community.residents=1500")


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("chance") / "twice.h5"
    words = [word for one in SETS for word in ("--set", one)]
    Simulator(threads=2).call("run", EXAMPLE, "-o", path, *words, "-n", "9", "--chance", "8")
    return path


@needs_program
def test_the_share_of_chance_is_printed_returned_and_shown(twice: Path) -> None:
    found = kith.answer(twice, chance=True)
    assert found["share"].dims == ("scenario", "line")
    own = found.sel(scenario=EXAMPLE.stem)
    known = np.isfinite(own["share"].values)
    assert known.sum() > 5
    assert ((own["low"] <= own["share"]) & (own["share"] <= own["high"])).values[known].mean() > 0.8
    assert int(own["pairs"].max()) == 8
    others = found.drop_sel(scenario=EXAMPLE.stem)  # usual care and rivals
    assert np.isnan(others["share"].values).all()
    command = [str(simulator.find()), "show", "--answer", str(twice)]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    table = evidence_tables.chance(facts.gather(twice))
    assert table is not None
    assert len(table.rows) == known.sum()
    for name, share, spread in table.rows:
        line = next(one for one in shown.splitlines()[::-1] if one.strip().lower() == (
            f"{name:<45}{share}" + f" ({spread})" * bool(spread)
        ).strip().lower())  # fmt: skip
        assert line


@needs_program
def test_a_second_life_changes_nothing_else(twice: Path, tmp_path: Path) -> None:
    once = Simulator(threads=2).run([EXAMPLE], tmp_path / "once.h5", sets=SETS, replicates=9)
    with kith.open(once) as one, kith.open(twice) as other:
        assert one.identical(other.assign_attrs(one.attrs))
    with pytest.raises(KithFileError, match="holds no table"):
        kith.answer(once, chance=True)
    assert evidence_tables.chance(facts.gather(once)) is None
    with pytest.raises(UsageError, match="two tables"):
        kith.answer(once, windows=True, chance=True)
