"""The neighborhoods of a community, by travel time to the partners."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from kith.figures.parts import layout, style
from kith.stats.neighborhoods import neighborhoods as table_of

SIZE = (4.6, 5.4)  #: inches, to fit a phone
_NAME_POINTS = 125.0  #: room for a name on one line


def neighborhoods(
    texts: dict[str, Any], *, ax: Axes | None = None, standalone: bool = True
) -> Axes:
    """Draw minutes by car from each zone of a scenario to the nearest place of a partner.

    `texts` is a scenario as `kith.io.scenario_texts.parsed` returns it. Bars of minutes: for where
    zones have no centroids and `zone_map` cannot be drawn.

    >>> told = kith.provenance("results/clinic.h5")
    >>> texts = kith.io.scenario_texts.parsed(told, "clinic")
    >>> ax = kith.figures.neighborhoods(texts)
    >>> print(ax.get_title(loc="left"))
    Half of the residents live within 5 minutes by
    car of a place of a partner
    """
    frame = table_of(texts).sort_values("minutes", kind="stable")
    ax = style.new_axes(ax, SIZE)
    if frame.empty:
        ax.set_axis_off()
        layout.headline(ax, "The scenario gives no distance between neighborhoods", "")
        return ax
    names = []
    for place, row in enumerate(frame.to_dict("records")):
        _bar(ax, place, row)
        name = layout.wrapped(str(row["title"]), _NAME_POINTS, style.TEXT_SIZE)
        names.append(f"{name}\n{100 * row['share']:.0f} % of residents")
    style.plain(ax)
    ax.set_yticks(range(len(names)), names, fontsize=style.TEXT_SIZE)
    ax.tick_params(axis="y", length=0, labelcolor=style.INK)
    ax.set_ylim(len(names) - 0.5, -0.6)
    ax.margins(x=0.12)
    ax.set_xlim(left=0)
    source = f"\n{texts.get('title', '')}" if standalone else ""
    ax.set_xlabel(f"Minutes by car{source}", fontsize=style.TEXT_SIZE, color=style.QUIET,
                  loc="left")  # fmt: skip
    said = "By car to the nearest place of a partner. ◆: partners there."
    layout.headline(ax, finding(frame), said, layout.labels_width(ax))
    return ax


def _bar(ax: Axes, place: int, row: dict[Any, Any]) -> None:
    """Draw one neighborhood's travel time, with a mark for each partner located there."""
    away = float(row["minutes"])
    known = bool(np.isfinite(away))
    ax.barh(place, away if known else 0.0, 0.62, color="#0072B2")
    seats = "◆" * len(row["partners"])
    ax.annotate(
        f"{away:.0f} {seats}".strip() if known else "no partner", (away if known else 0.0, place),
        (4, 0), textcoords="offset points", va="center", fontsize=style.TEXT_SIZE,
        color=style.INK,
    )  # fmt: skip


def finding(frame: pd.DataFrame) -> str:
    """State the travel time from residents to the partners."""
    away, share = (frame[name].to_numpy(dtype=np.float64) for name in ("minutes", "share"))
    if not np.isfinite(away).all() or not share.sum() > 0:
        return "The neighborhoods, by travel time"
    order = np.argsort(away, kind="stable")
    reached = np.cumsum(share[order]) / share.sum()
    half = float(away[order][int(np.argmax(reached >= 0.5 - 1e-9))])
    return f"Half of the residents live within {half:.0f} minutes by car of a place of a partner"
