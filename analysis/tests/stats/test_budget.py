from __future__ import annotations

import pytest
import xarray as xr
from whole import START

import kith


def test_the_budget_adds_up_to_the_weekly_costs(whole: xr.Dataset) -> None:
    table = kith.budget(whole, "clinic", by=("year", "payer"))
    assert table["year"].min() == 1
    spent = table[table["payer"] == "partnership"]["difference"].sum()
    assert spent == pytest.approx(1000 * (120 - START))
    whole_sum = kith.budget(whole, "clinic", by=("program",))["difference"].sum()
    societal = whole["cost_societal_usd"]
    weekly = (societal.sel(scenario="clinic") - societal.isel(scenario=0)).sum("time").mean()
    assert whole_sum == pytest.approx(float(weekly))
    with pytest.raises(ValueError, match="year, program and payer"):
        kith.budget(whole, by=("mood",))
