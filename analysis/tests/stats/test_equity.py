from __future__ import annotations

import pytest
import xarray as xr

import kith


def test_gaps_are_to_the_best_off_and_narrow_where_the_poor_gain_more(whole: xr.Dataset) -> None:
    frame = kith.equity(whole, by="income")
    assert len(frame) == 1
    row = frame.iloc[0]
    assert (row["stratum"], row["to"]) == ("income:below-100", "income:400-plus")
    assert row["usual_care"] == pytest.approx(0.14, abs=1e-6)
    assert row["difference"] == pytest.approx(-0.02 * 1.5, rel=1e-3)  # tilt 2 against 0.5
    assert row["words"] == "very likely to almost certainly narrower"
    assert row["probability_narrower"] == 1.0


def test_concentration_narrows_towards_zero(whole: xr.Dataset) -> None:
    frame = kith.equity(whole).set_index("outcome")
    assert frame.loc["concentration_index_need", "words"].endswith(
        "certainly wider"
    )  # −0.3 → −0.31
    assert frame.loc["concentration_index_care", "words"].endswith("narrower")  # 0.1 → 0.09
    with pytest.raises(ValueError, match="there are: income, age, sex"):
        kith.equity(whole, by="shoe-size")
