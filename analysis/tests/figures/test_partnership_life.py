from __future__ import annotations

from pathlib import Path

import pytest
import xarray as xr
from axes import title
from whole import START

import kith


def test_the_life_of_a_partnership(whole: xr.Dataset, whole_path: Path) -> None:
    life = kith.partnerships(whole_path)
    ax = kith.figures.partnership_life(whole, life, "clinic")
    assert title(ax) == "In 25 of 100 replicates the partnership has ended by week 119"
    alive = ax.lines[0].get_ydata()
    assert (alive[START - 1], alive[START], alive[-1]) == (0.0, 1.0, 0.75)
    assert ax.lines[1].get_ydata()[-1] == pytest.approx(0.9)
    bare = life.assign(alive=life["alive"] * 0)
    assert "no partnership" in title(kith.figures.partnership_life(whole, bare, "clinic"))
