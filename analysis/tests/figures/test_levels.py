from __future__ import annotations

import xarray as xr
from axes import title

import kith

MAIN = "treated_past_year_share"


def test_who_has_how_much_and_whether_it_is_fair(whole: xr.Dataset) -> None:
    ax = kith.figures.levels(whole, MAIN, "clinic")
    assert "Below the poverty line" in [t.get_text() for t in ax.get_yticklabels()]
    assert title(ax) == (
        "The widest gap is 14.0 points, Below the poverty line against 400 % and over: the "
        "scenario narrows it"
    )
    whole["residents"].loc[{"stratum": "income:400-plus"}] = 299  # too few for a headline
    assert "against Women" in title(kith.figures.levels(whole, MAIN, "clinic"))
    ax = kith.figures.equity_plane(whole)
    assert "in 100 of 100 replicates" in title(ax)
