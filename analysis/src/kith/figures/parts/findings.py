"""The findings of a study, in words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from kith.figures.parts.words import alike, amount, lower_first
from kith.io import outcomes, strata
from kith.stats import intervals, selection
from kith.stats.compare import compare
from kith.stats.paired_difference import stands_out
from kith.stats.paired_values import paired_values

#: outcome → (words for a rise, words for a fall); {d} is the amount with its unit.
_SENTENCES = {
    "treated_past_year_share": (
        "{d} more people in need are treated",
        "{d} fewer people in need are treated",
    ),
    "seen_within_4_weeks_share": (
        "{d} more requests are seen within 4 weeks",
        "{d} fewer requests are seen within 4 weeks",
    ),
    "queue_length": ("{d} more people are waiting", "{d} fewer people are waiting"),
    "wait_weeks_median": ("The median wait is {d} longer", "The median wait is {d} shorter"),
    "wait_weeks_p90": (
        "The 90th-percentile wait is {d} longer",
        "The 90th-percentile wait is {d} shorter",
    ),
}


def finding(
    study: xr.Dataset,
    outcome: str,
    scenario: str,
    window: selection.Window | None = None,
    stratum: str = strata.ADULTS,
) -> str:
    """State how a scenario changes one outcome, or that the difference is inconclusive."""
    what = outcomes.measure(study, outcome)
    frame = compare(study, outcome, None, stratum, window, scenario)
    row = frame.iloc[0]
    among = (
        "" if stratum == strata.ADULTS else f" among {strata.people(stratum, strata.titles(study))}"
    )
    if row["replicates"] == 0:
        return f"{what.label}{among}: too few people to say"
    if row["replicates"] < intervals.FEWEST:
        return f"{what.label}{among}: {row['replicates']} replicates are a try, not an answer"
    if not stands_out(row):
        return f"{what.label}{among}: {row['words'] or 'no clear direction'}"
    return _change(what, float(row["difference"])) + among


def interval(
    study: xr.Dataset,
    outcome: str,
    scenario: str,
    window: selection.Window | None = None,
    stratum: str = strata.ADULTS,
) -> str:
    """State a difference with its interval, its weeks, and how often it is a benefit."""
    what = outcomes.measure(study, outcome)
    row = compare(study, outcome, None, stratum, window, scenario).iloc[0]
    weeks = f"weeks {row['from_week']} to {row['to_week']}"
    if row["replicates"] == 0:
        return f"No value in {weeks}."
    difference, low, high = alike(row, what.factor)
    told = f"Difference {difference} {what.difference_unit}".rstrip()
    if np.isfinite(row["low"]):
        told += f" ({intervals.name(row['interval'], row['replicates'])} {low} to {high})"
    told += f", {weeks}"
    if not np.isfinite(row["better"]) or row["replicates"] < 2:
        return told + "."
    return f"{told}; {shares(row)} % of replicates better/no effect/worse."


def shares(row: Mapping[Any, Any] | pd.Series[Any]) -> str:
    """Write better, no effect and worse in percent: "94/5/1"; "" if neither way is better."""
    parts = [float(row[name]) for name in ("better", "no_effect", "worse")]
    return "/".join(f"{100 * part:.0f}" for part in parts) if np.isfinite(parts).all() else ""


def finding_by_stratum(
    study: xr.Dataset,
    outcome: str,
    scenario: str,
    window: selection.Window | None = None,
    among: str | None = None,
) -> str:
    """State the finding for adults, and the stratum in which it is clearly largest.

    Only strata large enough for a headline compete; with `among`, only those of one dimension.
    """
    told = finding(study, outcome, scenario, window)
    frame = compare(study, outcome, None, strata.ADULTS, window, scenario)
    if not stands_out(frame.iloc[0]):
        return told
    most = most_changed(study, outcome, scenario, window, float(frame["difference"].iloc[0]), among)
    return f"{told}, most among {strata.people(most, strata.titles(study))}" if most else told


def most_changed(
    study: xr.Dataset,
    outcome: str,
    scenario: str,
    window: selection.Window | None,
    adults: float,
    among: str | None = None,
) -> str | None:
    """Return the stratum that changes most, if its lead over all adults is beyond the interval.

    Only strata large enough for a headline compete; with `among`, only those of one dimension.

    The lead is computed within each replicate, so whatever the strata share cancels.
    """
    known = selection.for_headlines(study)
    if among is not None:
        known = [s for s in known if s == strata.ADULTS or strata.dimension(s) == among]
    usual, other = paired_values(study, outcome, scenario, known, window)
    lead = (other - usual) * math.copysign(1.0, adults)
    lead = lead - lead.sel(stratum=strata.ADULTS)
    best, best_lead = None, 0.0
    for name in known[1:]:
        over = lead.sel(stratum=name).values
        over = over[np.isfinite(over)]
        low, _, kind = intervals.interval(over)
        if kind == "percentiles" and low > 0 and float(over.mean()) > best_lead:
            best, best_lead = name, float(over.mean())
    return best


def summary(study: xr.Dataset, names: Sequence[str], scenario: str) -> str:
    """State in one sentence the clear findings among several outcomes."""
    frame = compare(study, names, scenario=scenario)
    clear = frame[[stands_out(row) for _, row in frame.iterrows()]]
    if clear.empty:
        return "No outcome differs clearly from usual care"
    told = [_clause(study, row) for _, row in clear.iterrows()]
    told[1:] = [lower_first(clause) for clause in told[1:]]
    return told[0] if len(told) == 1 else ", ".join(told[:-1]) + " and " + told[-1]


def _clause(study: xr.Dataset, row: pd.Series[Any]) -> str:
    return _change(outcomes.measure(study, str(row["outcome"])), float(row["difference"]))


def _change(what: outcomes.Measure, difference: float) -> str:
    size = amount(difference * what.factor, what.difference_unit)
    if what.name in _SENTENCES:
        rise, fall = _SENTENCES[what.name]
        return (rise if difference > 0 else fall).format(d=size)
    return f"{what.label} {verb(what.label)} {size} {'higher' if difference > 0 else 'lower'}"


def verb(label: str) -> str:
    """Return "are" if a label's noun is plural: "QALYs per 1,000", "Crisis visits"."""
    noun = re.split(r" (?:per|of|in|to|within|after) |,", label)[0]
    return "are" if re.search(r"[^is]s$", noun) else "is"
