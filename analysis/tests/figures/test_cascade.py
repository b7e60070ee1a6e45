from __future__ import annotations

import pytest
import xarray as xr
from axes import said, title
from whole import STEPS

import kith


def test_the_cascade_counts_of_a_hundred(whole: xr.Dataset) -> None:
    ax = kith.figures.cascade(whole, "clinic")
    assert len(ax.patches) == 2 * len(STEPS)
    widths = [bar.get_width() for bar in ax.patches]
    assert widths[:2] == [100.0, 100.0]
    assert widths[2] == pytest.approx(88.0, abs=0.01)
    assert widths[3] == pytest.approx(100 * (52.8 + 1) / 60, abs=0.01)
    assert "52 get effective care" in title(ax)
    assert "+1.7" in said(ax)
