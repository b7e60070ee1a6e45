"""Trajectories: the median of each scenario over the weeks, with bands over replicates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import xarray as xr
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures import style, words
from kith.io import outcomes, strata
from kith.stats import intervals, selection

Numbers = npt.NDArray[np.float64]


def trajectories(
    study: xr.Dataset,
    outcome: str,
    stratum: str = strata.ADULTS,
    scenarios: Sequence[str] | None = None,
    *,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw an outcome over the weeks: median, 50 % and 95 % of replicates, for each scenario.

    The title states the paired difference of the first scenario over the weeks since the first
    partnership started. Bands show
    how replicates differ among themselves: they may overlap where every replicate agrees on the
    sign of the difference. `standalone=False` leaves out what a page says once for all its figures.
    """
    if ax is None:
        _, ax = plt.subplots(figsize=(7.2, 4.4), layout="constrained")
    selection.outcome_values(study, outcome, stratum)  # explains unknown names
    what = outcomes.measure(study, outcome)
    shown = [str(s) for s in (study["scenario"].values if scenarios is None else scenarios)]
    weeks = study["week"].values.astype(np.float64)
    ends: list[tuple[float, str]] = []
    for name in shown:
        runs = _runs(study, outcome, stratum, name) * what.factor
        end = _draw(ax, weeks, runs, style.look(study, name), 1.0 if len(shown) < 3 else 0.55)
        if end is not None:
            ends.append((end, name))
    _axes(ax, what, weeks)
    name_ends(ax, study, weeks, ends)
    mark_milestones(ax, study, shown, weeks)
    _headline(ax, study, what, stratum, shown, standalone)
    if standalone:
        said = style.caption(study, study.sizes["replicate"])
        ax.set_xlabel(f"{ax.get_xlabel()}\n{said}", fontsize=7, color=style.QUIET, loc="left")
    return ax


def milestones(study: xr.Dataset, scenarios: Sequence[str]) -> list[tuple[float, str]]:
    """Return the weeks in which partnerships start and grants end, where the file says so."""
    found = []
    for name, said in (("start_week", "partnership starts"), ("grant_end_week", "grant ends")):
        if name in study.variables:
            variable = study[name]
            if "scenario" in variable.dims:
                variable = variable.sel(scenario=list(scenarios))
            values = variable.values
        else:
            fallback = study.attrs.get("first_partnership_week", []) if name == "start_week" else []
            values = np.asarray(study.attrs.get(name, fallback))
        for week in np.unique(np.ravel(values).astype(np.float64)):
            if np.isfinite(week) and week >= 0:
                found.append((float(week), said))
    return found


def _runs(study: xr.Dataset, outcome: str, stratum: str, scenario: str) -> Numbers:
    """Return one outcome of one scenario as (replicate, week)."""
    selection.other_scenarios(study, scenario)
    values = selection.outcome_values(study, outcome, stratum).sel(scenario=scenario)
    if "stratum" in values.dims:
        values = values.sel(stratum=stratum)
    return np.asarray(values.transpose("replicate", "time").values, dtype=np.float64)


def _draw(
    ax: Axes, weeks: Numbers, runs: Numbers, look: style.Look, strength: float
) -> float | None:
    """Draw one scenario; return where its line ends, None if it has no value at all."""
    shares = [2.5, 25, 50, 75, 97.5]
    low, lower, middle, upper, high = intervals.percentiles(runs, shares, 0)
    if runs.shape[0] > 1:
        ax.fill_between(weeks, low, high, color=look.color, alpha=0.13 * strength, linewidth=0)
        ax.fill_between(weeks, lower, upper, color=look.color, alpha=0.25 * strength, linewidth=0)
    ax.plot(weeks, middle, color=look.color, linestyle=look.dash, linewidth=1.8)
    known = middle[np.isfinite(middle)]
    return float(known[-1]) if known.size else None


def _axes(ax: Axes, what: outcomes.Measure, weeks: Numbers) -> None:
    week_axis(ax, weeks)
    ax.set_xlabel("Week", fontsize=style.TEXT_SIZE, color=style.QUIET, loc="left")
    ax.yaxis.set_major_locator(MaxNLocator(5))
    unit = " %" if what.unit == "%" else ""
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:,.6g}{unit}".replace("-", "−")))


