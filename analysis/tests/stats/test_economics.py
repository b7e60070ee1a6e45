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
