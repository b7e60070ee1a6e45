from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from program import needs_program

import kith
from kith.io import simulator
from kith.stats import likelihood

TOWN = Path(__file__).parents[3] / "tests" / "data" / "small-town.toml"
OPENS_LATE = """
format = 1
extends = "{town}"
id = "late"
[[partnership]]
id = "late"
partners = ["center", "school"]
start_week = 4
grant_usd_per_year = 300_000
grant_weeks = 40
[partnership.colocated_clinic]
therapist_fte = 1
"""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run a town in which a partnership opens in some of 44 replicates and runs out of money."""
    folder = tmp_path_factory.mktemp("answer")
    scenario = folder / "late.toml"
    scenario.write_text(OPENS_LATE.format(town=TOWN.as_posix()), encoding="utf-8")
    result = folder / "late.h5"
    sets = ["time.weeks=64", "time.settling_weeks=30", "community.residents=800"]
    options = [word for text in sets for word in ("--set", text)]
    command = [simulator.find(), "run", str(scenario), "-o", str(result), "-q", "-n", "44"]
    subprocess.run([*command, "--progress", "none", *options], check=True)
    return result


@needs_program
@pytest.mark.parametrize("among", ["all", "opened"])
def test_program_and_python_give_the_same_answer(result: Path, among: str) -> None:
    written = kith.answer(result).sel(scenario="late", among=among)
    where = kith.opened(kith.partnerships(result), "late")
    assert where is not None
    assert 0 < int(where.sum()) < 44
    columns = ["usual_care", "value", "difference", "low", "high", "monte_carlo_error", "better",
               "no_effect", "worse", "settled_by"]  # fmt: skip
    with kith.open(result) as study:
        lines = [str(line) for line in written["line"].values]
        assert len(lines) == 16
        for line in lines:
            own = written.sel(line=line)
            found = _row(study, own, where if among == "opened" else None)
            level = abs(float(own["usual_care"])) + abs(float(own["value"]))
            for name in columns:
                assert found[name] == pytest.approx(
                    float(own[name]), rel=1e-12, abs=1e-14 * level, nan_ok=True
                ), (line, name)
            assert found["interval"] == own["interval"].item()
            assert found["replicates"] == int(own["pairs"])
            assert _said(found, own) == own["words"].item(), line


@needs_program
def test_program_and_python_say_alike_how_often_a_partnership_opens(result: Path) -> None:
    written = kith.answer(result).sel(scenario="late", partnership="late")
    row = kith.openings(kith.partnerships(result), "late").iloc[0]
    for name in ("opened", "money_ran_out", "alive_at_end"):
        assert row[name] / row["replicates"] == pytest.approx(float(written[name]), rel=1e-12)
    for name in ("opened_week", "money_ran_out_week"):
        assert row[name] == pytest.approx(float(written[name]), rel=1e-12, nan_ok=True)


def _row(study: xr.Dataset, own: xr.Dataset, where: xr.DataArray | None) -> dict[str, object]:
    """Compare the line's outcome; if the line has a total and Python a mean, multiply by weeks."""
    name = own["outcome"].item()
    found = dict(kith.compare(study, name, scenario="late", where=where).iloc[0])
    weeks = found["to_week"] - found["from_week"] + 1
    adds_up = "sum" in str(study[name].attrs["cell_methods"])
    factor = weeks if own["summary"].item() == "total" and not adds_up else 1
    for column in ("usual_care", "value", "difference", "low", "high", "monte_carlo_error"):
        found[column] = found[column] * factor
    return found


def _said(found: dict[str, object], own: xr.Dataset) -> str:
    if found["replicates"] < 39:
        return ""
    scale, decimals = float(own["scale"]), int(own["decimals"])
    shown = np.array([found[n] for n in ("difference", "low", "high")], dtype=float) * scale
    if likelihood.rounds_to_zero(*shown, decimals):
        return likelihood.NO_VISIBLE_DIFFERENCE
    return str(found["words"])
