from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

import kith
from kith.stats import intervals
from kith.stats.convergence import needed


def test_replicates_that_are_enough() -> None:
    draws = np.random.default_rng(1).normal(1.0, 2.0, size=400)
    wanted = needed(draws, 0.5)
    spread = draws.std(ddof=1)
    assert wanted is not None
    assert intervals.student_t(0.975, wanted - 1) * spread / np.sqrt(wanted) <= 0.5
    assert intervals.student_t(0.975, wanted - 2) * spread / np.sqrt(wanted - 1) > 0.5
    assert needed(draws[:1], 0.5) is None
    assert needed(draws, 0.0) is None


def test_convergence_follows_the_replicates(whole: xr.Dataset) -> None:
    frame = kith.convergence(whole, "treated_past_year_share", "clinic")
    assert frame["replicates"].tolist() == sorted(set(frame["replicates"]))
    assert frame["replicates"].iloc[-1] == 48
    assert frame["difference"].iloc[-1] == pytest.approx(0.02, rel=1e-3)
    assert not frame["enough"].iloc[-1]
    loose = kith.convergence(whole, "treated_past_year_share", "clinic", precision=0.01)
    assert loose["enough"].iloc[-1]
    assert loose.attrs["needed"] <= 48
