"""The cost and gain of plans, and which plans no other beats."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import style
from kith.figures.parts.money import usd


def frontier(table: pd.DataFrame, gain: str = "QALYs", *, ax: Axes | None = None) -> Axes:
    """Draw gain over cost of the plans in the table of `kith.choose`, by their rank in it.

    Filled are those that no other plan equals in gain, equity and cost and beats in one.

    `table` is `choice.table`, or what `kith choose --csv` wrote; `gain` is what it gains.

    >>> import pandas as pd
    >>> table = pd.read_csv("results/choice.csv", index_col="plan")
    >>> ax = kith.figures.frontier(table)
    >>> ax.get_title(loc="left")
    '3 of 3 plans are on the frontier'
    """
    ax = style.new_axes(ax, (7.0, 4.2))
    on = table["on_frontier"].astype(bool)
    for chosen, face, label in ((on, "#0072B2", "on the frontier"), (~on, "white", "beaten")):
        part = table[chosen]
        ax.scatter(part["cost_usd"], part["gain"], s=42, facecolor=face, edgecolor="#0072B2",
                   label=label, zorder=3)  # fmt: skip
    for rank, (_, row) in enumerate(table.iterrows(), start=1):
        ax.annotate(str(rank), (float(row["cost_usd"]), float(row["gain"])), xytext=(5, 4),
                    textcoords="offset points", fontsize=style.TEXT_SIZE)  # fmt: skip
    style.plain(ax)
    ax.margins(0.15)
    ax.xaxis.set_major_locator(MaxNLocator(4))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: usd(x)))
    ax.set_xlabel("Spent by partnerships, more than in usual care")
    ax.set_ylabel(f"Gain over usual care: {gain}")
    ax.legend(frameon=False, fontsize=style.TEXT_SIZE)
    ax.set_title(f"{int(on.sum())} of {len(table)} plans are on the frontier", loc="left",
                 fontsize=style.TITLE_SIZE)  # fmt: skip
    return ax
