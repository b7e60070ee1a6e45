from __future__ import annotations

import sys
from typing import Any

import matplotlib
import numpy as np
import pytest
from matplotlib import pyplot as plt

import kith

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

#: Three zones whose times are the sides of a right triangle, one of them said one way only.
TRIANGLE = """
title = "A triangle"
[[zone]]
id = "hill"
title = "The Hill"
share_of_residents = 0.5
income_factor = 0.8
minutes_within = 2
minutes_to = { dale = 3, shore = 4 }
[[zone]]
id = "dale"
share_of_residents = 0.3
minutes_within = 1
minutes_to = { hill = 3, shore = 5 }
[[zone]]
id = "shore"
share_of_residents = 0.2
minutes_within = 6
minutes_to = { hill = 4 }
[[organization]]
id = "house"
title = "The House, a center"
zone = "shore"
[[organization]]
id = "bystander"
zone = "hill"
[[site]]
id = "house-online"
organization = "house"
zone = "dale"
remote = true
[[partnership]]
id = "p"
partners = ["house"]
"""


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


def test_the_figure_says_how_far_residents_are(texts: dict[str, Any]) -> None:
    matplotlib.use("Agg")
    ax = kith.figures.neighborhoods(texts)
    assert ax.get_title(loc="left").replace("\n", " ") == (
        "Half of the residents live within 4 minutes by car of a place of a partner"
    )
    told = [text.get_text() for text in ax.texts]
    assert any("a sketch, no map" in text for text in told)
    assert {"The Hill", "50 % · 4 min", "◆"} <= set(told)
    assert "two neighborhoods" in kith.figures.neighborhoods({}).get_title(loc="left")
    plt.close("all")
