"""The cost and gain of plans, and which plans no other beats."""

from __future__ import annotations

from itertools import groupby

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import layout, style
from kith.figures.parts.money import usd
from kith.io import outcomes
from kith.planning.plans import USUAL_CARE
from kith.planning.steps import efficient
from kith.stats.intervals import Numbers


def frontier(
    table: pd.DataFrame, gain: str = "QALYs", *, label: str = "", ax: Axes | None = None
) -> Axes:
    """Draw gain over cost of the plans in the table of `kith.choose`, by their rank in it.

    Filled are those that no other plan equals in gain, equity and cost and beats in one. The line
    leads from usual care to the plan that gains most, always by the plan that gains most for its
    cost. Upright lines are 95 % intervals of the mean gain, where the table has them.

    `table` is `choice.table`, or what `kith choose --csv` wrote; `gain` is what it gains, the name
    of an outcome or a word; `label` is what readers call it.

    >>> import pandas as pd
    >>> table = pd.read_csv("results/choice.csv", index_col="plan")
    >>> ax = kith.figures.frontier(table)
    >>> ax.get_title(loc="left")
    '3 of 3 plans are on the frontier'
    """
    ax = style.new_axes(ax, (7.0, 4.2))
    on = table["on_frontier"].astype(bool)
    points = {str(plan): (float(row["cost_usd"]), float(row["gain"]))
              for plan, row in table.dropna(subset=["cost_usd", "gain"]).iterrows()}  # fmt: skip
    points |= {} if USUAL_CARE in points else {USUAL_CARE: (0.0, 0.0)}
    path = [points[plan] for plan in efficient(points)]
    ax.plot(*zip(*path, strict=True), color=style.FAINT, linewidth=1.4, zorder=1)
    if "gain_low" in table:
        ax.vlines(table["cost_usd"], table["gain_low"], table["gain_high"], color="#0072B2",
                  linewidth=1.0, alpha=0.6, zorder=2)  # fmt: skip
    for chosen, face, said in ((on, "#0072B2", "on the frontier"), (~on, "white", "beaten")):
        part = table[chosen]
        ax.scatter(part["cost_usd"], part["gain"], s=42, facecolor=face, edgecolor="#0072B2",
                   label=said, zorder=3)  # fmt: skip
    style.plain(ax)
    ax.margins(0.15)
    _number(ax, table["cost_usd"].to_numpy(float), table["gain"].to_numpy(float))
    ax.xaxis.set_major_locator(MaxNLocator(4))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: usd(x)))
    share = outcomes.is_share(gain.partition("@")[0])
    ax.yaxis.set_major_formatter(
        FuncFormatter(lambda y, _: f"{100 * y:.3g}".replace("-", "−") if share else f"{y:g}")
    )
    ax.set_xlabel("Spent by partnerships, more than in usual care", fontsize=style.TEXT_SIZE)
    said = f"Gain over usual care: {label or gain}{', percentage points' if share else ''}"
    ax.set_ylabel(layout.wrapped(said, 0.62 * layout.height_points(ax), style.TEXT_SIZE),
                  fontsize=style.TEXT_SIZE)  # fmt: skip
    ax.legend(frameon=False, fontsize=style.TEXT_SIZE, loc="lower right")
    title = f"{int(on.sum())} of {len(table)} plans are on the frontier"
    layout.headline(ax, title, "", layout.labels_width(ax))
    return ax


def _number(ax: Axes, costs: Numbers, gains: Numbers) -> None:
    """Write the rank of each plan beside it; plans too near for labels of their own share one."""
    ax.autoscale_view()
    near = ax.figure.dpi / 72 * style.TEXT_SIZE  # the height of a label
    shared: dict[tuple[float, float], list[int]] = {}
    for rank, point in enumerate(zip(costs, gains, strict=True), start=1):
        if not np.isfinite(point).all():
            continue
        apart = {other: np.abs(ax.transData.transform(point) - ax.transData.transform(other))
                 for other in shared}  # fmt: skip
        held = [other for other, (x, y) in apart.items() if x < 1.5 * near and y < near]
        shared.setdefault(held[0] if held else point, []).append(rank)
    for point, ranks in shared.items():
        ax.annotate(_ranks(ranks), point, xytext=(5, 4), textcoords="offset points",
                    fontsize=style.TEXT_SIZE)  # fmt: skip


def _ranks(ranks: list[int]) -> str:
    """Write ranks in order.

    >>> _ranks([1, 2, 3, 5])
    '1-3, 5'
    """
    runs = [list(run) for _, run in groupby(ranks, lambda rank: rank - ranks.index(rank))]
    return ", ".join(f"{run[0]}" if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
