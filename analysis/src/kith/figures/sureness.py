"""How sure: what drives the answer, and whether there are enough replicates."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from kith.figures import style, words
from kith.io import outcomes, strata
from kith.stats import selection
from kith.stats.compare import compare
from kith.stats.convergence import convergence as table_of
from kith.stats.drivers import drivers

#: How well a number is known; darker is better known.
GRADES = {
    "trial": ("#00442B", "trial"),
    "observational": ("#0072B2", "observational"),
    "expert": ("#C98A00", "expert"),
    "assumed": ("#D55E00", "assumed"),
}


def tornado(
    study: xr.Dataset,
    parameters: xr.Dataset,
    outcome: str,
    scenario: str | None = None,
    stratum: str = strata.ADULTS,
    *,
    most: int = 12,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw how the paired difference moves with the uncertain numbers that move it most.

    A bar runs from the mean difference among the replicates with the lowest third of a number's
    draws (open end) to that among the highest third (dot); its colour is the grade of evidence.
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    frame = drivers(study, parameters, outcome, chosen, stratum=stratum).head(most)
    ax = style.new_axes(ax, (7.8, 1.8 + 0.36 * max(len(frame), 3)))
    what = outcomes.measure(study, outcome)
    lows, highs = (frame[name].to_numpy(dtype=np.float64) for name in ("low", "high"))
    row = compare(study, outcome, stratum=stratum, scenario=chosen)
    middle = row["difference"].to_numpy(dtype=np.float64)[0] * what.factor
    for place, entry in enumerate(frame.itertuples()):
        color = GRADES.get(str(entry.grade), (style.QUIET, ""))[0]
        low, high = (bounds[place] * what.factor for bounds in (lows, highs))
        ax.plot([low, high], [place, place], color=color, linewidth=7 if entry.clear else 3,
                solid_capstyle="butt", alpha=0.85)  # fmt: skip
        ax.plot(high, place, "o", color=color, markersize=7 if entry.clear else 5,
                markeredgecolor="white")  # fmt: skip
    style.plain(ax)
    ax.axvline(middle, color=style.INK, linewidth=0.9, zorder=1)
    labels = [
        style.wrapped(f"{named(entry)} [{entry['grade']}]", 190, style.TEXT_SIZE)
        for _, entry in frame.iterrows()
    ]
    ax.set_yticks(range(len(frame)), labels, fontsize=style.TEXT_SIZE)
    for tick, grade in zip(ax.get_yticklabels(), frame["grade"], strict=True):
        tick.set_color(GRADES.get(str(grade), (style.INK, ""))[0])
    ax.set_ylim(max(len(frame), 1) - 0.4, -0.7)
    ax.tick_params(axis="y", length=0)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: words.tick(x)))
    unit = what.difference_unit_in_full
    style.below(ax, f"{what.label}: difference from usual care{', ' + unit if unit else ''}", study,
                standalone)  # fmt: skip
    left = style.labels_width(ax)
    said = (
        "Mean of the third of replicates with the highest draw (dot) and the lowest (other end).\n"
        "Thick: beyond what chance gives; [grade of evidence]."
    )
    style.headline(ax, driving(frame), said, left)
    return ax


def driving(frame: pd.DataFrame) -> str:
    """State what drives an answer, and on what kind of evidence that rests."""
    clear = frame[frame["clear"].astype(bool)] if len(frame) else frame
    if not len(clear):
        return "No single uncertain number drives the answer beyond chance"
    first = clear.iloc[0]
    known = {"trial": "known from trials", "observational": "known from observation",
             "expert": "an expert's opinion", "assumed": "assumed, not measured"}  # fmt: skip
    said = known.get(str(first["grade"]), "")
    return f"The answer hangs most on “{named(first)}”, {said}"


def named(entry: pd.Series[Any]) -> str:
    """Return what an uncertain number means or, where that leans on another, its path as words."""
    meaning = str(entry["meaning"]).split(". ")[0].split(";")[0].rstrip(".")
    leans = meaning.startswith("The same") or " those " in meaning
    if 0 < len(meaning) <= 72 and not leans:
        return meaning
    return str(entry["path"]).rpartition(".")[2].replace("_", " ")


def convergence(
    study: xr.Dataset,
    outcome: str,
    scenario: str | None = None,
    stratum: str = strata.ADULTS,
    *,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw the mean difference as replicates are added, with both of its intervals."""
    ax = style.new_axes(ax, (7.0, 4.0))
    what = outcomes.measure(study, outcome)
    frame = table_of(study, outcome, scenario, stratum=stratum)
    shown = frame[frame["replicates"] >= 4] if len(frame) > 6 else frame
    count = shown["replicates"].to_numpy()
    look = style.look(study, frame.attrs["scenario"])
    mean, half = (shown[c].to_numpy() * what.factor for c in ("difference", "half_width"))
    low, high = (shown[c].to_numpy() * what.factor for c in ("low", "high"))
    ax.fill_between(count, low, high, color=look.color, alpha=0.13, linewidth=0)
    ax.fill_between(count, mean - half, mean + half, color=look.color, alpha=0.35, linewidth=0)
    ax.plot(count, mean, color=look.color, linewidth=1.8)
    style.plain(ax)
    ax.axhline(0, color=style.INK, linewidth=0.9, zorder=1)
    ax.grid(axis="y", color=style.FAINT, linewidth=0.6)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: words.tick(y)))
    if count.size:
        ax.set_xlim(count[0], max(count[-1], count[0] + 1))
    style.below(ax, "Replicates", study, standalone)
    unit = what.difference_unit_in_full
    said = (
        f"{what.label}: difference from usual care{', ' + unit if unit else ''}.\n"
        "Pale: 95 % of replicates, what is not known. "
        "Dark: chance alone, what more replicates remove."
    )
    style.headline(ax, enough(frame), said, style.labels_width(ax))
    return ax


def enough(frame: pd.DataFrame) -> str:
    """State whether there are enough replicates."""
    have = int(frame["replicates"].iloc[-1]) if len(frame) else 0
    wanted = frame.attrs["needed"]
    if wanted is None:
        same = have > 1 and np.isclose(frame["half_width"].iloc[-1], 0)
        return f"{have} replicates that do not differ" if same else "Too few replicates to say"
    if bool(frame["enough"].iloc[-1]):
        return f"{have} replicates are enough: more would hardly move the mean"
    return f"{have} replicates; about {wanted} would settle the mean"
