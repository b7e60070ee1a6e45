"""The cascade of care: how far people in need at some time in a year get in care."""

from __future__ import annotations

import itertools

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from kith.figures.parts import layout, style, words
from kith.io import strata
from kith.stats import intervals, selection
from kith.stats.paired_values import paired_values

STEPS = {
    "need": "In need at some time in the year",
    "any_care": "Get any care",
    "came_again": "Come again",
    "adequate": "Get adequate care",
    "effective": "Get effective care",
}


def cascade(
    study: xr.Dataset,
    scenario: str | None = None,
    stratum: str = strata.ADULTS,
    *,
    window: selection.Window | None = None,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw how far 100 people in need at some time in a year came in care.

    Every step is of the same people; those whose need began less than 26 weeks ago are left out.
    `window` is by default all weeks in which the need of all of them began after the first
    partnership's start.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.cascade(study, "clinic")
    >>> print(ax.get_title(loc="left"))
    Of 100 people in need in a year, 52 get effective care; most are lost before
    they come again
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    ax = style.new_axes(ax, (7.4, 4.4))
    window = window or _cohorts(study)
    reached = {step: _of_hundred(study, step, chosen, stratum, window) for step in STEPS}
    usual, look = style.USUAL, style.look(study, chosen)
    for place, (before, after) in enumerate(reached.values()):
        if not before.size:
            continue
        ax.barh(place - 0.19, before.mean(), 0.36, color=usual.color, alpha=0.55)
        ax.barh(place + 0.19, after.mean(), 0.36, color=look.color)
        _say(ax, place, before, after)
    ax.set_yticks(range(len(STEPS)), list(STEPS.values()), fontsize=style.TEXT_SIZE)
    ax.set_ylim(len(STEPS) - 0.4, -0.6)
    ax.set_xlim(0, 118)
    ax.set_xticks(range(0, 101, 20))
    style.plain(ax)
    ax.tick_params(axis="y", length=0, labelcolor=style.INK)
    layout.below(ax, "Of 100 people in need at some time in a year", study, standalone)
    _headline(ax, study, chosen, stratum, reached, window)
    return ax


def _cohorts(study: xr.Dataset) -> selection.Window:
    first, last = selection.resolve_window(study, None)
    return min(first + 78, last), last


def _of_hundred(
    study: xr.Dataset, step: str, scenario: str, stratum: str, window: selection.Window
) -> tuple[intervals.Numbers, intervals.Numbers]:
    """Return how many of 100 reached a step, by replicate, under usual care and the scenario."""
    found = []
    for name in (step, "need"):
        pair = paired_values(study, f"cascade_{name}", scenario, [stratum], window)
        found.append([run.values[:, 0] for run in pair])
    with np.errstate(invalid="ignore", divide="ignore"):
        before, after = (
            100 * reached / need for reached, need in zip(found[0], found[1], strict=True)
        )
    both = np.isfinite(before) & np.isfinite(after)
    return before[both], after[both]


def _say(ax: Axes, place: int, before: intervals.Numbers, after: intervals.Numbers) -> None:
    low, high, kind = intervals.interval(after - before)
    clear = kind == "percentiles" and (low > 0 or high < 0)
    change = words.signed(float((after - before).mean()), 1)
    ax.annotate(
        f"{after.mean():.0f}" if place == 0 else f"{after.mean():.1f} ({change})",
        (max(before.mean(), after.mean()), place), (4, 0), textcoords="offset points", va="center",
        fontsize=style.TEXT_SIZE, color=style.INK, fontweight="bold" if clear else "normal",
    )  # fmt: skip


def _headline(
    ax: Axes,
    study: xr.Dataset,
    scenario: str,
    stratum: str,
    reached: dict[str, tuple[intervals.Numbers, intervals.Numbers]],
    window: selection.Window,
) -> None:
    means = {step: pair[0].mean() for step, pair in reached.items() if pair[0].size}
    steps = list(means)
    if len(steps) < 2:
        layout.headline(ax, "Cascade of care: too few people to say", "")
        return
    losses = {b: means[a] - means[b] for a, b in itertools.pairwise(steps)}
    worst = max(losses, key=lambda s: losses[s])
    title = (
        f"Of 100 people in need in a year, {means['effective']:.0f} get effective care; most are "
        f"lost before they {STEPS[worst][:1].lower()}{STEPS[worst][1:]}"
    )
    name = style.scenario_label(study, scenario)
    whom = words.upper_first(strata.people(stratum, strata.titles(study)))
    subtitle = (
        f"Upper bar: usual care. Lower bar and number: {name} (change; bold where clear).\n"
        f"{whom} followed for 26 weeks or more since their need began, "
        f"weeks {window[0]} to {window[1]}."
    )
    names = ((t.get_text(), t.get_fontproperties()) for t in ax.get_yticklabels())
    layout.headline(ax, title, subtitle, max(layout.text_width(*n) for n in names))
