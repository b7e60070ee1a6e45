"""Trajectories: the median of each scenario over the weeks, with bands over replicates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import findings, layout, style, words
from kith.figures.parts.line_ends import name_ends
from kith.figures.parts.milestones import mark_milestones
from kith.figures.parts.week_axis import week_axis
from kith.io import outcomes, strata
from kith.stats import intervals, selection
from kith.stats.intervals import Numbers
from kith.stats.sweeps.one_study import expect_one_study


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
    partnership started. Bands show how replicates differ among themselves: they may overlap where
    every replicate agrees on the sign of the difference. `standalone=False` leaves out what a page
    says once for all its figures.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.trajectories(study, "treated_past_year_share")
    >>> print(ax.get_title(loc="left"))
    A clinic: 2.0 points more people in need are treated
    """
    expect_one_study(study)
    if ax is None:
        _, ax = plt.subplots(figsize=(7.2, 4.4), layout="constrained")
    selection.outcome_values(study, outcome, stratum)  # raises an error that explains unknown names
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


def _runs(study: xr.Dataset, outcome: str, stratum: str, scenario: str) -> Numbers:
    """Return one outcome of one scenario with shape (replicate, week)."""
    selection.other_scenarios(study, scenario)
    values = selection.outcome_values(study, outcome, stratum).sel(scenario=scenario)
    if "stratum" in values.dims:
        values = values.sel(stratum=stratum)
    return np.asarray(values.transpose("replicate", "time").values, dtype=np.float64)


def _draw(
    ax: Axes, weeks: Numbers, runs: Numbers, look: style.Look, strength: float
) -> float | None:
    """Draw one scenario; return the height at which its line ends, None if it has no values."""
    few = runs.shape[0] < intervals.FEWEST
    shares = [0.0, 25, 50, 75, 100] if few else [2.5, 25, 50, 75, 97.5]
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
    people = (
        strata.people(stratum, strata.titles(study))
        if "stratum" in study[what.name].dims
        else "whole community"
    )
    subtitle = f"{what.meaning}{unit}; {people}."
    if not others:
        layout.headline(ax, what.label, subtitle)
        return
    title = findings.finding(study, what.name, others[0], stratum=stratum)
    subtitle += "\n" + findings.interval(study, what.name, others[0], stratum=stratum)
    if standalone:
        if len(others) > 1:
            title = f"{style.scenario_label(study, others[0])}: {words.lower_first(title)}"
        subtitle += f"\nLine: median. Bands: 50 % and {intervals.said(study.sizes['replicate'])}."
    layout.headline(ax, title, subtitle)
