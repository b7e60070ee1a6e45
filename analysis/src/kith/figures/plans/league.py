"""Plans from best to worst: how far each is behind the best, and how sure that is."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import layout, style
from kith.figures.parts.money import usd
from kith.io import outcomes
from kith.planning.choice_text import of_100


def league(
    table: pd.DataFrame, goal: str = "net_benefit_usd", *, label: str = "", ax: Axes | None = None
) -> Axes:
    """Draw the table of `kith.choose`: mean difference from the best plan, 95 % interval.

    `table` is `choice.table`, or what `kith choose --csv` wrote; `goal` is `choice.goal.name`;
    `label` is what readers call it.

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
    width = 0.45 * layout.room(ax)
    ax.set_yticks(rows, [
        layout.wrapped(
            f"{_name(rank, row, f'{rank}. ')} · best in {_chance(row).removesuffix(' of 100')}",
            width, style.TEXT_SIZE,
        )
        for rank, (_, row) in enumerate(table.iterrows(), start=1)
    ])  # fmt: skip
    ax.xaxis.set_major_locator(MaxNLocator(layout.most_ticks(ax)))
    money, share = goal.endswith("_usd"), outcomes.is_share(goal.partition("@")[0])
    ax.xaxis.set_major_formatter(
        FuncFormatter(lambda x, _: usd(x) if money else f"{100 * x:.3g}" if share else f"{x:g}")
    )
    named = label or ("net benefit" if goal == "net_benefit_usd" else goal)
    unit = ", percentage points" if share else ""
    said = f"Behind the best plan (95 % interval): {named}{unit}"
    ax.set_xlabel(layout.wrapped(said, 0.55 * layout.room(ax), style.TEXT_SIZE),
                  fontsize=style.TEXT_SIZE)  # fmt: skip
    best = table.iloc[0]
    title = f"Best in {_chance(best)}: {_name(1, best)}"
    layout.headline(ax, title, "", layout.labels_width(ax))
    return ax


def _chance(row: pd.Series) -> str:
    return of_100(float(row["probability_best"]))


def _name(rank: int, row: pd.Series, before: str = "") -> str:
    """Return the title, unless it would fill the figure: the table beside it has its number."""
    title = str(row["title"])
    return f"{before}{title}" if len(title) <= 90 else f"Plan {rank}"
