from __future__ import annotations

import math

import numpy as np
import pytest
import xarray as xr

import kith
from kith.stats import economics
from kith.stats.value import ratio_interval


def test_price_of_a_qaly(whole: xr.Dataset) -> None:
    frame = kith.value(whole, "clinic", perspective="partnership").set_index("effect")
    row = frame.loc["qalys"]
    assert row["cost_per_unit"] == pytest.approx(row["cost"] / row["gain"])
    assert row["cost_per_unit_low"] < row["cost_per_unit"] < row["cost_per_unit_high"]
    dearest = row["cost"] / economics.gain_in(whole, "qalys", "clinic").min()
    assert row["cost_per_unit_high"] <= dearest
    assert (row["saves"], row["harms"], row["replicates"]) == (0.0, 0.0, 48)
    rival = kith.value(whole, "clinic", "clinic-same-money").set_index("effect").loc["qalys"]
    assert rival["gain"] == pytest.approx(row["gain"] / 2, rel=1e-6)
    assert rival["saves"] == 1.0  # it costs the same money and saves more than usual care
    assert rival["cost_per_unit"] < 0


@pytest.mark.parametrize(
    ("gain", "cost", "low", "high"),
    [
        ([1.0, 2.0], [10.0, 10.0], 5.0, 10.0),  # costs more and gains
        ([1.0, -1.0, 2.0], [10.0, 10.0, 10.0], 5.0, math.inf),  # some replicates lose
        ([1.0, 1.0], [-10.0, -20.0], -20.0, -10.0),  # saves money and gains
        ([1.0, 1.0], [5.0, 5.0], 5.0, 5.0),
    ],
)
def test_intervals_of_a_ratio(
    gain: list[float], cost: list[float], low: float, high: float
) -> None:
    middle, lower, upper = ratio_interval(np.array(gain), np.array(cost))
    assert middle == pytest.approx(np.mean(cost) / np.mean(gain))
    if math.isinf(high):
        assert math.isinf(upper)
    else:
        assert upper == pytest.approx(high, rel=0.06)
    assert lower == pytest.approx(low, rel=0.06)


@pytest.mark.parametrize("seed", range(4))
def test_some_replicates_that_gain_nothing_leave_no_upper_bound(seed: int) -> None:
    chance = np.random.default_rng(seed)
    gain, cost = chance.normal(16, 5, 64), chance.normal(1.4e6, 3e5, 64)
    gain[:3] = 0.0  # on the vertical, where a rounded angle once made the bound 1e20
    assert math.isinf(ratio_interval(gain, cost)[2])


def test_no_gain_has_no_price() -> None:
    assert np.isnan(ratio_interval(np.array([-1.0, 0.5]), np.array([1.0, 1.0]))).all()
