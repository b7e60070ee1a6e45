from __future__ import annotations

import numpy as np
import xarray as xr

import kith


def test_acceptability_adds_up_and_crosses_at_the_price(whole: xr.Dataset) -> None:
    prices = kith.value(whole, "clinic").set_index("effect").loc["qalys"]
    frame = kith.acceptability(whole, [0.0, 1e9])
    np.testing.assert_allclose(frame.sum(axis=1), 1.0)
    assert frame.loc[0.0, "usual-care"] == 1.0
    assert frame.loc[1e9, "clinic"] == 1.0
    alone = kith.acceptability(whole, [prices["cost_per_unit"]], "clinic")
    assert 0 < alone["clinic"].iloc[0] < 1
