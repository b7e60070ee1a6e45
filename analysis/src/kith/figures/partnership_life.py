"""The life of a partnership: how well it collaborates, how mature it is, whether it is alive."""

from __future__ import annotations

import warnings

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from kith.figures.parts import layout, style
from kith.figures.parts.line_ends import apart
from kith.figures.parts.milestones import mark_milestones
from kith.figures.parts.week_axis import week_axis
from kith.stats import selection
from kith.stats.survival import survival

PARTS = {
    "maturity": ("maturity", "#000000", "-"),
    "trust": ("trust", "#0072B2", "-"),
    "communication": ("communication", "#D55E00", (0, (6, 1, 1, 1))),
    "shared_goals": ("shared goals", "#009E73", (0, (1, 1))),
    "inclusion": ("inclusion", "#CC79A7", (0, (8, 2))),
    "resources": ("money ahead", "#8A6D00", (0, (3, 1, 1, 1))),
}


def partnership_life(
    study: xr.Dataset,
    partnerships: xr.Dataset,
    scenario: str | None = None,
    partnership: str | None = None,
    *,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw the share of replicates in which a partnership is alive, and how it fares until it ends.

    `partnerships` is what `kith.partnerships(path)` opens. Lines are means over the replicates in
    which it is alive that week, 0 none to 1 full; they end where fewer than a tenth are left.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.partnership_life(study, kith.partnerships("results/clinic.h5"), "clinic")
    >>> print(ax.get_title(loc="left"))
    In 25 of 100 replicates the partnership has ended by week 119
    """
    ax = style.new_axes(ax, (7.4, 4.4))
    chosen = selection.other_scenarios(study, scenario)[0]
    share = survival(partnerships, chosen)
    if share.empty:
        layout.headline(ax, "This scenario has no partnership", "")
        return ax
    name = partnership or str(share.columns[0])
    living = share[name].to_numpy()
    weeks = partnerships["week"].values.astype(np.float64)
    ax.fill_between(weeks, 0, living, color=style.STRIPE, linewidth=0)
    ax.plot(weeks, living, color=style.QUIET, linewidth=1.0)
    place = {"scenario": chosen, "partnership": name}
    alive = partnerships["alive"].sel(place).transpose("replicate", "time").values > 0.5
    ends = []
    for part, (label, color, dash) in PARTS.items():
        if part not in partnerships:
            continue
        values = partnerships[part].sel(place).transpose("replicate", "time").values
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # weeks in which none is alive
            mean = np.nanmean(np.where(alive, values, np.nan), axis=0)
        mean[living < 0.1] = np.nan
        ax.plot(weeks, mean, color=color, linestyle=dash, linewidth=1.7)
        if np.isfinite(mean).any():
            last = int(np.flatnonzero(np.isfinite(mean))[-1])
            ends.append((float(mean[last]), label, color))
    ends.append((float(living[-1]), "still alive", style.QUIET))
    week_axis(ax, weeks)
    ax.set_ylim(0, 1.12)
    ax.set_yticks(np.linspace(0, 1, 6))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{100 * y:.0f} %"))
    _names(ax, weeks, sorted(ends))
    mark_milestones(ax, study, [chosen], weeks, top=True)
    layout.below(ax, "Week", study, standalone)
    end, last_week = 100 * (1 - living[-1]), f"by week {weeks[-1]:.0f}"
    title = f"In {end:.0f} of 100 replicates the partnership has ended {last_week}"
    title = title if end > 0 else f"In no replicate has the partnership ended {last_week}"
    subtitle = "Ground: alive, % of replicates. Lines: mean while alive, 100 % is full."
    layout.headline(ax, title, subtitle, layout.labels_width(ax))
    return ax


def _names(ax: Axes, weeks: np.ndarray, ends: list[tuple[float, str, str]]) -> None:
    tall = 1.12 * style.TEXT_SIZE * 1.25 / (0.7 * layout.height_points(ax))
    heights = apart([end for end, *_ in ends], [tall] * len(ends))
    for height, (_, label, color) in zip(heights, ends, strict=True):
        ax.annotate(label, (weeks[-1], height), (5, 0), textcoords="offset points", va="center",
                    fontsize=style.TEXT_SIZE, color=color, fontweight="bold",
                    annotation_clip=False)  # fmt: skip
