"""How an effect changes with two of the numbers that a sweep varies."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize

from kith.figures.parts import layout, style, words
from kith.io import outcomes
from kith.io.usage_error import UsageError
from kith.stats import selection

SIZE = (6.4, 4.6)  #: inches
#: More levels leave no room for the number in each cell.
MOST_LEVELS = 12
#: Worse, none, better; a page keeps these and the ink on them in dark mode, too.
_COLORS = ("#b84f00", "#f7f7f5", "#00639c")
_INK, _PAPER = "#1b1b1b", "#fdfdfd"
#: Cells beyond this share of the largest effect are dark, and their numbers white.
_DARK = 0.65


def heat_map(
    table: pd.DataFrame,
    across: str,
    up: str,
    what: outcomes.Measure,
    names: tuple[str, str] | None = None,
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw the mean effect in each cell of a grid of two varied numbers, flags, names or lists.

    `table` is what `kith.effects` returns of a sweep for one scenario and one stratum; `across` and
    `up` are two of its columns, or their paths; `what` is what `kith.io.outcomes.measure` returns.
    A cell is the mean over the samples that have both values, whatever other numbers they have; one
    without a sample is left empty. Blue is better than usual care and orange worse; where neither
    direction is better, blue is more.

    Raises UsageError for more than 12 values of a column: then `response` draws a dot per sample.

    >>> sweep = kith.open("results/sweep.h5")
    >>> table = kith.effects(sweep, "effect_share").round({"a_first": 0, "a_second": 0})
    >>> what = kith.io.outcomes.measure(sweep, "effect_share")
    >>> ax = kith.figures.heat_map(table, "a.first", "a.second", what)
    >>> [text.get_text() for text in ax.get_xticklabels()]
    ['0', '1']
    """
    columns = [_column(table, name) for name in (across, up)]
    cells = table.pivot_table("effect", columns[1], columns[0], "mean", observed=False)
    values = cells.to_numpy(dtype=np.float64) * what.factor
    ax = style.new_axes(ax, SIZE)
    largest = float(np.nanmax(np.abs(values))) if np.isfinite(values).any() else 0.0
    spread = largest or 1.0
    colors = _COLORS if what.better >= 0 else _COLORS[::-1]
    shades = LinearSegmentedColormap.from_list("effect", colors)
    rows, places = (np.arange(count + 1) - 0.5 for count in values.shape)
    ax.pcolormesh(places, rows, np.ma.masked_invalid(values), cmap=shades,
                  norm=Normalize(-spread, spread), edgecolors="white", linewidth=0.6)  # fmt: skip
    digits = 1 if largest >= 10 else 2
    for (row, place), value in np.ndenumerate(values):
        if np.isfinite(value):
            ink = _PAPER if abs(value) > _DARK * spread else _INK
            ax.text(place, row, words.signed(float(value), digits), ha="center", va="center",
                    fontsize=style.TEXT_SIZE, color=ink)  # fmt: skip
    ax.set_xticks(range(cells.shape[1]), [_told(level) for level in cells.columns])
    ax.set_yticks(range(cells.shape[0]), [_told(level) for level in cells.index])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    _labels(ax, names or (across, up), what)
    return ax


def _column(table: pd.DataFrame, name: str) -> str:
    """Return the column of a varied number, after a check of what the table holds."""
    column = re.sub(r"\W", "_", name)
    varied = list(table.attrs.get("paths", {})) or list(table.columns)
    selection.must_know("varied number", column, varied)
    for what in ("scenario", "stratum"):
        if what in table and table[what].nunique() > 1:
            raise UsageError(
                f"the table has {table[what].nunique()} of {what}: choose one in kith.effects"
            )
    if (levels := table[column].nunique()) > MOST_LEVELS:
        raise UsageError(
            f"{name} has {levels} different values, more than the {MOST_LEVELS} of a heat map: "
            "make a grid (method grid), or draw a dot per sample with kith.figures.response"
        )
    return column


def _told(level: object) -> str:
    text = f"{level:g}" if isinstance(level, int | float) else str(level)
    return layout.wrapped(text, 90, style.TEXT_SIZE)


def _labels(ax: Axes, names: tuple[str, str], what: outcomes.Measure) -> None:
    sides = [layout.wrapped(name, 260, style.TEXT_SIZE) for name in names]
    ax.set_xlabel(sides[0], fontsize=style.TEXT_SIZE, color=style.QUIET)
    ax.set_ylabel(sides[1], fontsize=style.TEXT_SIZE, color=style.QUIET)
    unit = what.difference_unit_in_full
    said = (
        f"Difference from usual care{', ' + unit if unit else ''}; mean of the samples in a cell."
    )
    layout.headline(ax, what.label, said, layout.labels_width(ax))
