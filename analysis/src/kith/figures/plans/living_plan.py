"""What a partnership has counted, on the forecast before and after."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import layout, style
from kith.figures.parts.week_axis import week_axis
from kith.planning.updating.update_text import level
from kith.planning.updating.updated import Update
from kith.stats import intervals

BEFORE, AFTER, ACTUAL = "#8A8A8A", "#0072B2", "#D55E00"


def living_plan(update: Update) -> Figure:
    """Draw a panel a column: actual points, and bands of the forecast before and after."""
    columns = update.progress.to_dict("records")
    figure = Figure(figsize=(8.2, 1.2 + 2.6 * max(len(columns), 1)), layout="constrained")
    panels = figure.subplots(max(len(columns), 1), 1, squeeze=False)[:, 0]
    for ax, row in zip(panels, columns, strict=False):
        own = update.course[update.course["column"] == row["column"]]
        _panel(ax, own, str(row["unit"]))
        layout.headline(ax, f"{row['label']}: {row['said']}", "")
    panels[-1].set_xlabel(
        "Week of the run", fontsize=style.TEXT_SIZE, color=style.QUIET, loc="left"
    )
    bands = intervals.said(update.replicates)
    said = f"Points: actual. Gray: forecast before, median and {bands}."
    if not update.refused:
        said += f" Blue: after, {update.effective:.0f} replicates count, 95 %."
    width = 72 * figure.get_figwidth() - 24
    told = layout.wrapped(f"{update.title}. {said}", width, style.TEXT_SIZE)
    figure.supxlabel(told, x=0.012, ha="left", fontsize=style.TEXT_SIZE, color=style.QUIET)
    return figure


def _panel(ax: Axes, own: pd.DataFrame, unit: str) -> None:
    weeks = ((own["first_day"] + own["end_day"]) / 14).to_numpy(dtype=np.float64)
    values = {str(name): own[name].to_numpy(dtype=np.float64) for name in own.columns
              if name == "actual" or str(name).startswith(("before", "after"))}  # fmt: skip
    week_axis(ax, weeks)
    for when, color in (("before", BEFORE), ("after", AFTER)):
        ax.fill_between(weeks, values[f"{when}_low"], values[f"{when}_high"], color=color,
                        alpha=0.22, linewidth=0)  # fmt: skip
        ax.plot(weeks, values[when], color=color, linewidth=1.6,
                linestyle="--" if when == "before" else "-")  # fmt: skip
    ax.plot(weeks, values["actual"], "o", color=ACTUAL, markersize=4.5, zorder=4)
    ax.yaxis.set_major_locator(MaxNLocator(5))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: level(unit, y)))
