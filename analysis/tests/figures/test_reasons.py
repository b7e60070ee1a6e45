from __future__ import annotations

import pytest
import xarray as xr
from axes import said, title

import kith


def test_reasons_add_up_to_unmet_need(whole: xr.Dataset) -> None:
    ax = kith.figures.reasons(whole, "clinic")
    assert len(ax.collections) == 8
    top = ax.collections[-1].get_paths()[0].vertices[:, 1].max()
    assert top == pytest.approx(70.0, abs=0.1)
    assert "stigma or distrust (−0.5)" in said(ax)
    assert "by the one barrier whose removal would help them most" in said(ax)
    assert title(ax).startswith("13 of 100 people in need without care are held back most by")
