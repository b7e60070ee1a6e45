from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from whole import ADULTS, START, YOUTHS, strength

import kith
from kith.stats import economics

WEEKS = 120 - START


def test_costs_and_gains_worked_out_by_hand(whole: xr.Dataset) -> None:
    works = strength(48)
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


def test_unknown_names_are_refused(whole: xr.Dataset) -> None:
    with pytest.raises(ValueError, match="unknown perspective"):
        kith.value(whole, perspective="mine")
    with pytest.raises(ValueError, match="unknown effect"):
        economics.gain_in(whole, "smiles", "clinic")


def test_blocks_of_weeks_give_what_weeks_give(whole: xr.Dataset) -> None:
    """A sweep may keep blocks: here seven of 16 weeks and one of 8."""
    means = ["need_past_year_share", "treated_past_year_share", "serious_distress_share"]
    hows = dict.fromkeys(means, "mean") | {"cost_societal_usd": "sum"}
    hows |= dict.fromkeys(["residents", "qalys"], "last")
    starts = list(range(0, 120, 16))
    found = {}
    for name, how in hows.items():
        values = whole[name].load()
        parts = [values.isel(time=slice(at, at + 16)) for at in starts]
        blocks = [p.isel(time=-1, drop=True) if how == "last" else getattr(p, how)("time")
                  for p in parts]  # fmt: skip
        found[name] = xr.concat(blocks, "time").assign_attrs(values.attrs)
    kept = xr.Dataset(found, {"week": ("time", starts)}, {**whole.attrs, "weeks": 120})
    for effect in ("treated", "distress_weeks", "qalys"):
        gain = economics.gain_in(kept, effect, "clinic")
        np.testing.assert_allclose(gain, economics.gain_in(whole, effect, "clinic"), rtol=1e-3)
    # Costs begin in the middle of a block, 8 of 112 weeks discounted 4 weeks too little.
    for discounted, error in ((False, 1e-9), (True, 2e-4)):
        cost = economics.cost_difference(kept, "clinic", discounted=discounted)
        exact = economics.cost_difference(whole, "clinic", discounted=discounted)
        np.testing.assert_allclose(cost, exact, rtol=error)


def test_a_gain_needs_its_outcomes_and_adults(whole: xr.Dataset) -> None:
    with pytest.raises(ValueError, match="unknown outcome 'qalys'"):
        kith.acceptability(whole.drop_vars("qalys"), [1.0])
    poor = whole.sel(stratum=["income:below-100"])
    with pytest.raises(ValueError, match="unknown stratum 'adults'"):
        economics.gain_in(poor, "qalys", "clinic")
