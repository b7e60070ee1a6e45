"""The additional cost of a scenario over usual care, by year and program."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from kith.figures.parts import layout, style
from kith.figures.parts.keys import key_beside
from kith.figures.parts.money import round_money, usd
from kith.figures.parts.words import program_label
from kith.stats import selection
from kith.stats.budget import budget

_SHADES = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#6B5B95", "#8A6D00",
)  # fmt: skip

#: Readers cannot distinguish more programs than this in one bar.
MOST_SHOWN = 8
_REST = "other-programs"


def spending(
    study: xr.Dataset,
    scenario: str | None = None,
    *,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw the additional cost of a scenario over usual care by year: programs, all other payers.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.spending(study, "clinic")
    >>> print(ax.get_title(loc="left"))
    A clinic costs society $101,000 more in 3 years
    """
    ax = style.new_axes(ax, (7.4, 4.2))
    chosen = selection.other_scenarios(study, scenario)[0]
    frame = budget(study, chosen, by=("year", "program"))
    table = frame.pivot_table(index="year", columns="program", values="difference", fill_value=0.0)
    table = _fewer(table, str(study["program"].values[0]))
    years = table.index.to_numpy()
    up, down = np.zeros(len(years)), np.zeros(len(years))
    usual = str(study["program"].values[0])
    others = [str(p) for p in [*study["program"].values, _REST] if p != usual and p in table]
    entries = []
    for program, color in zip([*others, usual], _shades(len(others)), strict=True):
        if program not in table:
            continue
        amounts = table[program].to_numpy()
        ax.bar(years, amounts, 0.62, bottom=np.where(amounts >= 0, up, down), color=color,
               edgecolor="white", linewidth=0.6)  # fmt: skip
        up, down = up + np.maximum(amounts, 0), down + np.minimum(amounts, 0)
        entries.append((f"■ {program_label(program, usual)}", color))
    total = table.sum(axis=1).to_numpy()
    for year, height, amount in zip(years, up, total, strict=True):
        ax.annotate(usd(round_money(amount)), (year, height), (0, 3), textcoords="offset points",
                    ha="center", fontsize=style.TEXT_SIZE, color=style.INK)  # fmt: skip
    style.plain(ax)
    ax.axhline(0, color=style.INK, linewidth=0.9)
    ax.set_ylim(None, float(up.max()) * 1.12 if up.max() > 0 else None)
    ax.set_xticks(years, [f"Year {y}" for y in years])
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: usd(y)))
    layout.below(ax, "", study, standalone)
    name = style.scenario_label(study, chosen)
    spent = round_money(float(total.sum()))
    more = "more" if spent >= 0 else "less"
    title = f"{name} costs society {usd(abs(spent))} {more} in {len(years)} years"
    said = (
        "Difference from usual care by program, mean of replicates, not discounted. "
        "Number: all together."
    )
    layout.headline(ax, title, said, layout.labels_width(ax))
    key_beside(ax, entries)
    return ax


def _fewer(table: pd.DataFrame, usual: str) -> pd.DataFrame:
    """Combine the smallest programs if there are more than `MOST_SHOWN`."""
    programs = table.drop(columns=usual, errors="ignore").abs().sum().sort_values(ascending=False)
    if len(programs) <= MOST_SHOWN:
        return table
    small = list(programs.index[MOST_SHOWN - 1 :])
    return table.drop(columns=small).assign(**{_REST: table[small].sum(axis=1)})


def _shades(programs: int) -> list[str]:
    return [*_SHADES[:programs], "#4D4D4D"]
