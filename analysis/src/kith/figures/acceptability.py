"""Acceptability curves: how often each scenario is the best buy, by the value of an effect."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import layout, style
from kith.figures.parts.line_ends import name_ends
from kith.figures.parts.money import QUOTED_USD, usd, whose
from kith.stats import economics
from kith.stats.acceptability import acceptability as table_of


def acceptability(
    study: xr.Dataset,
    scenarios: Sequence[str] | None = None,
    effect: str = "qalys",
    perspective: str = "societal",
    *,
    most_usd: float = 300_000,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw how often each scenario has the highest net benefit, by what a unit is worth.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.acceptability(study, ["clinic"])
    >>> print(ax.get_title(loc="left"))
    If a QALY is worth $100,000, A clinic is the best buy in 100 % of replicates
    """
    ax = style.new_axes(ax, (7.0, 4.2))
    worth = np.linspace(0, most_usd, 61)
    frame = table_of(study, worth, scenarios, effect, perspective)
    ends = []
    for name in frame.columns:
        look = style.look(study, name)
        ax.plot(worth, 100 * frame[name], color=look.color, linestyle=look.dash, linewidth=1.9)
        ends.append((100 * float(frame[name].iloc[-1]), name))
    style.plain(ax)
    ax.grid(axis="y", color=style.FAINT, linewidth=0.6)
    ax.set_xlim(0, most_usd)
    ax.set_ylim(-3, 103)
    ax.xaxis.set_major_locator(MaxNLocator(4))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: usd(x)))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:.0f} %"))
    name_ends(ax, study, worth, ends)
    unit = economics.EFFECTS[effect].label
    layout.below(ax, f"What a {unit} is worth", study, standalone)
    said = (
        "How often each is the best buy, % of replicates: its gain in money less its cost to "
        f"{whose(perspective)}."
    )
    layout.headline(ax, _choice(study, frame, unit), said, layout.labels_width(ax))
    return ax


def _choice(study: xr.Dataset, frame: pd.DataFrame, unit: str) -> str:
    at = frame.index.to_numpy()
    place = int(np.argmin(np.abs(at - QUOTED_USD[1])))
    best = str(frame.iloc[place].idxmax())
    share = float(frame.iloc[place].max())
    name = style.scenario_label(study, best)
    worth = f"If a {unit} is worth {usd(float(at[place]))}"
    return f"{worth}, {name} is the best buy in {100 * share:.0f} % of replicates"
