from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from whole import strength

import kith


def test_the_number_that_drives_is_found(whole: xr.Dataset, whole_path: Path) -> None:
    frame = kith.drivers(whole, kith.parameters(whole_path), "treated_past_year_share", "clinic")
    assert frame["path"].tolist()[0] == "evidence.care.effect"
    assert frame["clear"].tolist() == [True, False]  # what is never drawn is not listed
    assert frame["rank_correlation"].iloc[0] == pytest.approx(1.0)
    works = np.sort(strength(48))
    assert frame["low"].iloc[0] == pytest.approx(0.02 * works[:16].mean(), rel=1e-3)
    assert frame["high"].iloc[0] == pytest.approx(0.02 * works[-16:].mean(), rel=1e-3)
    assert frame["grade"].iloc[0] == "assumed"


def test_nothing_drives_a_number_that_chance_makes() -> None:
    """Of 200 studies of pure chance about 5 % name a driver; more would mislead."""
    random = np.random.default_rng(11)
    named = 0
    for _ in range(200):
        draws, noise = random.normal(size=(40, 30)), random.normal(size=(2, 40, 1, 1))
        dims = ("scenario", "replicate", "time", "stratum")
        study = xr.Dataset(
            {"k6_mean": (dims, noise)},
            coords={"scenario": ["usual-care", "a"], "stratum": ["adults"], "week": ("time", [0])},
        )
        known = xr.Dataset(
            {"draw": (("replicate", "path"), draws)}, coords={"path": [f"p{i}" for i in range(30)]}
        )
        named += bool(kith.drivers(study, known, "k6_mean")["clear"].any())
    assert 1 <= named <= 20
