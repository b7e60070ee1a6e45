from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from triangle import TRIANGLE

import kith
from kith.io.toml import tomllib


@pytest.fixture
def texts() -> dict[str, Any]:
    return tomllib.loads(TRIANGLE)


def test_distances_on_the_plane_are_travel_times(texts: dict[str, Any]) -> None:
    frame = kith.neighborhoods(texts)
    x, y = frame["x"].to_numpy(), frame["y"].to_numpy()
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    np.testing.assert_allclose(apart, [[0, 3, 4], [3, 0, 5], [4, 5, 0]], atol=1e-9)
    assert frame.attrs["off_minutes"] == pytest.approx(0.0, abs=1e-9)
    assert frame["title"].tolist() == ["The Hill", "dale", "shore"]


def test_minutes_to_partners_leave_out_who_is_none_and_what_is_remote(
    texts: dict[str, Any],
) -> None:
    frame = kith.neighborhoods(texts)
    assert frame["minutes"].tolist() == [4.0, 5.0, 6.0]
    assert frame["partners"].tolist() == [[], [], ["The House"]]
    texts["site"][0]["remote"] = False
    assert kith.neighborhoods(texts)["minutes"].tolist() == [3.0, 1.0, 5.0]


def test_what_is_not_known_is_not_placed(texts: dict[str, Any]) -> None:
    del texts["zone"][0]["minutes_to"]["shore"], texts["zone"][2]["minutes_to"]
    assert kith.neighborhoods(texts).empty
    assert kith.neighborhoods({}).empty
    lone = tomllib.loads(TRIANGLE)
    del lone["partnership"]
    assert kith.neighborhoods(lone)["minutes"].isna().all()
