"""How far each plan is behind the best plan of each future."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import layout, style
from kith.figures.parts.money import usd
from kith.io import outcomes


def regrets(table: pd.DataFrame, goal: str = "net_benefit_usd", *, ax: Axes | None = None) -> Axes:
    """Draw regret over futures with its 95 % interval, the least largest regret at the top.

    `table` is `choice.futures.table`, or CHOICE-futures.csv as `kith choose --csv CHOICE.csv`
    wrote it; `goal` is `choice.goal.name`. A plan beyond a limit in a future has no mark there.

    >>> import pandas as pd
    >>> ax = kith.figures.regrets(pd.read_csv("results/choice-futures.csv"))
    >>> ax.get_title(loc="left")
    'At worst $30,000 behind the best: Two peers'
    """
    known = table[table["regret"].notna()]
    futures = list(dict.fromkeys(table["future"]))
    everywhere = known.groupby("plan")["regret"].agg(["max", "count"])
    everywhere["some"] = everywhere["count"] < len(futures)
    plans = list(everywhere.sort_values(["some", "max"], kind="stable").index)
    ax = style.new_axes(ax, (7.4, 1.6 + 0.28 * len(plans) * len(futures)))
    step = 0.7 / len(futures)
    for place, future in enumerate(futures):
        own = known[known["future"] == future].set_index("plan")
        rows = np.array([-plans.index(str(plan)) for plan in own.index], dtype=float)
        rows += step * ((len(futures) - 1) / 2 - place)
        look = style.of_place(place)
        ax.hlines(rows, own["regret_low"], own["regret_high"], color=look.color, linewidth=1.4)
        ax.plot(own["regret"], rows, look.marker, color=look.color, markersize=5, label=future)
    ax.axvline(0, color=style.QUIET, linewidth=0.8)
    style.plain(ax)
    titles = known.drop_duplicates("plan").set_index("plan")["title"].astype(str)
    width = 0.45 * layout.room(ax)
    ax.set_yticks(-np.arange(len(plans)), [
        layout.wrapped(titles[plan], width, style.TEXT_SIZE) for plan in plans
    ])  # fmt: skip
    money, share = goal.endswith("_usd"), outcomes.is_share(goal.partition("@")[0])

    def said(x: float) -> str:
        return usd(x) if money else f"{100 * x:.1f} points" if share else f"{x:g}"

    ax.xaxis.set_major_locator(MaxNLocator(layout.most_ticks(ax)))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: said(x)))
    said_below = "Behind the best plan of each future (mean, 95 % interval)"
    ax.set_xlabel(layout.wrapped(said_below, 0.55 * layout.room(ax), style.TEXT_SIZE),
                  fontsize=style.TEXT_SIZE)  # fmt: skip
    ax.legend(frameon=False, fontsize=style.TEXT_SIZE)
    worst = float(everywhere.loc[plans[0], "max"])
    told = f"At worst {said(worst)} behind the best" if worst > 0 else "Ahead in every future"
    layout.headline(ax, f"{told}: {titles[plans[0]]}", "", layout.labels_width(ax))
    return ax
