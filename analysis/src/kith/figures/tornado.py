"""The uncertain numbers that drive the answer, and how well they are known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from kith.figures.parts import layout, style, words
from kith.figures.parts.words import named
from kith.io import outcomes, strata
from kith.stats import selection
from kith.stats.compare import compare
from kith.stats.drivers import CHANCE, drivers
from kith.stats.driving.partial_ranks import FEWEST

#: Grade of evidence → color and label; the darker, the better known.
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
    events: pd.DataFrame | None = None,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw how the paired difference moves with the uncertain numbers that move it most.

    A bar runs from the mean difference among the replicates with the lowest third of a number's
    draws (open end) to that among the highest third (dot); its color is the grade of evidence.
    `events` are what chance decides, as `kith.drivers` takes them: from without to with (dot).

    >>> study = kith.open("results/clinic.h5")
    >>> draws = kith.draws("results/clinic.h5")
    >>> ax = kith.figures.tornado(study, draws, "treated_past_year_share", "clinic")
    >>> print(ax.get_title(loc="left"))
    The answer depends most on “How well care works”, assumed, not measured
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    frame = drivers(study, parameters, outcome, chosen, stratum=stratum, events=events)
    frame = frame.head(most)
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
        layout.wrapped(f"{named(entry)} [{entry['grade']}]", 190, style.TEXT_SIZE)
        for _, entry in frame.iterrows()
    ]
    ax.set_yticks(range(len(frame)), labels, fontsize=style.TEXT_SIZE)
    for tick, grade in zip(ax.get_yticklabels(), frame["grade"], strict=True):
        tick.set_color(GRADES.get(str(grade), (style.INK, ""))[0])
    ax.set_ylim(max(len(frame), 1) - 0.4, -0.7)
    ax.tick_params(axis="y", length=0)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: words.tick(x)))
    unit = what.difference_unit_in_full
    measured = f"{what.label}: difference from usual care{', ' + unit if unit else ''}"
    layout.below(ax, measured, study, standalone)
    left = layout.labels_width(ax)
    layout.headline(ax, driving(frame, study.sizes["replicate"]), _read_so(frame), left)
    return ax


def _read_so(frame: pd.DataFrame) -> str:
    """Explain how to read the bars, and what chance alone would produce."""
    if frame.empty:
        return ""
    first = frame.iloc[0]
    said = (
        "Mean of the third of replicates with the highest draw (dot) and the lowest (other end). "
        "[Grade of evidence]."
    )
    if (frame["grade"] == CHANCE).any():
        said += " [chance]: with the event (dot) and without."
    return (
        f"{said}\nThick: partial rank correlation beyond ±{first['threshold']:.2f}, which the "
        f"strongest number passes in 5 of 100 shuffles of the {first['replicates']:,} replicates."
    )


def driving(frame: pd.DataFrame, replicates: int) -> str:
    """State what drives an answer, and the kind of evidence behind it."""
    if replicates < FEWEST:
        return f"{replicates} replicates are too few to tell what drives the answer"
    clear = frame[frame["clear"].astype(bool)] if len(frame) else frame
    if not len(clear):
        return f"No number explains more than chance would ({replicates:,} replicates)"
    first = clear.iloc[0]
    if first["grade"] == CHANCE:
        return f"Chance matters more than any number: {words.lower_first(named(first))}"
    known = {"trial": "known from trials", "observational": "known from observation",
             "expert": "an expert's opinion", "assumed": "assumed, not measured"}  # fmt: skip
    said = known.get(str(first["grade"]), "")
    return f"The answer depends most on “{named(first)}”, {said}"
