"""The axis of a figure over weeks."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from kith.figures.parts import style
from kith.stats.intervals import Numbers


def week_axis(ax: Axes, weeks: Numbers) -> None:
    """Lay out a figure over weeks: years where there are several, else quarters."""
    style.plain(ax)
    ax.grid(axis="y", color=style.FAINT, linewidth=0.6)
    ax.set_xlim(weeks[0], max(weeks[-1], weeks[0] + 1))
    years = weeks[-1] - weeks[0] >= 104
    step = (52 if weeks[-1] - weeks[0] < 420 else 104) if years else 13
    ax.set_xticks(np.arange(0, weeks[-1] + 2, step))
