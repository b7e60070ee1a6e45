from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from axes import title

import kith
from kith.figures.parts.money import round_money, usd


def test_plane_and_acceptability_tell_the_price(whole: xr.Dataset) -> None:
    ax = kith.figures.cost_effectiveness(whole)
    row = kith.value(whole, "clinic").set_index("effect").loc["qalys"]
    assert title(ax).startswith("A clinic: about $")
    assert usd(round_money(row["cost_per_unit"])) in title(ax)
    assert ax.lines[1].get_xdata()[0] == pytest.approx(row["gain"])
    assert ax.lines[1].get_ydata()[0] == pytest.approx(row["cost"])
    curves = kith.figures.acceptability(whole)
    shares = np.sum([line.get_ydata() for line in curves.lines[:3]], axis=0)
    np.testing.assert_allclose(shares, 100.0)
    assert "best buy in" in title(curves)
