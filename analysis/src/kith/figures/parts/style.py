"""One look for all figures: Okabe–Ito colors, told apart in gray by line and marker as well."""

from __future__ import annotations

from dataclasses import dataclass

import xarray as xr
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from kith.io import rivals

INK = "#222222"
QUIET = "#5F5F5F"
FAINT = "#D9D9D9"
STRIPE = "#F4F4F2"

TITLE_SIZE = 11.5
TEXT_SIZE = 8.5


@dataclass(frozen=True)
class Look:
    """The look of one scenario in every figure."""

    color: str
    dash: str | tuple[int, tuple[int, ...]]
    marker: str


USUAL = Look("#4D4D4D", (0, (4, 2)), "s")
_SCENARIOS = (
    Look("#0072B2", "-", "o"),
    Look("#D55E00", (0, (6, 1, 1, 1)), "D"),
    Look("#009E73", (0, (1, 1)), "^"),
    Look("#CC79A7", (0, (8, 2)), "v"),
    Look("#E69F00", (0, (3, 1, 1, 1)), "P"),
    Look("#56B4E9", (0, (2, 2)), "X"),
)


def look(study: xr.Dataset, scenario: str) -> Look:
    """Return the look of a scenario, which follows from its place in the file in all figures."""
    place = [str(s) for s in study["scenario"].values].index(scenario)
    return USUAL if place == 0 else of_place(place - 1)


def of_place(place: int) -> Look:
    """Return the look of what has a place in a list, the first 0."""
    return _SCENARIOS[place % len(_SCENARIOS)]


def scenario_label(study: xr.Dataset, scenario: str) -> str:
    """Return the title of a scenario or, if the title is long, its id as words.

    A prefix that repeats another scenario's id is left out: "clinic-same-money" is "Same money".
    """
    if "scenario_title" in study:
        title = str(study["scenario_title"].sel(scenario=scenario).item())
        if 0 < len(title) <= 42:
            return title
    others = [str(s) for s in study["scenario"].values]
    if rivals.is_rival(scenario):
        return _rival_label(study, scenario)
    for other in others:
        scenario = scenario.removeprefix(f"{other}-") if other != scenario else scenario
    words = scenario.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def _rival_label(study: xr.Dataset, scenario: str) -> str:
    others = [str(s) for s in study["scenario"].values]
    of = rivals.model_of(scenario)
    ending = scenario.removeprefix(of)
    alone = of not in others or sum(s.endswith(ending) for s in others) == 1
    if ending == rivals.SAME_GRANT:
        return "Same grant, therapists" if alone else f"Grant of: {scenario_label(study, of)}"
    return "Same money on plain slots" if alone else f"Money of: {scenario_label(study, of)}"


def new_axes(axes: Axes | None, size: tuple[float, float]) -> Axes:
    """Return the axes to draw on: those given, or those of a new figure."""
    return axes if axes is not None else plt.subplots(figsize=size, layout="constrained")[1]


def plain(axes: Axes) -> None:
    """Remove everything that carries no information."""
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    axes.tick_params(labelsize=TEXT_SIZE, colors=QUIET, length=3)
    axes.set_axisbelow(True)


def caption(study: xr.Dataset, replicates: int) -> str:
    """State the community, the number of replicates, and the version of the program."""
    attrs = study.attrs
    community = str(
        attrs.get("community_title") or attrs.get("community") or attrs.get("title", "")
    )
    failed = int(attrs.get("failed_runs", 0))
    runs = f"{replicates} paired replicates"
    runs += f", {failed} failed run{'s' if failed > 1 else ''} left out" if failed else ""
    parts = [community, runs, str(attrs.get("source", "kith")), "a scenario, not a forecast"]
    return " · ".join(part for part in parts if part)
