"""Usual care and a scenario, replicate by replicate, over the weeks of a window."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr

from kith.io import outcomes, strata
from kith.stats import intervals, selection


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
    values = selection.outcome_values(study, outcome)
    first, last = selection.resolve_window(study, window)
    how = outcomes.over_weeks(values)
    pair = [
        _inside(values.sel(scenario=name, drop=True), study["week"].values, (first, last), how)
        for name in (selection.baseline(study, against), scenario)
    ]
    usual, other = (_among(run, among).astype(np.float64) for run in pair)
    both = usual.notnull() & other.notnull()
    if not both.all():
        usual, other = usual.where(both), other.where(both)
    return _over_weeks(usual, how), _over_weeks(other, how)


def _inside(
    values: xr.DataArray, weeks: intervals.Numbers, window: selection.Window, how: str
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