def week_axis(ax: Axes, weeks: Numbers) -> None:
    """Lay out a figure over weeks: years where there are several, else quarters."""
    style.plain(ax)
    ax.grid(axis="y", color=style.FAINT, linewidth=0.6)
    ax.set_xlim(weeks[0], max(weeks[-1], weeks[0] + 1))
    years = weeks[-1] - weeks[0] >= 104
    step = (52 if weeks[-1] - weeks[0] < 420 else 104) if years else 13
    ax.set_xticks(np.arange(0, weeks[-1] + 2, step))


def name_ends(ax: Axes, study: xr.Dataset, weeks: Numbers, ends: list[tuple[float, str]]) -> None:
    """Name scenarios at the right ends of their lines, pushed apart where they meet."""
    if not ends:
        return
    labels = {
        name: style.wrapped(style.scenario_label(study, name), 78, style.TEXT_SIZE, "bold")
        for _, name in ends
    }
    low, high = ax.get_ylim()
    point = (high - low) / (0.7 * ax.get_window_extent().height / ax.figure.dpi * 72)
    ordered = sorted(ends)
    tall = [(labels[n].count("\n") + 1) * style.TEXT_SIZE * 1.2 * point for _, n in ordered]
    inside = [
        min(max(value, low + t / 2), high - t / 2)
        for (value, _), t in zip(ordered, tall, strict=True)
    ]
    heights = apart(inside, tall)
    for height, (_, name) in zip(heights, ordered, strict=True):
        ax.annotate(
            labels[name], (weeks[-1], height), (5, 0), textcoords="offset points", va="center",
            fontsize=style.TEXT_SIZE, color=style.look(study, name).color, fontweight="bold",
            annotation_clip=False, linespacing=1.0,
        )  # fmt: skip


def apart(wanted: Sequence[float], tall: Sequence[float]) -> list[float]:
    """Move heights, in rising order, as little as keeps boxes around them from touching.

    Boxes that touch are merged into one block that stands at the mean of what its boxes want.
    """
    blocks: list[list[int]] = []

    def centre(block: list[int]) -> float:
        return sum(wanted[i] for i in block) / len(block)

    def height(block: list[int]) -> float:
        return sum(tall[i] for i in block)

    for i in range(len(wanted)):
        blocks.append([i])
        while len(blocks) > 1:
            below, above = blocks[-2], blocks[-1]
            if centre(above) - centre(below) >= (height(above) + height(below)) / 2:
                break
            blocks[-2:] = [below + above]
    placed = []
    for block in blocks:
        bottom = centre(block) - height(block) / 2
        for i in block:
            placed.append(bottom + tall[i] / 2)
            bottom += tall[i]
    return placed


def mark_milestones(
    ax: Axes, study: xr.Dataset, scenarios: Sequence[str], weeks: Numbers, top: bool = False
) -> None:
    """Draw when partnerships start and their grants end; write it at the bottom or the top."""
    marks = [m for m in milestones(study, scenarios) if weeks[0] <= m[0] <= weeks[-1] + 1]
    said_before: set[str] = set()
    for week, said in marks:
        ax.axvline(week, color=style.QUIET, linewidth=0.8, linestyle=(0, (1, 2)))
        if said in said_before:
            continue
        said_before.add(said)
        late = week > weeks[0] + 0.8 * (weeks[-1] - weeks[0])
        ax.annotate(
            said, (week, int(top)), (-3 if late else 3, -3 if top else 3),
            xycoords=("data", "axes fraction"), textcoords="offset points",
            ha="right" if late else "left", va="top" if top else "bottom",
            fontsize=7.5, color=style.QUIET,
        )  # fmt: skip


def _headline(
    ax: Axes,
    study: xr.Dataset,
    what: outcomes.Measure,
    stratum: str,
    shown: Sequence[str],
    standalone: bool,
) -> None:
    usual = str(study["scenario"].values[0])
    others = [name for name in shown if name != usual]
    unit = f", {what.unit}" if what.unit else ""
    people = strata.people(stratum) if "stratum" in study[what.name].dims else "whole community"
    subtitle = f"{what.meaning}{unit}; {people}."
    if not others:
        style.headline(ax, what.label, subtitle)
        return
    title = words.finding(study, what.name, others[0], stratum=stratum)
    subtitle += "\n" + words.interval(study, what.name, others[0], stratum=stratum)
    if standalone:
        if len(others) > 1:
            title = f"{style.scenario_label(study, others[0])}: {title[:1].lower()}{title[1:]}"
        subtitle += "\nLine: median. Bands: 50 % and 95 % of replicates."
    style.headline(ax, title, subtitle)
