"""What each program adds to the gain of all together, one after the other."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import layout, style
from kith.figures.parts.words import program_label, tick, upper_first
from kith.planning.choice_text import amount
from kith.stats.attribution import REST

ALL = "All together"


def wedge(table: pd.DataFrame, outcome: str | None = None, *, ax: Axes | None = None) -> Axes:
    """Draw what each program adds: a bar begins where the one above it ends.

    `table` is what `kith.attribution` returned, or `shares` of a `kith.Allocation`: the share of
    each program with its interval. `outcome` names what is shared where the table does not say.

    >>> study = kith.open("results/clinic.h5").sel(scenario=["usual-care", "clinic"])
    >>> programs = kith.members("results/clinic.h5")
    >>> ax = kith.figures.wedge(kith.attribution(study, "treated_past_year_share", programs))
    >>> print(ax.get_title(loc="left"))
    Outreach adds most: +2.00 of +2.00 points
    """
    ax = style.new_axes(ax, (7.0, 1.9 + 0.42 * len(table)))
    name = outcome or str(table.attrs.get("outcome", ""))
    share, low, high = (table[n].to_numpy(dtype=np.float64) for n in ("share", "low", "high"))
    begin = np.concatenate([[0.0], np.cumsum(share)[:-1]])
    whole, rows = float(share.sum()), np.arange(len(table) + 1)
    colors = [style.of_place(0).color if s * whole >= 0 else style.of_place(1).color for s in share]
    ax.barh(rows[:-1], share, 0.55, left=begin, color=colors, alpha=0.85)
    ax.barh(rows[-1], whole, 0.55, color=style.QUIET)
    ax.hlines(rows[:-1], begin + low, begin + high, color=style.INK, linewidth=1.2)
    for row, end in zip(rows[:-1], begin + share, strict=True):
        ax.vlines(end, row + 0.28, row + 0.72, color=style.QUIET, linewidth=0.7)
    style.plain(ax)
    ax.axvline(0, color=style.INK, linewidth=0.9)
    names = [_named(str(program)) for program in table["program"]]
    each = [_said(name, value) for value in [*share, whole]]
    ax.set_yticks(rows, [f"{upper_first(who)}  {x}" for who, x in zip([*names, ALL], each,
                                                                      strict=True)])  # fmt: skip
    ax.set_ylim(len(table) + 0.5, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.xaxis.set_major_locator(MaxNLocator(layout.most_ticks(ax)))
    factor = 100 if each[-1].endswith(" points") else 1
    ax.xaxis.set_major_formatter(
        FuncFormatter(lambda x, _: _said(name, x) if name.endswith("_usd") else tick(factor * x))
    )
    label = str(table.attrs.get("label", name))
    unit = ", percentage points" if factor == 100 else ""
    ax.set_xlabel(
        layout.wrapped(f"{label}: difference from usual care{unit}", 0.8 * layout.room(ax),
                       style.TEXT_SIZE), fontsize=style.TEXT_SIZE, color=style.QUIET, loc="left",
    )  # fmt: skip
    first = int(np.argmax(np.abs(share)))
    spread = str(table.attrs.get("interval", "95 % interval"))
    most = each[first].removesuffix(" points")
    title = f"{upper_first(names[first])} adds most: {most} of {each[-1]}"
    if spread.startswith("range"):  # of too few replicates for a finding
        title = f"What each program adds: {table['replicates'].max()} replicates are a try"
    layout.headline(ax, title, f"Line: {spread}.", layout.labels_width(ax))
    return ax


def _named(program: str) -> str:
    if program == REST:
        return "together, or twice over"
    return program_label(program.rpartition(".")[2])


def _said(outcome: str, value: float) -> str:
    return amount(outcome, value, signed=True).replace("-", "−") if abs(value) > 1e-12 else "0"
