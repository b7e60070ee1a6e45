"""Plans from best to worst: how far each is behind the best, and how sure that is."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import style
from kith.figures.parts.money import usd
from kith.io import outcomes


def league(table: pd.DataFrame, goal: str = "net_benefit_usd", *, ax: Axes | None = None) -> Axes:
    """Draw the table of `kith.choose`: mean difference from the best plan, 95 % interval.

    `table` is `choice.table`, or what `kith choose --csv` wrote; `goal` is `choice.goal.name`.

    >>> import pandas as pd
    >>> table = pd.read_csv("results/choice.csv", index_col="plan")
    >>> ax = kith.figures.league(table)
    >>> ax.get_title(loc="left")
    'Best in 98 of 100: Two peers'
    """
    ax = style.new_axes(ax, (7.4, 1.6 + 0.36 * len(table)))
    rows = np.arange(len(table))[::-1]
    behind = table["behind"].to_numpy(dtype=float)
    low, high = (table[f"behind_{side}"].to_numpy(dtype=float) for side in ("low", "high"))
    known = np.isfinite(behind) & np.isfinite(low)
    ax.axvline(0, color=style.QUIET, linewidth=0.8)
    ax.hlines(rows[known], -high[known], -low[known], color="#0072B2", linewidth=1.6)
    ax.plot(-behind[known], rows[known], "o", color="#0072B2", markersize=5)
    style.plain(ax)
    ax.set_yticks(rows, [
        f"{_name(str(plan), row)} · best in {100 * float(row['probability_best']):.0f} · {rank}"
        for rank, (plan, row) in enumerate(table.iterrows(), start=1)
    ])  # fmt: skip
    ax.xaxis.set_major_locator(MaxNLocator(5))
    money, share = goal.endswith("_usd"), outcomes.is_share(goal.partition("@")[0])
    ax.xaxis.set_major_formatter(
        FuncFormatter(lambda x, _: usd(x) if money else f"{100 * x:.1f} %" if share else f"{x:g}")
    )
    named = "net benefit" if goal == "net_benefit_usd" else goal
    ax.set_xlabel(f"Mean {named} less than the best plan's (95 % interval)")
    best, chance = table.iloc[0], 100 * float(table["probability_best"].iloc[0])
    ax.set_title(f"Best in {chance:.0f} of 100: {_name(str(table.index[0]), best)}", loc="left",
                 fontsize=style.TITLE_SIZE)  # fmt: skip
    return ax


def _name(plan: str, row: pd.Series) -> str:
    title = str(row["title"])
    return title if len(title) <= 60 else plan
