from __future__ import annotations

from typing import Any

import matplotlib
import pytest
from axes import title
from matplotlib import pyplot as plt
from triangle import TRIANGLE

import kith
from kith.io.toml import tomllib


@pytest.fixture
def texts() -> dict[str, Any]:
    return tomllib.loads(TRIANGLE)


def test_the_figure_says_how_far_residents_are(texts: dict[str, Any]) -> None:
    matplotlib.use("Agg")
    ax = kith.figures.neighborhoods(texts)
    assert ax.get_title(loc="left").replace("\n", " ") == (
        "Half of the residents live within 4 minutes by car of a place of a partner"
    )
    assert ax.get_yticklabels()[0].get_text() == "The Hill\n50 % of residents"
    assert [bar.get_width() for bar in ax.patches] == [4.0, 5.0, 6.0]  # the nearest first
    assert {"4", "5", "6 ◆"} <= {text.get_text() for text in ax.texts}
    assert title(kith.figures.neighborhoods({})) == (
        "The scenario gives no distance between neighborhoods"
    )
    plt.close("all")
