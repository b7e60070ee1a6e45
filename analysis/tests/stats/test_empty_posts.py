from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

import kith


def test_empty_posts(whole: xr.Dataset) -> None:
    frame = kith.empty_posts(whole).set_index("scenario")
    assert frame.loc["clinic", "posts_fte"] == pytest.approx(12.0)
    np.testing.assert_allclose(frame["empty_share"], 0.1)
