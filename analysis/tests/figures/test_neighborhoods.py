from __future__ import annotations

from typing import Any

import matplotlib
import pytest
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
    told = [text.get_text() for text in ax.texts]
    assert any("a sketch, not a map" in text for text in told)
    assert {"The Hill", "50 % · 4 min", "◆"} <= set(told)
    assert "no distance between neighborhoods" in kith.figures.neighborhoods({}).get_title(
        loc="left"
    )
    plt.close("all")
