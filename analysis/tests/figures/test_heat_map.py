from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from sweeps import known, write_sweep

import kith

GRID = np.array(list(product([0.0, 0.5, 1.0], [0.0, 1.0], [0.0, 1.0])))


def cells(ax: Axes) -> dict[tuple[float, float], str]:
    """Return the numbers in the cells; the last text is the subtitle."""
    return {text.get_position(): text.get_text() for text in list(ax.texts)[:-1]}


def drawn(path: Path, places: np.ndarray, better: str = "more", **more: object) -> Axes:
    write_sweep(path, places, known(places) / 100, "grid", better=better, **more)  # type: ignore[arg-type]
    with kith.open(path) as sweep:
        table = kith.effects(sweep, "effect_share")
        what = kith.io.outcomes.measure(sweep, "effect_share")
    return kith.figures.heat_map(table, "a.first", "a.second", what)


def test_a_cell_is_the_mean_over_the_other_numbers(tmp_path: Path) -> None:
    ax = drawn(tmp_path / "s.h5", GRID)
    # 4 points for all of the first number, −2 for all of the second
    assert cells(ax) == {(0, 0): "0", (1, 0): "+2.00", (2, 0): "+4.00",
                    (0, 1): "−2.00", (1, 1): "0", (2, 1): "+2.00"}  # fmt: skip
    assert [label.get_text() for label in ax.get_xticklabels()] == ["0", "0.5", "1"]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("a.first", "a.second")
    plt.close("all")


@pytest.mark.parametrize(("better", "largest_is_blue"), [("more", True), ("less", False)])
def test_what_is_better_is_blue(better: str, largest_is_blue: bool, tmp_path: Path) -> None:
    ax = drawn(tmp_path / "s.h5", GRID, better)
    (mesh,) = ax.collections
    red, _, blue = to_rgb(mesh.to_rgba(4.0))  # the largest effect, in points
    assert (blue > red) == largest_is_blue
    plt.close("all")


@pytest.mark.filterwarnings("ignore::kith.FailedRunsWarning")
def test_a_cell_without_a_value_is_empty(tmp_path: Path) -> None:
    ax = drawn(tmp_path / "s.h5", GRID, not_run=6)
    assert (2, 1) not in cells(ax)
    assert len(cells(ax)) == 5
    plt.close("all")


def test_words_and_flags_are_levels(tmp_path: Path) -> None:
    staff = ["added" if place else "moved" for place in GRID[:, 1]]
    ax = drawn(tmp_path / "s.h5", GRID, words={"a.second": staff})
    assert [label.get_text() for label in ax.get_yticklabels()] == ["moved", "added"]
    plt.close("all")


def test_what_is_no_grid_says_what_to_do(tmp_path: Path) -> None:
    places = np.random.default_rng(1).random((13, 3))
    with pytest.raises(ValueError, match=r"13 different values.*method grid.*response"):
        drawn(tmp_path / "s.h5", places)
    what = kith.io.outcomes.Measure("x", "X", "x", "", "", 1.0, 1)
    table = pd.DataFrame({"scenario": ["a", "b"], "one": [0, 1], "two": [0, 1], "effect": [0, 1]})
    with pytest.raises(ValueError, match="2 of scenario: choose one"):
        kith.figures.heat_map(table, "one", "two", what)
    table = table[table["scenario"] == "a"]
    with pytest.raises(ValueError, match="unknown varied number 'three'"):
        kith.figures.heat_map(table, "one", "three", what)
