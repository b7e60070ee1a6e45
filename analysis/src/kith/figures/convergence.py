"""Whether there are enough replicates."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from kith.figures.parts import layout, style, words
from kith.io import outcomes, strata
from kith.stats import intervals
from kith.stats.convergence import convergence as table_of


def convergence(
    study: xr.Dataset,
    outcome: str,
    scenario: str | None = None,
    stratum: str = strata.ADULTS,
    *,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw the mean difference as replicates are added, with both of its intervals.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.convergence(study, "treated_past_year_share", "clinic")
    >>> print(ax.get_title(loc="left"))
    48 replicates; about 142 would give a precise mean
    """
    ax = style.new_axes(ax, (7.0, 4.0))
    what = outcomes.measure(study, outcome)
    frame = table_of(study, outcome, scenario, stratum=stratum)
    shown = frame[frame["replicates"] >= 4] if len(frame) > 6 else frame
    count = shown["replicates"].to_numpy()
    look = style.look(study, frame.attrs["scenario"])
    mean, half = (shown[c].to_numpy() * what.factor for c in ("difference", "half_width"))
    low, high = (shown[c].to_numpy() * what.factor for c in ("low", "high"))
    ax.fill_between(count, low, high, color=look.color, alpha=0.13, linewidth=0)
    ax.fill_between(count, mean - half, mean + half, color=look.color, alpha=0.35, linewidth=0)
    ax.plot(count, mean, color=look.color, linewidth=1.8)
    style.plain(ax)
    ax.axhline(0, color=style.INK, linewidth=0.9, zorder=1)
    ax.grid(axis="y", color=style.FAINT, linewidth=0.6)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: words.tick(y)))
    if count.size:
        ax.set_xlim(count[0], max(count[-1], count[0] + 1))
    layout.below(ax, "Replicates", study, standalone)
    unit = what.difference_unit_in_full
    said = (
        f"{what.label}: difference from usual care{', ' + unit if unit else ''}.\n"
        f"Pale: 95 % of replicates, their range below {intervals.FEWEST}. "
        "Dark: Monte Carlo error of the mean, which more replicates make smaller."
    )
    layout.headline(ax, enough(frame), said, layout.labels_width(ax))
    return ax


def enough(frame: pd.DataFrame) -> str:
    """State whether there are enough replicates."""
    have = int(frame["replicates"].iloc[-1]) if len(frame) else 0
    wanted = frame.attrs["needed"]
    if wanted is None:
        same = have > 1 and np.isclose(frame["half_width"].iloc[-1], 0)
        return f"{have} replicates that do not differ" if same else "Too few replicates to say"
    if bool(frame["enough"].iloc[-1]):
        return f"{have} replicates are enough: more would hardly move the mean"
    return f"{have} replicates; about {wanted} would give a precise mean"
