from __future__ import annotations

import math

import numpy as np
import pytest
import xarray as xr
from whole import ADULTS, START, YOUTHS, strength

import kith
from kith.stats import economics
from kith.stats.value import ratio_interval

WEEKS = 120 - START


def test_costs_and_gains_worked_out_by_hand(whole: xr.Dataset) -> None:
    works = strength(12)
    cost = economics.cost_difference(whole, "clinic", discounted=False)
    np.testing.assert_allclose(cost, WEEKS * (1000 - 100 * works))
    payer = economics.cost_difference(whole, "clinic", perspective="payer", discounted=False)
    np.testing.assert_allclose(payer, -100 * WEEKS * works)
    qalys = economics.gain_in(whole, "qalys", "clinic")
    np.testing.assert_allclose(qalys, 10 * works * WEEKS / 52 * (ADULTS + YOUTHS) / 1000)
    weeks = economics.gain_in(whole, "distress_weeks", "clinic")
    np.testing.assert_allclose(weeks, 0.001 * works * WEEKS * (ADULTS + YOUTHS), rtol=1e-3)
    treated = economics.gain_in(whole, "treated", "clinic")
    np.testing.assert_allclose(treated, 0.2 * 0.02 * works * WEEKS / 52 * 1100, rtol=1e-3)


def test_money_is_discounted_as_qalys_are(whole: xr.Dataset) -> None:
    cost = economics.cost_difference(whole, "clinic", perspective="partnership")
    weekly = 1000 * 1.03 ** (-np.arange(START, 120) / 52)
    np.testing.assert_allclose(cost, weekly.sum())


def test_price_of_a_qaly(whole: xr.Dataset) -> None:
    frame = kith.value(whole, "clinic", perspective="partnership").set_index("effect")
    row = frame.loc["qalys"]
    assert row["cost_per_unit"] == pytest.approx(row["cost"] / row["gain"])
    assert row["cost_per_unit_low"] < row["cost_per_unit"] < row["cost_per_unit_high"]
    dearest = row["cost"] / economics.gain_in(whole, "qalys", "clinic").min()
    assert row["cost_per_unit_high"] <= dearest
    assert (row["saves"], row["harms"], row["replicates"]) == (0.0, 0.0, 12)
    rival = kith.value(whole, "clinic", "clinic-same-money").set_index("effect").loc["qalys"]
    assert rival["gain"] == pytest.approx(row["gain"] / 2, rel=1e-6)
    assert rival["saves"] == 1.0  # the same money, and more saved on usual care
    assert rival["cost_per_unit"] < 0


@pytest.mark.parametrize(
    ("gain", "cost", "low", "high"),
    [
        ([1.0, 2.0], [10.0, 10.0], 5.0, 10.0),  # dearer and better
        ([1.0, -1.0, 2.0], [10.0, 10.0, 10.0], 5.0, math.inf),  # some lose
        ([1.0, 1.0], [-10.0, -20.0], -20.0, -10.0),  # saves and gains
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


def test_no_gain_has_no_price() -> None:
    assert np.isnan(ratio_interval(np.array([-1.0, 0.5]), np.array([1.0, 1.0]))).all()


def test_acceptability_adds_up_and_crosses_at_the_price(whole: xr.Dataset) -> None:
    prices = kith.value(whole, "clinic").set_index("effect").loc["qalys"]
    frame = kith.acceptability(whole, [0.0, 1e9])
    np.testing.assert_allclose(frame.sum(axis=1), 1.0)
    assert frame.loc[0.0, "usual-care"] == 1.0
    assert frame.loc[1e9, "clinic"] == 1.0
    alone = kith.acceptability(whole, [prices["cost_per_unit"]], "clinic")
    assert 0 < alone["clinic"].iloc[0] < 1


def test_unknown_names_are_refused(whole: xr.Dataset) -> None:
    with pytest.raises(ValueError, match="unknown perspective"):
        kith.value(whole, perspective="mine")
    with pytest.raises(ValueError, match="unknown effect"):
        economics.gain_in(whole, "smiles", "clinic")
