"""The influence of a sweep's varied numbers on an outcome."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from kith.figures.parts import layout, style
from kith.figures.parts.keys import key_beside

_KINDS = {
    "total": ("any part in it", "#0072B2", "o"),
    "first": ("alone", "#D55E00", "D"),
    "mean_effect": ("mean change a step", "#0072B2", "o"),
}


def sensitivity(
    table: pd.DataFrame, names: Sequence[str] | None = None, *, ax: Axes | None = None
) -> Axes:
    """Draw the indices of `kith.sensitivity` with their 95 % intervals, the strongest on top.

    `names` stand for the numbers, in the order of the table; by default their paths.

    >>> table = kith.sensitivity("results/sweep.h5", "effect_share")
    >>> ax = kith.figures.sensitivity(table)
    >>> print(ax.get_title(loc="left"))
    Effect share: “a.first” matters most
    """
    told = [str(n) for n in (table["path"] if names is None else names)]
    if ax is None:
        size = (7.4, 1.7 + 0.45 * len(table))
        _, ax = plt.subplots(figsize=size, layout="constrained")
    kinds = [kind for kind in _KINDS if kind in table]
    rows = np.arange(len(table))
    for place, kind in enumerate(kinds):
        _, color, marker = _KINDS[kind]
        at = rows + (0.3 * place - 0.15 if len(kinds) > 1 else 0)
        error = [table[kind] - table[f"{kind}_low"], table[f"{kind}_high"] - table[kind]]
        ax.errorbar(table[kind], at, xerr=error, fmt=marker, color=color, markersize=5, capsize=3)
    style.plain(ax)
    ax.axvline(0.0, color=style.INK, linewidth=0.9, zorder=1)
    ax.set_ylim(len(table) - 0.4, -0.7)
    ax.set_yticks(rows, [layout.wrapped(n, 190, style.TEXT_SIZE) for n in told])
    ax.tick_params(axis="y", length=0)
    shares = kinds[0] != "mean_effect"
    unit = str(table.attrs.get("unit", ""))
    steps = "Mean size of the change when a number moves by one step"
    share = "Share of the variance over samples that a number explains alone"
    share = share if kinds == ["first"] else "Share of the variance over samples"
    said = share if shares else f"{steps}{_in(unit)}"
    ax.set_xlabel(said, fontsize=style.TEXT_SIZE, color=style.QUIET, loc="left")
    label = str(table.attrs.get("label", "The outcome"))
    layout.headline(ax, f"{label}: {_finding(table, told, kinds[0])}",
                   "Bars: 95 % over resampled points.", layout.labels_width(ax))  # fmt: skip
    if len(kinds) > 1:
        key_beside(ax, [(f"■ {_KINDS[k][0]}", _KINDS[k][1]) for k in kinds])
    return ax


def _finding(table: pd.DataFrame, told: Sequence[str], kind: str) -> str:
    low, high = (float(table[f"{kind}_{end}"].iloc[0]) for end in ("low", "high"))
    clear = low > 0 and (len(table) < 2 or low > float(table[kind].iloc[1]))
    if kind != "mean_effect" and high - low > 1:
        return "too few samples to say what matters most"
    if clear:
        return f"“{told[0]}” matters most"
    return "no number clearly matters more than the others"


def _in(unit: str) -> str:
    return f" (in units of {unit})" if unit not in ("", "1") else ""
