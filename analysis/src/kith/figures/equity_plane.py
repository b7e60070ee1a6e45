"""Who gains, and whether that is fair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import layout, style, words
from kith.figures.parts.keys import key_beside, key_entry
from kith.io import outcomes, strata
from kith.stats import economics, selection
from kith.stats.equity import gap


def equity_plane(
    study: xr.Dataset,
    stratum: str = "income:below-100",
    to: str = "income:400-plus",
    scenarios: Sequence[str] | None = None,
    *,
    outcome: str = "treated_past_year_share",
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw QALYs gained over how much the gap between two strata narrows, a dot per replicate.

    Up and right: more health, and more fairly shared.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.equity_plane(study, scenarios=["clinic"])
    >>> print(ax.get_title(loc="left"))
    A clinic: more health and a narrower gap in 100 of 100 replicates
    """
    ax = style.new_axes(ax, (6.6, 4.8))
    shown = selection.other_scenarios(study, scenarios)
    what = outcomes.measure(study, outcome)
    both = []
    for name in shown:
        look = style.look(study, name)
        closer = gap(study, stratum, to, outcome, name) * what.factor
        gain = economics.gain_in(study, "qalys", name)
        ax.plot(closer, gain, look.marker, color=look.color, markersize=3.6, alpha=0.4,
                markeredgewidth=0)  # fmt: skip
        ax.plot(np.nanmean(closer), np.nanmean(gain), look.marker, color=look.color, markersize=9,
                markeredgecolor="white", markeredgewidth=1.2, zorder=5)  # fmt: skip
        both.append(float(np.mean((closer > 0) & (gain > 0))))
    style.plain(ax)
    for axis_line in (ax.axhline, ax.axvline):
        axis_line(0, color=style.INK, linewidth=0.9, zorder=1)
    ax.xaxis.set_major_locator(MaxNLocator(7))
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda x, _: words.tick(x)))
    unit = what.difference_unit_in_full
    layout.below(ax, f"Gap narrows by, {unit} (right is fairer)", study, standalone)
    name = style.scenario_label(study, shown[0])
    title = f"{name}: more health and a narrower gap in {100 * both[0]:.0f} of 100 replicates"
    titled = strata.titles(study)
    said = (
        f"QALYs gained (up) and the gap in “{words.lower_first(what.label)}” of "
        f"{strata.people(stratum, titled)} to {strata.people(to, titled)}."
    )
    layout.headline(ax, title, said, layout.labels_width(ax))
    key_beside(ax, [key_entry(study, n) for n in shown])
    return ax
