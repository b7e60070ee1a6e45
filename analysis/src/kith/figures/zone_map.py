"""A map of a community's neighborhoods, by how much a scenario changes in each."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties

from kith.figures.parts import findings, layout, places, style, words
from kith.io import outcomes, strata
from kith.io.usage_error import UsageError
from kith.stats import selection
from kith.stats.compare import compare
from kith.stats.equity import GAP_OUTCOME
from kith.stats.paired_difference import stands_out

SIZE = (4.6, 5.4)  #: inches, to fit a phone
LARGEST = 11.0  #: points, radius of the largest neighborhood
_LINE = 1.25 * style.TEXT_SIZE  #: points, a line of a label
_NAME_POINTS = 96.0  #: room for a name on one line
_BETTER, _WORSE, _EITHER = "#0072B2", "#D55E00", "#E69F00"  # distinguishable in gray print, too


def can_map(study: xr.Dataset, texts: dict[str, Any]) -> bool:
    """Return whether every zone has a centroid and outcomes of its own."""
    known = {str(s) for s in study["stratum"].values}
    zones = places.centroids(texts)
    return bool(zones) and {f"zone:{zone}" for zone in zones} <= known


def zone_map(
    study: xr.Dataset,
    texts: dict[str, Any],
    outcome: str = GAP_OUTCOME,
    scenario: str | None = None,
    *,
    window: selection.Window | None = None,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw each zone at its centroid, larger with more residents, and with its paired difference.

    `texts` is the scenario as `kith.io.scenario_texts.parsed` returns it. A point is filled where
    better or worse is likely there, and hollow elsewhere. Raises ValueError where zones have no
    centroids or no outcomes of their own: then `neighborhoods` draws bars.

    >>> study, told = kith.open("results/town.h5"), kith.provenance("results/town.h5")
    >>> texts = kith.io.scenario_texts.parsed(told, "clinic")
    >>> ax = kith.figures.zone_map(study, texts, "treated_past_year_share")
    >>> print(ax.get_title(loc="left"))
    People in need treated in a year: 3
    replicates are a try, not an answer
    """
    if not can_map(study, texts):
        raise UsageError("no map: zones have no centroid, or no outcomes of their own")
    chosen = selection.other_scenarios(study, scenario)[0]
    what = outcomes.measure(study, outcome)
    frame = compare(study, outcome, by="zone", window=window, scenario=chosen)
    zones = places.centroids(texts)
    frame = frame.set_index("stratum").loc[[f"zone:{zone}" for zone in zones]]
    people = study["residents"].sel(scenario=selection.baseline(study)).mean(["replicate", "time"])
    sizes = np.array([float(people.sel(stratum=name)) for name in frame.index])
    ax = style.new_axes(ax, SIZE)
    ax.spines[:].set_visible(False)
    ax.set_xticks([])
    ax.set_yticks([])
    better = outcomes.better(study, outcome)
    told = [_told(name, row, what, study) for name, row in frame.iterrows()]
    looks = [_look(row, better) for _, row in frame.iterrows()]
    said = (
        f"{what.meaning}, {what.difference_unit or 'difference'}, against usual care. Larger: more "
        "residents. Filled: likely better (blue) or worse (orange); hollow: neither."
    )
    title = findings.finding_by_stratum(study, outcome, chosen, window, "zone")
    layout.headline(ax, title, said)
    layout.below(ax, style.scenario_label(study, chosen), study, standalone)
    whole = ax.figure.canvas.figure  # the figure itself, even if the axes are in a subfigure
    whole.draw_without_rendering()  # gives the axes their final size
    _draw(ax, places.on_paper(list(zones.values())), sizes, told, looks)
    return ax


def _told(name: object, row: pd.Series[Any], what: outcomes.Measure, study: xr.Dataset) -> str:
    """Return the label of a zone: its title, and the difference there."""
    title = strata.label(str(name), strata.titles(study))
    title = layout.wrapped(title, _NAME_POINTS, style.TEXT_SIZE)
    if row["replicates"] == 0:
        return f"{title}\ntoo few"
    return f"{title}\n{words.alike(row, what.factor)[0]}"


def _look(row: pd.Series[Any], better: int | None) -> dict[str, Any]:
    """Return the fill and edge of a point: filled if one direction is likely."""
    if not stands_out(row):
        return {"facecolor": "white", "edgecolor": style.QUIET}
    good = float(row["difference"]) * (better or 0)
    color = _EITHER if good == 0 else _BETTER if good > 0 else _WORSE
    return {"facecolor": color, "edgecolor": style.INK}


def _draw(ax: Axes, where: Any, sizes: Any, told: list[str], looks: list[dict[str, Any]]) -> None:
    """Draw zones and labels in typographic points, the unit in which labels are placed."""
    wide = ax.get_window_extent().width / ax.figure.dpi * 72
    tall = layout.height_points(ax)
    edge = LARGEST + 4
    room = (0.0, 0.0, wide, tall)
    spread = np.maximum(np.ptp(where, axis=0), 1e-9)
    scale = min((wide - 2 * edge - _NAME_POINTS) / spread[0], (tall - 2 * edge - _LINE) / spread[1])
    points = (where - (where.min(axis=0) + where.max(axis=0)) / 2) * scale + [wide / 2, tall / 2]
    radii = LARGEST * np.sqrt(sizes / sizes.max())
    font = FontProperties(size=style.TEXT_SIZE)
    boxes = [
        (max(layout.text_width(line, font) for line in text.split("\n")),
         _LINE * (text.count("\n") + 1))
        for text in told
    ]  # fmt: skip
    spots = places.label_spots(points, list(radii), boxes, room)
    for (x, y), radius, look in zip(points, radii, looks, strict=True):
        ax.scatter([x], [y], s=(2 * radius) ** 2, linewidth=1.1, zorder=2, **look)
    for (x, y), text in zip(spots, told, strict=True):
        ax.text(x, y, text, fontsize=style.TEXT_SIZE, color=style.INK, va="bottom", zorder=3,
                linespacing=1.15)  # fmt: skip
    ax.set_xlim(0, wide)
    ax.set_ylim(0, tall)
    _scale_bar(ax, scale)


def _scale_bar(ax: Axes, points_per_km: float) -> None:
    """Draw a round number of miles at the lower left."""
    mile = 1.609344 * points_per_km
    lengths = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
    long = max((n for n in lengths if n * mile <= 90), default=lengths[0])
    ax.plot([0, long * mile], [2, 2], color=style.QUIET, linewidth=1.2, clip_on=False)
    unit = "mile" if long == 1 else "miles"
    ax.text(0, 5, f"{long:g} {unit}", fontsize=style.TEXT_SIZE, color=style.QUIET, va="bottom")
