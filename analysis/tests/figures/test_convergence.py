from __future__ import annotations

import xarray as xr
from axes import title

import kith

MAIN = "treated_past_year_share"


def test_convergence_says_whether_there_are_enough(whole: xr.Dataset) -> None:
    assert title(kith.figures.convergence(whole, MAIN)).startswith("48 replicates; about")
