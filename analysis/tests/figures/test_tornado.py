from __future__ import annotations

from pathlib import Path

import xarray as xr
from axes import title

import kith

MAIN = "treated_past_year_share"


def test_the_tornado_names_the_driver_and_its_grade(whole: xr.Dataset, whole_path: Path) -> None:
    ax = kith.figures.tornado(whole, kith.parameters(whole_path), MAIN, "clinic")
    assert title(ax) == "The answer depends most on “How well care works”, assumed, not measured"
    labels = [" ".join(t.get_text().split()) for t in ax.get_yticklabels()]
    assert labels == ["How well care works [assumed]", "Nothing at all [trial]"]
