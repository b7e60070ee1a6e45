"""Paired differences by stratum: who gains, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import findings, layout, style, words
from kith.figures.parts.keys import key, key_entry
from kith.figures.parts.stratum_rows import Row, name_rows, rows_of
from kith.io import outcomes, strata
from kith.stats import intervals, selection
from kith.stats.compare import compare
from kith.stats.paired_difference import stands_out


def differences(
    study: xr.Dataset,
    outcome: str,
    scenario: str | Sequence[str] | None = None,
    *,
    window: selection.Window | None = None,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw the paired differences from usual care, a row for each stratum.

    Without `scenario`, all scenarios are drawn side by side. The title states the finding for
    adults under the first of them, and the stratum in which it is clearly larger.
    `standalone=False` leaves out what a page says once for all its figures.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.differences(study, "treated_past_year_share", "clinic")
    >>> print(ax.get_title(loc="left"))
    2.0 points more people in need are treated, most among people below the
    poverty line
    """
    shown = selection.other_scenarios(study, scenario)
    frame = compare(study, outcome, by="stratum", window=window, scenario=shown)
    what = outcomes.measure(study, outcome)
    rows = rows_of(list(dict.fromkeys(frame["stratum"])), strata.titles(study))
    if ax is None:
        height = 1.9 + 0.23 * (rows[-1][2] + 1)
        _, ax = plt.subplots(figsize=(7.6, height), layout="constrained")
    _stripes(ax, rows)
    for place, name in enumerate(shown):
        shift = (place - (len(shown) - 1) / 2) * 0.55 / len(shown)
        chosen = frame[frame["scenario"] == name].set_index("stratum")
        _draw(ax, chosen, rows, what.factor, style.look(study, name), shift, len(shown))
    if len(shown) == 1:
        _numbers(ax, frame.set_index("stratum"), rows, what)
    else:
        key(ax, [key_entry(study, name) for name in shown])
    _axes(ax, rows, what)
    _headline(ax, study, what, shown, window)
    if standalone:
        said = style.caption(study, int(frame["replicates"].max()))
        ax.set_xlabel(f"{ax.get_xlabel()}\n{said}", fontsize=7.5, color=style.QUIET, loc="left")
    return ax


def _draw(
    ax: Axes,
    frame: pd.DataFrame,
    rows: Sequence[Row],
    factor: float,
    look: style.Look,
    shift: float,
    crowd: int,
) -> None:
    """Draw the interval over replicates thin, that of the mean thick, the mean as a marker."""
    size, clear = 5.0 if crowd == 1 else 4.0, _clear(frame)
    for _, name, height in rows:
        if not name or frame.loc[name, "replicates"] == 0:
            continue
        row = frame.loc[name, ["difference", "low", "high", "monte_carlo_error"]]
        middle, low, high, error = row.astype(float).to_numpy() * factor
        y = height + shift
        ax.plot([low, high], [y, y], color=look.color, linewidth=1.1, solid_capstyle="butt")
        ax.plot([middle - error, middle + error], [y, y], color=look.color, linewidth=3.4,
                alpha=0.55, solid_capstyle="butt")  # fmt: skip
        hollow = name not in clear
        ax.plot(middle, y, look.marker, color=look.color, markersize=size, markeredgewidth=1.2,
                markerfacecolor="white" if hollow else look.color)  # fmt: skip


def _stripes(ax: Axes, rows: Sequence[Row]) -> None:
    """Shade every second row faintly, to lead the eye to the numbers."""
    for place, (_, name, height) in enumerate(r for r in rows if r[1]):
        if place % 2 == 0 and name:
            ax.axhspan(height - 0.5, height + 0.5, color=style.STRIPE, linewidth=0, zorder=0)


def _numbers(ax: Axes, frame: pd.DataFrame, rows: Sequence[Row], what: outcomes.Measure) -> None:
    """Write usual care and the difference, with its interval, at the right of each row."""
    table = {name: _cells(row, what.factor) for name, row in frame.iterrows()}
    clear = _clear(frame)
    unit = f", {what.unit}" if what.unit else ""
    spread = "95 %" if (frame["interval"] == "percentiles").any() else "range"
    heads = (f"usual{unit}", "difference", spread)
    small = FontProperties(size=7.5, weight="bold")
    left = [8.0]
    for column in range(2):
        texts = [heads[column], *(cells[column] for cells in table.values() if len(cells) > 1)]
        left.append(left[-1] + 8 + max(layout.text_width(text, small) for text in texts))

    def write(height: float, column: int, text: str, **how: Any) -> None:
        ax.annotate(
            text, (1, height), (left[column], 0), xycoords=ax.get_yaxis_transform(),
            textcoords="offset points", va="center", annotation_clip=False,
            **{"fontsize": 7.5, "color": style.QUIET, **how},
        )  # fmt: skip

    for column, head in enumerate(heads):
        write(-0.85, column, head, fontsize=7)
    for _, name, height in rows:
        if name:
            for column, text in enumerate(table[name]):
                bold = {"color": style.INK, "fontweight": "bold" if name in clear else "normal"}
                write(height, column, text, **(bold if column == 1 else {}))


def _clear(frame: pd.DataFrame) -> set[str]:
    """Return the strata in which one direction of the difference is likely."""
    return {str(name) for name, row in frame.iterrows() if stands_out(row)}


def _cells(row: pd.Series[Any], factor: float) -> tuple[str, ...]:
    if row["replicates"] == 0:
        return ("too few people",)
    difference, low, high = words.alike(row, factor)
    spread = f"{low} to {high}" if np.isfinite(row["low"]) else ""
    return words.plain(float(row["usual_care"]) * factor), difference, spread


def _axes(ax: Axes, rows: Sequence[Row], what: outcomes.Measure) -> None:
    style.plain(ax)
    ax.axvline(0, color=style.INK, linewidth=0.9, zorder=1)
    name_rows(ax, rows)
    low, high = ax.get_xlim()
    ax.set_xlim(min(low, -0.08 * (high - low)), max(high, 0.08 * (high - low)))
    of_a_phone = ax.figure.bbox.width / ax.figure.dpi < 6.0  # inches; ticks must not collide
    ax.xaxis.set_major_locator(MaxNLocator(3 if of_a_phone else 6))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: words.tick(x)))
    unit = what.difference_unit_in_full
    said = f"Difference from usual care{', ' + unit if unit else ''}"
    if what.better:
        said += " (right is better)" if what.better > 0 else " (left is better)"
    said = layout.wrapped(said, layout.room(ax) - layout.labels_width(ax), style.TEXT_SIZE)
    ax.set_xlabel(said, fontsize=style.TEXT_SIZE, color=style.QUIET, loc="left")


def _headline(
    ax: Axes,
    study: xr.Dataset,
    what: outcomes.Measure,
    shown: Sequence[str],
    window: selection.Window | None,
) -> None:
    title = findings.finding_by_stratum(study, what.name, shown[0], window)
    if len(shown) > 1:
        title = f"{style.scenario_label(study, shown[0])}: {words.lower_first(title)}"
    first, last = selection.resolve_window(study, window)
    subtitle = (
        f"{what.meaning}; weeks {first} to {last}.\n"
        "Marker: mean paired difference, hollow where no direction is likely. "
        f"Thin line: {intervals.said(study.sizes['replicate'])}. Thick: Monte Carlo error."
    )
    names = ((t.get_text(), t.get_fontproperties()) for t in ax.get_yticklabels())
    layout.headline(ax, title, subtitle, max(layout.text_width(*name) for name in names))
