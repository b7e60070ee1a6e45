"""Why people in need are without care, week by week."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from kith.figures.parts import layout, style, words
from kith.figures.parts.line_ends import apart
from kith.figures.parts.week_axis import week_axis
from kith.io import strata
from kith.io.usage_error import UsageError
from kith.stats import intervals, selection
from kith.stats.compare import compare

#: Barrier → label and color, from the person's side to the clinic's; light and dark alternate, for
#: gray print.
REASONS = {
    "no_felt_need": ("feel no need", "#0072B2"),
    "not_knowing": ("do not know where", "#9FD0EE"),
    "stigma_or_distrust": ("stigma or distrust", "#B3501A"),
    "cost": ("cost", "#F3C98B"),
    "travel": ("travel", "#00684A"),
    "language": ("language", "#B7E3D2"),
    "waiting": ("waiting", "#7A3E63"),
    "no_single_barrier": ("no single barrier", "#DDDDDD"),
}


def reasons(
    study: xr.Dataset,
    scenario: str | None = None,
    stratum: str = strata.ADULTS,
    *,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw the shares of those in need who are without care, by the barrier that matters most.

    Layers are a scenario's means over replicates; the dashed line is usual care's total; names
    carry the mean change from usual care since the first partnership began.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.reasons(study, "clinic")
    >>> print(ax.get_title(loc="left"))
    13 of 100 people in need without care are held back most by feeling no need
    """
    ax = style.new_axes(ax, (7.4, 4.4))
    chosen = selection.other_scenarios(study, scenario)[0]
    weeks = study["week"].values.astype(np.float64)
    held = [r for r in REASONS if f"unmet_need_{r}_share" in study]
    if not held:
        raise UsageError("the file holds none of the reasons: unmet_need_…_share")
    layers = [100 * _mean(study, f"unmet_need_{r}_share", chosen, stratum) for r in held]
    seen = np.isfinite(layers).all(axis=0)
    kept = [layer[seen] for layer in layers]
    colors = [REASONS[r][1] for r in held]
    ax.stackplot(weeks[seen], kept, colors=colors, edgecolor="white", linewidth=0.4)
    usual = 100 * _mean(study, "unmet_need_share", selection.baseline(study), stratum)
    ax.plot(weeks, usual, color=style.INK, linewidth=1.4, linestyle=style.USUAL.dash)
    ax.annotate("usual care, all", (weeks[0], usual[0]), (3, 4), textcoords="offset points",
                fontsize=7.5, color=style.INK)  # fmt: skip
    week_axis(ax, weeks)
    ax.set_ylim(0, float(np.nanmax(usual)) * 1.12)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:.0f} %"))
    layout.below(ax, "Week", study, standalone)
    names = [f"unmet_need_{r}_share" for r in held]
    frame = compare(study, names, stratum=stratum, scenario=chosen)
    change, level = (frame[c].to_numpy(dtype=np.float64) for c in ("difference", "value"))
    _names(ax, weeks, held, kept, [float(c) for c in change])
    largest = held[int(np.nanargmax(level))]
    share, total = float(np.nanmax(level)), float(np.nansum(level))
    title = f"{100 * share / total:.0f} of 100 people in need without care {_said(largest)}"
    name = style.scenario_label(study, chosen)
    whom = strata.people(stratum, strata.titles(study))
    said = (
        f"{name}: of {whom} in need now, % without care, by the one barrier whose removal "
        "would help them most.\nIn parentheses: change from usual care, points."
    )
    layout.headline(ax, title, said, layout.labels_width(ax))
    return ax


def _said(reason: str) -> str:
    named = {
        "no_felt_need": "are held back most by feeling no need",
        "not_knowing": "are held back most by not knowing where to go",
        "no_single_barrier": "face no single barrier",
    }
    return named.get(reason, f"are held back most by {REASONS[reason][0]}")


def _mean(study: xr.Dataset, name: str, scenario: str, stratum: str) -> intervals.Numbers:
    values = selection.outcome_values(study, name, stratum).sel(scenario=scenario, stratum=stratum)
    return np.asarray(values.mean("replicate").values, dtype=np.float64)


def _names(
    ax: Axes,
    weeks: intervals.Numbers,
    held: list[str],
    layers: list[intervals.Numbers],
    changes: list[float],
) -> None:
    """Label the layers at their right ends, keeping the labels apart."""
    tops = np.cumsum([layer[-1] for layer in layers])
    middles = [float(top - layer[-1] / 2) for top, layer in zip(tops, layers, strict=True)]
    span = ax.get_ylim()[1]
    height = span * style.TEXT_SIZE * 1.25 / (0.7 * layout.height_points(ax))
    for place, middle, reason, change in zip(
        apart(middles, [height] * len(held)), middles, held, changes, strict=True
    ):
        ax.annotate(
            f"{REASONS[reason][0]} ({words.signed(100 * change, 1)})", (weeks[-1], middle),
            (weeks[-1] * 1.035, place), textcoords="data", va="center", annotation_clip=False,
            fontsize=style.TEXT_SIZE, color=style.INK,
            arrowprops={"arrowstyle": "-", "color": REASONS[reason][1], "linewidth": 1.5,
                        "shrinkA": 0, "shrinkB": 0},
        )  # fmt: skip
