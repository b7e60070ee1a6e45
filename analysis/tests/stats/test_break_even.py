from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

import kith


def test_break_even_says_when_and_what_a_qaly_must_be_worth(whole: xr.Dataset) -> None:
    even = kith.break_even(whole, "clinic")
    assert even["share"] == 0.0
    assert np.isnan(even["week"])
    worth = kith.value(whole, "clinic").set_index("effect").loc["qalys", "cost_per_unit"]
    assert even["usd_per_qaly"] == pytest.approx(worth, rel=0.1)
    paid = whole.copy()
    cost = whole["cost_societal_usd"].copy(deep=True)
    cost[1, :, 100:] -= 1e5
    even = kith.break_even(paid.assign(cost_societal_usd=cost), "clinic")
    assert (even["share"], even["week"]) == (1.0, 100.0)
    assert even["usd_per_qaly"] < 0
