from __future__ import annotations

import pytest
import xarray as xr
from axes import said

import kith


def test_reasons_add_up_to_unmet_need(whole: xr.Dataset) -> None:
    ax = kith.figures.reasons(whole, "clinic")
    assert len(ax.collections) == 8
    top = ax.collections[-1].get_paths()[0].vertices[:, 1].max()
    assert top == pytest.approx(70.0, abs=0.1)
    assert "stigma or distrust (−0.5)" in said(ax)
