"""Paired differences between a scenario and usual care, replicate by replicate."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import outcomes, strata
from kith.stats import intervals

CANNOT_TELL = "cannot tell apart"
NO_DATA = "no data"

#: The largest outcome that is kept in memory once it was looked at.
KEPT_BYTES = 2**28

Window = tuple[int, int]


def compare(
    study: xr.Dataset,
    outcome: str | Sequence[str],
    by: str | None = None,
    stratum: str = strata.ADULTS,
    window: Window | None = None,
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
    97.5th percentile, the headline; `chance_low` and `chance_high` the 95 % interval of their mean,
    what more replicates would narrow; `probability_of_benefit` the share of replicates that are
    better (None where neither direction is); `variance_saved` what pairing took from the variance.
    """
    names = [outcome] if isinstance(outcome, str) else list(outcome)
    chosen = _choose_strata(study, by, stratum)
    first, last = resolve_window(study, window)
    rival = baseline(study, against)
    others = [other for other in other_scenarios(study, scenario) if other != rival]
    rows = []
    for name in names:
        for other in others:
            usual_values, other_values = paired_values(
                study, name, other, chosen, (first, last), rival
            )
            for place, label in enumerate(usual_values["stratum"].values):
                usual, values = usual_values.values[:, place], other_values.values[:, place]
                row = _row(usual, values, outcomes.better(name))
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
    return frame if rival == baseline(study) else frame.rename(columns={"usual_care": "against"})


def baseline(study: xr.Dataset, against: str | None = None) -> str:
    """Return the scenario to compare with, checked: usual care where none is named."""
    known = [str(s) for s in study["scenario"].values]
    if against is not None:
        _must_know("scenario", against, known)
    return known[0] if against is None else against


def paired_values(
    study: xr.Dataset,
    outcome: str,
    scenario: str,
    among: Sequence[str] = (strata.ADULTS,),
    window: Window | None = None,
    against: str | None = None,
) -> tuple[xr.DataArray, xr.DataArray]:
    """Return usual care (or `against`) and a scenario over a window, as (replicate, stratum).

    A week counts where both have a value, so that like is compared with like.
    """
    values = outcome_values(study, outcome)
    first, last = resolve_window(study, window)
    how = outcomes.over_weeks(values)
    pair = [
        _inside(values.sel(scenario=name, drop=True), study["week"].values, (first, last), how)
        for name in (baseline(study, against), scenario)
    ]
    usual, other = (_among(run, among).astype(np.float64) for run in pair)
    both = usual.notnull() & other.notnull()
    if not both.all():
        usual, other = usual.where(both), other.where(both)
    return _over_weeks(usual, how), _over_weeks(other, how)


def _inside(
    values: xr.DataArray, weeks: intervals.Numbers, window: Window, how: str
) -> xr.DataArray:
    """Return the weeks of a window; of a running total, what it gained since the week before."""
    begin = int(np.searchsorted(weeks, window[0], "left"))
    end = int(np.searchsorted(weeks, window[1], "right"))
    if how == "last" and begin > 0:
        values = values - values.isel(time=begin - 1, drop=True)
    return values.isel(time=slice(begin, end))  # a slice, unlike a list, copies nothing


def _among(values: xr.DataArray, names: Sequence[str]) -> xr.DataArray:
    """Return some strata in the order asked for; what has none is everybody's."""
    if "stratum" not in values.dims:
        values = values.expand_dims(stratum=[strata.ADULTS], axis=-1)
    known = [str(s) for s in values["stratum"].values]
    wanted = [name for name in names if name in known]
    return values if wanted == known else values.sel(stratum=wanted)


def _over_weeks(series: xr.DataArray, how: str) -> xr.DataArray:
    """Make one number of the weeks; what is seen every fourth week stands for those between."""
    if how == "last":
        places = xr.DataArray(np.arange(series.sizes["time"]), dims="time")
        final = places.where(series.notnull(), -1).max("time")
        one = series.isel(time=final.clip(min=0)).where(final >= 0)
    else:
        seen = series.notnull().sum("time")
        gaps = bool((seen < series.sizes["time"]).any())  # rare, and many times slower
        one = series.sum("time", skipna=gaps) / seen.where(seen > 0)
        one = one * series.sizes["time"] if how == "sum" else one
    return one.transpose("replicate", "stratum")


def resolve_window(study: xr.Dataset, window: Window | None) -> Window:
    """Return the first and last week of a window, by default all since the first partnership."""
    begin, end = int(study["week"].values[0]), int(study["week"].values[-1])
    if window is None:
        first = int(study.attrs.get("first_partnership_week", begin))
        return (first if begin <= first <= end else begin), end
    first, last = window
    if first > last or last < begin or first > end:
        raise ValueError(f"window {first} to {last} holds no week (the file has {begin} to {end})")
    return first, last


def other_scenarios(study: xr.Dataset, wanted: str | Sequence[str] | None = None) -> list[str]:
    """Return the scenarios to compare with usual care, checked."""
    known = [str(s) for s in study["scenario"].values]
    if wanted is None:
        if len(known) == 1:
            raise ValueError(f"the file holds {known[0]!r} alone: there is nothing to compare")
        return known[1:]
    chosen = [wanted] if isinstance(wanted, str) else list(wanted)
    for name in chosen:
        _must_know("scenario", name, known)
    return chosen


def _row(usual: intervals.Numbers, other: intervals.Numbers, better: int) -> dict[str, object]:
    """Summarize the pairs of one outcome, scenario and stratum."""
    both = np.isfinite(usual) & np.isfinite(other)
    usual, other = usual[both], other[both]
    difference = other - usual
    some = difference.size > 0
    low, high = intervals.headline(difference)
    chance_low, chance_high = intervals.chance_alone(difference)
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


def _choose_strata(study: xr.Dataset, by: str | None, stratum: str) -> list[str]:
    known = [str(s) for s in study["stratum"].values]
    if by is None:
        _must_know("stratum", stratum, known)
        return [stratum]
    if by == "stratum":
        return known
    dimensions = list(dict.fromkeys(d for d in map(strata.dimension, known) if d))
    _must_know("dimension", by, dimensions)
    return [s for s in known if strata.dimension(s) == by]


def outcome_values(study: xr.Dataset, name: str, stratum: str | None = None) -> xr.DataArray:
    """Return an outcome, checked; with a stratum, also that the file holds it."""
    needed = {"scenario", "replicate", "time"}
    if name not in study.data_vars or not needed <= set(study.variables[name].dims):
        known = [str(v) for v in study.data_vars if needed <= set(study.variables[v].dims)]
        _must_know("outcome", name, known)
    if stratum is not None:
        _must_know("stratum", stratum, [str(s) for s in study["stratum"].values])
    # A file holds all strata of a replicate together, so one is read about as fast as all: keep
    # them, where that is no burden.
    values = study[name]
    return values.load() if values.nbytes <= KEPT_BYTES else values


def _must_know(what: str, name: str, known: Iterable[str]) -> None:
    names = list(known)
    if name in names:
        return
    near = difflib.get_close_matches(name, names, 1)
    hint = f"did you mean {near[0]!r}?" if near else "there are: " + ", ".join(names)
    raise ValueError(f"unknown {what} {name!r} ({hint})")
