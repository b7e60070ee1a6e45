"""Usual care and a scenario, replicate by replicate, over the weeks of a window."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr

from kith.io import outcomes, strata
from kith.io.usage_error import UsageError
from kith.stats import intervals, selection
from kith.stats.sweeps.one_study import expect_one_study


def paired_values(
    study: xr.Dataset,
    outcome: str,
    scenario: str,
    among: Sequence[str] = (strata.ADULTS,),
    window: selection.Window | None = None,
    against: str | None = None,
) -> tuple[xr.DataArray, xr.DataArray]:
    """Return usual care (or `against`) and a scenario over a window, as (replicate, stratum).

    A week counts where both have a value, so that like is compared with like.

    Raises ValueError, with the name that was probably meant, for an unknown outcome, scenario or
    stratum.

    >>> study = kith.open("results/clinic.h5")
    >>> usual, clinic = kith.paired_values(study, "treated_past_year_share", "clinic")
    >>> clinic.dims, round(float((clinic - usual).mean()), 3)
    (('replicate', 'stratum'), 0.02)
    """
    expect_one_study(study)
    values = selection.outcome_values(study, outcome)
    selection.must_know("scenario", scenario, [str(s) for s in study["scenario"].values])
    among = _expected(study, values, among)
    first, last = selection.resolve_window(study, window)
    how = outcomes.over_weeks(values)
    pair = [
        _inside(values.sel(scenario=name, drop=True), study["week"].values, (first, last), how)
        for name in (selection.baseline(study, against), scenario)
    ]
    usual, other = (_among(run, among).transpose(*_AXES) for run in pair)
    ours, theirs = (run.values.astype(np.float64) for run in (usual, other))
    either = np.isnan(ours) | np.isnan(theirs)
    if either.any():
        ours, theirs = np.where(either, np.nan, ours), np.where(either, np.nan, theirs)
    like = usual.isel(time=0, drop=True)
    return (
        xr.DataArray(_over_weeks(ours, how), like.coords, like.dims),
        xr.DataArray(_over_weeks(theirs, how), like.coords, like.dims),
    )


# Plain arrays are used because xarray's sums are slow and a report needs hundreds of them.
_AXES = ("replicate", "time", "stratum")


def _inside(
    values: xr.DataArray, weeks: intervals.Numbers, window: selection.Window, how: str
) -> xr.DataArray:
    """Return the weeks of a window; running totals count from the week before the window."""
    begin = int(np.searchsorted(weeks, window[0], "left"))
    end = int(np.searchsorted(weeks, window[1], "right"))
    if how == "last" and begin > 0:
        values = values - values.isel(time=begin - 1, drop=True)
    return values.isel(time=slice(begin, end))  # a slice, unlike a list, makes no copy


def _expected(study: xr.Dataset, values: xr.DataArray, names: Sequence[str]) -> list[str]:
    """Return those strata that the outcome has, of names that the study knows."""
    for name in names:
        selection.must_know("stratum", name, selection.known_strata(study))
    if "stratum" in values.dims:
        return list(names)
    if strata.ADULTS not in names:
        raise UsageError(f"outcome {values.name!r} is known only for everybody, not by stratum")
    return [strata.ADULTS]


def _among(values: xr.DataArray, names: Sequence[str]) -> xr.DataArray:
    """Return some strata in the order asked for; outcomes without strata count as all adults'."""
    if "stratum" not in values.dims:
        values = values.expand_dims(stratum=[strata.ADULTS], axis=-1)
    known = [str(s) for s in values["stratum"].values]
    return values if list(names) == known else values.sel(stratum=list(names))


def _over_weeks(series: intervals.Numbers, how: str) -> intervals.Numbers:
    """Combine the weeks into one number; a value seen every fourth week stands for those between.

    `series` is (replicate, time, stratum), the result (replicate, stratum).
    """
    known, weeks = ~np.isnan(series), series.shape[1]
    if how == "last":
        places = np.where(known, np.arange(weeks)[:, None], -1).max(axis=1, initial=-1)
        final = np.take_along_axis(series, np.maximum(places, 0)[:, None, :], axis=1)[:, 0]
        return np.where(places >= 0, final, np.nan)
    seen = known.sum(axis=1)
    gaps = bool((seen < weeks).any())  # rare
    total = (np.where(known, series, 0.0) if gaps else series).sum(axis=1)
    one = np.divide(total, seen, out=np.full(total.shape, np.nan), where=seen > 0)
    return np.asarray(one * weeks if how == "sum" else one)
