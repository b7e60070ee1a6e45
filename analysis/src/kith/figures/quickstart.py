"""The quick start's page: four trajectories and the forest, under the answer in one sentence."""

from __future__ import annotations

import xarray as xr
from matplotlib.figure import Figure

from kith.figures.differences import differences
from kith.figures.parts import findings, layout, style
from kith.figures.trajectories import trajectories
from kith.io import outcomes
from kith.io.usage_error import UsageError
from kith.stats import intervals, selection

#: The page's outcomes in reading order, unless the study names its own (`look_at`); outcomes that a
#: file does not hold are left out.
TRAJECTORIES = (
    "treated_past_year_share",
    "serious_distress_share",
    "seen_within_4_weeks_share",
    "unmet_need_share",
)
FOREST = "treated_past_year_share"
#: The most trajectories that fit on the page.
MOST = 4


def quickstart(study: xr.Dataset, scenario: str | None = None) -> Figure:
    """Draw the page for one scenario, by default the first after usual care.

    >>> study = kith.open("results/clinic.h5")
    >>> figure = kith.figures.quickstart(study, "clinic")
    >>> len(figure.axes) > 1
    True
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    names = drawn(study)[:MOST]
    if not names:
        raise UsageError("the file holds none of: " + ", ".join(TRAJECTORIES))
    figure = Figure(figsize=(17, 10), layout="constrained")
    figure.get_layout_engine().set(w_pad=0.12, h_pad=0.10)  # type: ignore[union-attr, call-arg]
    left, right = figure.subfigures(1, 2, squeeze=False, width_ratios=[1.3, 1])[0]
    places = iter(left.subplots(2, 2, squeeze=False).ravel())
    for name in names:
        trajectories(study, name, ax=next(places), standalone=False)
    for ax in places:
        ax.set_visible(False)
    told = [name for name in names if "stratum" in study[name].dims]
    forest = FOREST if FOREST in told and not outcomes.looked_at(study) else next(iter(told), None)
    if forest is not None:
        differences(study, forest, chosen, ax=right.subplots(), standalone=False)
    _frame(figure, study, chosen, names)
    return figure


def drawn(study: xr.Dataset) -> list[str]:
    """Return the outcomes that a study looks at or, if it names none, those of the page."""
    usual = [name for name in TRAJECTORIES if name in study.data_vars]
    return outcomes.looked_at(study) or usual


def _frame(figure: Figure, study: xr.Dataset, scenario: str, names: list[str]) -> None:
    """Put the answer above the page and the source below it."""
    answer = f"{style.scenario_label(study, scenario)}: {findings.summary(study, names, scenario)}"
    figure.suptitle(
        layout.wrapped(answer, figure.get_figwidth() * 72 - 40, 16, "bold"), x=0.012, ha="left",
        fontsize=16, fontweight="bold", color=style.INK,
    )  # fmt: skip
    said = style.caption(study, study.sizes["replicate"])
    shown = intervals.said(study.sizes["replicate"])
    bands = f"Lines: median; bands: 50 % and {shown}. Differences: replicate by replicate"
    figure.supxlabel(f"{bands}. {said}", x=0.012, ha="left", fontsize=8.5, color=style.QUIET)
