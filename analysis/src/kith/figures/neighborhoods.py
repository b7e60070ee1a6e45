"""The neighborhoods of a community, placed by travel time, and how near the partners are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from kith.figures.parts import layout, style
from kith.stats.neighborhoods import neighborhoods as table_of

#: The darkest and the palest a neighborhood is drawn.
_NEAR, _FAR = 0.85, 0.15


def neighborhoods(
    texts: dict[str, Any], *, ax: Axes | None = None, standalone: bool = True
) -> Axes:
    """Draw the zones of a scenario: area for residents, darker where a partner is near.

    `texts` is a scenario as `kith.io.scenario_texts.parsed` returns it. A sketch: files hold travel
    times between zones, no coordinates.
    """
    frame = table_of(texts)
    if ax is None:
        _, ax = plt.subplots(figsize=(7.4, 5.2), layout="constrained")
    ax.set_axis_off()
    if frame.empty:
        layout.headline(ax, "The scenario gives no distance between neighborhoods", "")
        return ax
    minutes = frame["minutes"].to_numpy(dtype=np.float64)
    near, far = (np.nanmin(minutes), np.nanmax(minutes)) if np.isfinite(minutes).any() else (0, 0)
    for row, away in zip(frame.to_dict("records"), minutes, strict=True):
        shade = (away - near) / (far - near) if far > near else 0.0
        alpha = _NEAR - (_NEAR - _FAR) * shade if np.isfinite(away) else _FAR
        ax.scatter(row["x"], row["y"], s=9000 * row["share"], color="#0072B2", alpha=alpha,
                   linewidth=0, clip_on=False)  # fmt: skip
        _name(ax, row, away)
    _room(ax, frame)
    source = f"{texts.get('title', '')} · a sketch, not a map\n" if standalone else ""
    said = (
        f"{source}Area and %: residents. Darker, and minutes: by car to the nearest place of a "
        "partner. ◆: partners there.\nDistances on the plane approximate minutes by car "
        f"(off by {frame.attrs['off_minutes']:.0f} on average); directions mean nothing."
    )
    layout.headline(ax, finding(frame), said)
    return ax


def _room(ax: Axes, frame: pd.DataFrame) -> None:
    """Make a minute as long in both directions, with room for circles and names at the edges."""
    low, high = frame["y"].min(), frame["y"].max()
    tall = 1.5 * (high - low + 1)
    width, height = ax.get_position().width, ax.get_position().height
    page = ax.figure.bbox
    wide = max(tall * width * page.width / (height * page.height),
               1.3 * (frame["x"].max() - frame["x"].min()))  # fmt: skip
    middle = (frame["x"].min() + frame["x"].max()) / 2
    ax.set_xlim(middle - wide / 2, middle + wide / 2)
    ax.set_ylim(low - 0.34 * (high - low + 1), low - 0.34 * (high - low + 1) + tall)


def _name(ax: Axes, row: dict[Any, Any], away: float) -> None:
    """Write below a circle what the neighborhood is, and which partners sit there."""
    radius = float(np.sqrt(9000 * row["share"] / np.pi))
    told = f"{100 * row['share']:.0f} %"
    told += f" · {away:.0f} min" if np.isfinite(away) else ""
    title = layout.wrapped(str(row["title"]), 80, style.TEXT_SIZE, "bold")
    lines = [(title, style.INK, "bold"), (told, style.QUIET, "normal")]
    if row["partners"]:
        lines.append(("◆" * len(row["partners"]), "#B3501A", "normal"))
    below = -radius - 2
    for text, color, weight in lines:
        ax.annotate(
            text, (row["x"], row["y"]), (0, below), textcoords="offset points", ha="center",
            va="top", fontsize=7.5, color=color, fontweight=weight, linespacing=1.0,
            annotation_clip=False,
        )  # fmt: skip
        below -= 9.5 * (text.count("\n") + 1)


def finding(frame: pd.DataFrame) -> str:
    """State how far residents are from the partners."""
    away, share = (frame[name].to_numpy(dtype=np.float64) for name in ("minutes", "share"))
    if not np.isfinite(away).all() or not share.sum() > 0:
        return "The neighborhoods, by travel time"
    order = np.argsort(away, kind="stable")
    reached = np.cumsum(share[order]) / share.sum()
    half = float(away[order][int(np.argmax(reached >= 0.5 - 1e-9))])
    return f"Half of the residents live within {half:.0f} minutes by car of a place of a partner"
