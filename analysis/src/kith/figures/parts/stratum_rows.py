"""Rows of a figure: strata at their heights, under the headings of their dimensions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from kith.figures.parts import style
from kith.io import strata

#: A row's text, its stratum ("" for the heading of a dimension), and its height (0 at the top).
Row = tuple[str, str, float]


def rows_of(names: Sequence[str], titled: Mapping[str, str] | None = None) -> list[Row]:
    """Give each stratum a height, with a heading and a little space before each dimension."""
    rows: list[Row] = []
    height, before = 0.0, ""
    for name in strata.in_reading_order(names):
        kind = strata.dimension(name)
        if kind != before:
            height += 0.35
            rows.append((strata.dimension_label(kind), "", height))
            height, before = height + 1, kind
        rows.append((strata.label(name, titled), name, height))
        height += 1
    return rows


def name_rows(ax: Axes, rows: Sequence[Row]) -> None:
    """Write headings and strata at their heights, the first at the top."""
    ax.set_ylim(rows[-1][2] + 0.7, -1.2)
    ax.set_yticks([height for *_, height in rows], [text for text, *_ in rows])
    for tick, (_, name, _) in zip(ax.get_yticklabels(), rows, strict=True):
        tick.set_fontsize(style.TEXT_SIZE)
        tick.set_color(style.INK if name else style.QUIET)
        tick.set_fontweight("bold" if not name or name == strata.ADULTS else "normal")
    ax.tick_params(axis="y", length=0)
