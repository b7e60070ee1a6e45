"""The answer during and after a grant equals that of `kith.compare` in the same weeks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from program import needs_program
from small_example import EXAMPLE, SMALL

import kith
from kith.io import simulator
from kith.io.result_file import KithFileError
from kith.io.simulator import Simulator
from kith.report import facts, tables

SPANS = {"grant_year": (18, 69), "last_year": (78, 129)}


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("windows") / "ended.h5"
    sets = (*SMALL, "community.residents=2000", "partnership.clinic.grant_weeks=60")
    return Simulator(threads=2).run([EXAMPLE], path, sets=sets, replicates=3)


@needs_program
def test_windows_are_compared_as_kith_compare_does(ended: Path) -> None:
    windows = kith.answer(ended, windows=True).sel(scenario=EXAMPLE.stem)
    with kith.open(ended) as study:
        for name, span in SPANS.items():
            own = windows.sel(window=name)
            assert (int(own["first_week"]), int(own["last_week"])) == span
            for line in range(own.sizes["line"]):
                found = own.isel(line=line)
                if str(found["summary"].item()) != "mean":
                    continue
                outcome = str(found["outcome"].item())
                row = kith.compare(study, outcome, scenario=EXAMPLE.stem, window=span).iloc[0]
                for column in ("usual_care", "value", "difference"):
                    assert float(found[column]) == pytest.approx(
                        row[column], rel=1e-9, abs=1e-12, nan_ok=True
                    ), (outcome, name, column)
    usual = kith.answer(ended, windows=True).sel(scenario="usual-care")
    assert (usual["first_week"] < 0).all()


@needs_program
def test_rivals_are_looked_at_in_the_same_weeks(ended: Path) -> None:
    windows = kith.answer(ended, windows=True)
    rivals = [s for s in map(str, windows["scenario"].values) if s.startswith(f"{EXAMPLE.stem}-")]
    assert len(rivals) == 2
    for rival in rivals:
        assert (windows["first_week"].sel(scenario=rival).values == [18, 78]).all()


@needs_program
def test_windows_are_printed_and_shown(ended: Path) -> None:
    command = [str(simulator.find()), "show", "--answer", str(ended)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    parts = text.split("while the grant lasts, and afterward")
    assert len(parts) == 4  # the rivals are compared in the same weeks
    told = parts[1].partition("\n\n")[0]
    assert "18 to 69" in told
    assert "78 to 129" in told
    assert max(map(len, told.splitlines())) <= 100
    table = tables.windows(facts.gather(ended), EXAMPLE.stem)
    assert table is not None
    assert len(table.rows) == 6
    assert "weeks 18 to 69" in table.rows[1][0]


@needs_program
def test_no_windows_where_the_grant_lasts(small_result: Path) -> None:
    with pytest.raises(KithFileError, match="holds no table /answer/windows"):
        kith.answer(small_result, windows=True)
    assert tables.windows(facts.gather(small_result), EXAMPLE.stem) is None
