"""How an effect changes with one number that a sweep varies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import layout, style, words
from kith.io import outcomes
from kith.stats import intervals


def response(
    drawn: intervals.Numbers,
    effect: intervals.Numbers,
    what: outcomes.Measure,
    name: str,
    categories: Sequence[str] | None = None,
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw an effect over one varied number, a dot per sample; `effect` in the units of the file.

    `categories` are what 0, 1, ... in `drawn` stand for, where words were varied.

    >>> sweep = kith.open("results/sweep.h5")
    >>> table = kith.effects(sweep, "effect_share")
    >>> what = kith.io.outcomes.measure(sweep, "effect_share")
    >>> drawn, effect = (table[name].to_numpy() for name in ("a_first", "effect"))
    >>> ax = kith.figures.response(drawn, effect, what, "first")
    >>> ax.get_xlabel()
    'first'
    """
    ax = style.new_axes(ax, (5.6, 4.1))
    shown = np.isfinite(effect)
    ax.plot(drawn[shown], effect[shown] * what.factor, "o", color="#0072B2", markersize=4,
            alpha=0.5, markeredgewidth=0)  # fmt: skip
    style.plain(ax)
    ax.axhline(0, color=style.INK, linewidth=0.9, zorder=1)
    if categories is None:
        ax.xaxis.set_major_locator(MaxNLocator(6))
    else:
        ax.set_xticks(range(len(categories)), [layout.wrapped(c, 90, style.TEXT_SIZE)
                                               for c in categories])  # fmt: skip
        ax.set_xlim(-0.5, len(categories) - 0.5)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: words.tick(y)))
    label = layout.wrapped(name, 300, style.TEXT_SIZE)
    ax.set_xlabel(label, fontsize=style.TEXT_SIZE, color=style.QUIET, loc="left")
    unit = what.difference_unit_in_full
    said = f"Difference from usual care{', ' + unit if unit else ''}; a dot is a sample."
    layout.headline(ax, what.label, said, layout.labels_width(ax))
    return ax
