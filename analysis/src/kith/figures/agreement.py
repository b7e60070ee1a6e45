"""One figure of all replays: each target with the simulated value."""

from __future__ import annotations

import textwrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kith.figures.parts import style

_MET, _MISSED = "#0072B2", "#D55E00"
#: A target's bounds are drawn at 0 and 1; a simulated value further off is drawn at this edge.
_EDGE = 1.6


def agreement(targets: pd.DataFrame) -> Figure:
    """Draw every target on a scale of its own, on which its bounds are 0 and 1.

    `targets` is that of `kith.io.trials.trial_targets.targets_of`. Thin lines: 95 of 100 single
    replicates; thick lines: the mean over replicates; the marker says by form and color whether it
    agrees.
    """
    figure = Figure(figsize=(11, height(targets)), layout="constrained")
    agreement_on(targets, figure.subplots())
    return figure


def finding(targets: pd.DataFrame) -> str:
    """State how many findings the model reproduces."""
    met, trials = int(targets["met"].sum()), targets["file"].nunique()
    of = f" of {trials} trials and events" if trials > 1 else ""
    verb = "comes" if met == 1 else "come"
    return f"{met} of {len(targets)} published findings{of} {verb} out of the model"


def height(targets: pd.DataFrame) -> float:
    """Return how high the figure is, in inches."""
    return 1.4 + 0.32 * len(targets)


def agreement_on(targets: pd.DataFrame, axes: Axes) -> Axes:
    """Draw the figure of `agreement` on axes."""
    rows = np.arange(len(targets))[::-1]
    axes.axvspan(0.0, 1.0, color=style.FAINT, alpha=0.6, linewidth=0)
    for row, (_, target) in zip(rows, targets.iterrows(), strict=True):
        _draw_target(axes, float(row), target)
    axes.set_yticks(rows, [_label(target) for _, target in targets.iterrows()])
    axes.set_xticks([0.0, 1.0], ["lowest that agrees", "highest that agrees"])
    axes.set_xlim(-_EDGE - 0.1, 1.0 + _EDGE + 0.1)
    axes.set_ylim(-0.8, len(targets) - 0.2)
    axes.set_title(
        textwrap.fill(finding(targets), 48),
        loc="left", fontsize=style.TITLE_SIZE,
    )  # fmt: skip
    axes.tick_params(labelsize=style.TEXT_SIZE)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    return axes


def _label(target: pd.Series) -> str:
    return f"{target['trial']}: {target['title'] or target['id']}"


def _draw_target(axes: Axes, row: float, target: pd.Series) -> None:
    width = target["high"] - target["low"]

    def at(value: float) -> float:
        return float(np.clip((value - target["low"]) / width, -_EDGE, 1.0 + _EDGE))

    color = _MET if target["met"] else _MISSED
    axes.plot([at(target["single_low"]), at(target["single_high"])], [row, row], color=color, lw=1)
    axes.plot(
        [at(target["simulated_low"]), at(target["simulated_high"])], [row, row], color=color, lw=4,
        solid_capstyle="butt",
    )  # fmt: skip
    marker = "o" if target["met"] else "X"
    axes.plot(at(target["simulated"]), row, marker, color=color, markersize=7)
    axes.plot(at(target["published"]), row, "|", color=style.INK, markersize=12, mew=2)
