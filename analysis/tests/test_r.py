"""Runs what the page about other languages tells people to type in R."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from program import needs_program

import kith
from kith.io.simulator import Simulator

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "analysis" / "other-languages.md"
OUTCOME = "treated_past_year_share"
SMALL = ("--set", "community.residents=800", "--set", "time.settling_weeks=26")


def has_ncdf4() -> bool:
    """Return whether R is there and reads netCDF."""
    if shutil.which("Rscript") is None:
        return False
    library = ["Rscript", "-e", "library(ncdf4)"]
    return subprocess.run(library, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with clinic.h5, sweep.h5 and what R wrote and said there."""
    if not has_ncdf4():
        pytest.skip("no R with ncdf4 on this machine")
    made, program = tmp_path_factory.mktemp("r"), Simulator()
    study = ROOT / "scenarios" / "clinic-at-the-community-center.toml"
    weeks = ("--set", "time.weeks=156", "--set", "same_money.enabled=false")
    program.call("run", study, *SMALL, *weeks, "-n", "40", "-q", "-o", made / "clinic.h5")
    sweep = ROOT / "scenarios" / "sweeps" / "ten-seconds.toml"
    program.call("plan", sweep, *SMALL, "--pilot", "0", "-o", made / "plan")
    program.call("work", made / "plan", "-q")
    program.call("merge", made / "plan", "-q", "-o", made / "sweep.h5")
    blocks = re.findall(r"```r\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.S)
    (made / "page.R").write_text("\n".join(blocks), encoding="utf-8")
    run = subprocess.run(
        ["Rscript", "page.R"], cwd=made, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    (made / "said.txt").write_text(run.stdout, encoding="utf-8")
    return made


@needs_program
@pytest.mark.full
def test_r_finds_the_numbers_of_kith_show(folder: Path) -> None:
    said, date = (folder / "said.txt").read_text(encoding="utf-8").splitlines()
    shown = Simulator().call("show", folder / "clinic.h5", "--outcome", OUTCOME)
    (line,) = (line for line in shown.splitlines() if line.lstrip().startswith("all weeks"))
    assert said in line
    with kith.open(folder / "clinic.h5") as study:
        first = int(study.attrs["first_partnership_week"])
        assert date.split()[-1] == str(study["time"].values[first])[:10]


@needs_program
@pytest.mark.full
def test_r_makes_a_tidy_data_frame(folder: Path) -> None:
    tidy = pd.read_csv(folder / "tidy.csv", parse_dates=["date"])
    with kith.open(folder / "clinic.h5") as study:
        expected = study[OUTCOME].to_series()
        dates = pd.Series(study["time"].values, study["week"].values)
    assert len(tidy) == expected.size
    assert (tidy["date"] == tidy["week"].map(dates)).all()
    keys = ["scenario", "replicate", "date", "stratum"]
    found = tidy.set_index(keys)[OUTCOME].reindex(expected.index)
    np.testing.assert_allclose(found, expected, rtol=1e-6)


@needs_program
@pytest.mark.full
def test_r_finds_the_effect_of_each_sample_of_a_sweep(folder: Path) -> None:
    table = pd.read_csv(folder / "effects.csv")
    expected = kith.effects(folder / "sweep.h5", OUTCOME, strata="adults")
    assert expected["effect"].abs().max() > 0
    np.testing.assert_allclose(table["effect"], expected["effect"], atol=1e-7)
    for column, path in expected.attrs["paths"].items():
        np.testing.assert_allclose(table[path], expected[column])
