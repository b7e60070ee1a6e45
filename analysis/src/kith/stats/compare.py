"""Paired differences between a scenario and usual care, replicate by replicate."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import outcomes, strata
from kith.stats import intervals, selection
from kith.stats.paired_values import paired_values

CANNOT_TELL = "cannot tell apart"
NO_DATA = "no data"


def compare(
    study: xr.Dataset,
    outcome: str | Sequence[str],
    by: str | None = None,
    stratum: str = strata.ADULTS,
    window: selection.Window | None = None,
    scenario: str | Sequence[str] | None = None,
    against: str | None = None,
) -> pd.DataFrame:
    """Compare scenarios with usual care, the first scenario of the file, or with another.

    Replicate k of a scenario is paired with replicate k of usual care; pairs with a failed or empty
    half are left out. Values are means over the weeks of `window` in which both have one (totals
    for what adds up, such as visits and money), in the units of the file.

    outcome    one or several names
    by         None: one row for `stratum`; "stratum": a row for each; or one dimension, as "race"
    window     first and last week, both included; None: from the first partnership's start to the
               end, as in the answer of `kith run`
    scenario   one or several ids; None: all but usual care and `against`
    against    the id to compare with, as a clinic that costs the same; None: usual care

    Columns: `usual_care` (`against` where it is another scenario) and `value` are means over
    replicates; `difference` is the mean of the paired differences; `low` and `high` their 2.5th and
    97.5th percentile, the headline; `chance_low` and `chance_high` the 95 % interval of their mean
    (its Monte Carlo error, which more replicates make smaller); `probability_of_benefit` the share
    of replicates that are better (None for an outcome of which neither direction is better);
    `variance_saved` the share of the variance that pairing removed.
    """
    names = [outcome] if isinstance(outcome, str) else list(outcome)
    chosen = _choose_strata(study, by, stratum)
    first, last = selection.resolve_window(study, window)
    rival = selection.baseline(study, against)
    others = [other for other in selection.other_scenarios(study, scenario) if other != rival]
    rows = []
    for name in names:
        for other in others:
            usual_values, other_values = paired_values(
                study, name, other, chosen, (first, last), rival
            )
            for place, label in enumerate(usual_values["stratum"].values):
                usual, values = usual_values.values[:, place], other_values.values[:, place]
                row = _row(usual, values, outcomes.better(study, name))
                named: dict[str, object] = {
                    "outcome": name,
                    "scenario": other,
                    "stratum": str(label),
                }
                rows.append({**named, **row, "from_week": first, "to_week": last})
    if not rows:
        raise ValueError(f"scenario {rival!r} cannot be compared with itself")
    frame = pd.DataFrame(rows)
    benefit = frame["probability_of_benefit"].astype(object)
    frame["probability_of_benefit"] = benefit.where(benefit.notna(), None)
    frame.attrs["usual_care"] = rival
    if rival == selection.baseline(study):
        return frame
    return frame.rename(columns={"usual_care": "against"})


def _choose_strata(study: xr.Dataset, by: str | None, stratum: str) -> list[str]:
    known = [str(s) for s in study["stratum"].values]
    if by is None:
        selection.must_know("stratum", stratum, known)
        return [stratum]
    if by == "stratum":
        return known
    dimensions = list(dict.fromkeys(d for d in map(strata.dimension, known) if d))
    selection.must_know("dimension", by, dimensions)
    return [s for s in known if strata.dimension(s) == by]


def _row(usual: intervals.Numbers, other: intervals.Numbers, better: int) -> dict[str, object]:
    """Summarize the pairs of one outcome, scenario and stratum."""
    both = np.isfinite(usual) & np.isfinite(other)
    usual, other = usual[both], other[both]
    difference = other - usual
    some = difference.size > 0
    low, high = intervals.headline(difference)
    chance_low, chance_high = intervals.monte_carlo(difference)
    benefit = float(np.mean(difference * better > 0)) if some and better else None
    return {
        "usual_care": float(usual.mean()) if some else math.nan,
        "value": float(other.mean()) if some else math.nan,
        "difference": float(difference.mean()) if some else math.nan,
        "low": low,
        "high": high,
        "probability_of_benefit": benefit,
        "chance_low": chance_low,
        "chance_high": chance_high,
        "variance_saved": intervals.variance_saved(usual, other),
        "verdict": _verdict(low, high, better) if some else NO_DATA,
        "replicates": int(difference.size),
    }


def _verdict(low: float, high: float, better: int) -> str:
    if not (low > 0 or high < 0):  # holds zero, or is unknown
        return CANNOT_TELL
    sign = 1 if low > 0 else -1
    if better == 0:
        return "higher" if sign > 0 else "lower"
    return "better" if sign == better else "worse"
