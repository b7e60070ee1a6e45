"""Names at the right ends of lines."""

from __future__ import annotations

import math
from collections.abc import Sequence

import xarray as xr
from matplotlib.axes import Axes

from kith.figures.parts import layout, style
from kith.stats.intervals import Numbers


def name_ends(ax: Axes, study: xr.Dataset, weeks: Numbers, ends: list[tuple[float, str]]) -> None:
    """Name scenarios at the right ends of their lines, pushed apart where they meet."""
    if not ends:
        return
    labels = {
        name: layout.wrapped(style.scenario_label(study, name), 78, style.TEXT_SIZE, "bold")
        for _, name in ends
    }
    low, high = ax.get_ylim()
    point = (high - low) / (0.7 * ax.get_window_extent().height / ax.figure.dpi * 72)
    ordered = sorted(ends)
    tall = [(labels[n].count("\n") + 1) * style.TEXT_SIZE * 1.2 * point for _, n in ordered]
    heights = apart([value for value, _ in ordered], tall, low, high)
    for height, (_, name) in zip(heights, ordered, strict=True):
        ax.annotate(
            labels[name], (weeks[-1], height), (5, 0), textcoords="offset points", va="center",
            fontsize=style.TEXT_SIZE, color=style.look(study, name).color, fontweight="bold",
            annotation_clip=False, linespacing=1.0,
        )  # fmt: skip


def apart(
    wanted: Sequence[float], tall: Sequence[float], low: float = -math.inf, high: float = math.inf
) -> list[float]:
    """Move heights, given in rising order, just enough that the boxes around them do not overlap.

    Overlapping boxes are merged into a block, which is centered on the mean of its boxes' wanted
    heights, within `low` and `high`. A block taller than that range hangs down from `high`, where
    the subtitle begins.
    """
    blocks: list[list[int]] = []

    def height(block: list[int]) -> float:
        return sum(tall[i] for i in block)

    def center(block: list[int]) -> float:
        mean, half = sum(wanted[i] for i in block) / len(block), height(block) / 2
        return min(max(mean, low + half), high - half)

    for i in range(len(wanted)):
        blocks.append([i])
        while len(blocks) > 1:
            below, above = blocks[-2], blocks[-1]
            if center(above) - center(below) >= (height(above) + height(below)) / 2:
                break
            blocks[-2:] = [below + above]
    placed = []
    for block in blocks:
        bottom = center(block) - height(block) / 2
        for i in block:
            placed.append(bottom + tall[i] / 2)
            bottom += tall[i]
    return placed
