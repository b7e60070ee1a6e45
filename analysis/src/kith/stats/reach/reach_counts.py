"""Counts of the people whom a scenario reached, over replicates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import strata
from kith.stats import economics, intervals, selection

SERVED = ("served", "first-served-in-last-52-weeks")
SERIOUS = "13-and-above"

#: Count → category of `other_life`, and whom programs served; "additional" derives from these.
_LIVES: dict[str, tuple[str, tuple[str, ...] | None]] = {
    "newly_in_care": ("newly-reached", None),
    "newly_in_care_served": ("newly-reached", SERVED),
    "newly_in_care_not_served": ("newly-reached", ("not-served",)),
    "sooner": ("sooner", None),
    "sooner_served": ("sooner", SERVED),
    "later": ("later", None),
    "moved": ("moved", None),
    "displaced": ("displaced", None),
}


def reach_counts(
    reach: xr.Dataset,
    scenario: str | None = None,
    stratum: str | None = None,
    *,
    care: str = "care",
    k6_band: str | None = None,
) -> pd.DataFrame:
    """Return a row for each count of people: mean over replicates, `low` and `high`.

    `reach` is what `kith.reach(path)` opens. `additional` is `newly_in_care` less `displaced`.
    `care` is "care", as in treated_past_year_share, or "care-or-support". `stratum` is by default
    everybody of age 10 and over; `k6_band`, of the partnership's first week, by default all.

    >>> reached = kith.reach("results/clinic.h5")
    >>> table = kith.reach_counts(reached, "clinic", "adults")
    >>> table["mean"].head(2).to_dict()
    {'additional': 32.5, 'newly_in_care': 37.5}
    """
    counted = people(reach, scenario, stratum, care=care, k6_band=k6_band)
    rows = [{"count": name, **_row(values)} for name, values in counted.items()]
    return pd.DataFrame(rows).set_index("count")


def people(
    reach: xr.Dataset,
    scenario: str | None = None,
    stratum: str | None = None,
    *,
    care: str = "care",
    k6_band: str | None = None,
) -> dict[str, intervals.Numbers]:
    """Return each count by replicate, without the replicates that lack usual care."""
    own = of(reach, scenario, stratum)
    if k6_band is not None:
        own = own.sel(k6_band=[k6_band])
    table = own["reach_people"].sel(care_counted=care).sum(["care_before", "k6_band"])
    counts = {}
    for name, (life, served) in _LIVES.items():
        whom = table.sel(other_life=life)
        whom = whom if served is None else whom.sel(served_by_programs=list(served))
        counts[name] = _numbers(whom.sum("served_by_programs"))
    served_how = own["reach_served"].sum("k6_band")
    late = table.sel(served_by_programs=SERVED[1]).sum("other_life")
    return {
        "additional": counts["newly_in_care"] - counts["displaced"],
        **counts,
        "clients": _numbers(served_how.sel(served_how="client")),
        "brought": _numbers(served_how.sel(served_how="brought")),
        "first_served_late": _numbers(late),
        "everybody": _numbers(table.sum(["other_life", "served_by_programs"])),
    }


def effects(reach: xr.Dataset, scenario: str | None = None) -> dict[str, intervals.Numbers]:
    """Return, by replicate, changes for people served (per person and in total) and all others.

    Changes are in weeks in serious distress and in K6 points times weeks, over the whole window,
    from the same people under usual care. Those per person are NaN if nobody was served.
    """
    own = of(reach, scenario, None)
    served = _numbers(own["reach_served"].sum(["served_how", "k6_band"]))
    found = {}
    for name in ("serious_weeks", "k6"):
        values = own[f"reach_{name}_difference"]
        whole = _numbers(values.sel(served_by_programs=list(SERVED)).sum("served_by_programs"))
        each = np.full(served.shape, np.nan)
        np.divide(whole, served, out=each, where=served > 0)
        found[f"{name}_served_each"] = each
        found[f"{name}_served"] = whole
        found[f"{name}_others"] = _numbers(values.sel(served_by_programs="not-served"))
    return found


def of(reach: xr.Dataset, scenario: str | None, stratum: str | None) -> xr.Dataset:
    """Return the counts of one scenario, summed over everybody or the people of one stratum."""
    chosen = selection.other_scenarios(reach, scenario)[0]
    own = reach.sel(scenario=chosen)
    own = own.sel(stratum=_strata(reach, stratum)).sum("stratum", skipna=False)
    known = own["reach_people"] >= 0
    axes = [d for d in own["reach_people"].dims if d != "replicate"]
    return own.isel(replicate=known.all(axes).values)


def _strata(reach: xr.Dataset, stratum: str | None) -> Sequence[str]:
    held = [str(name) for name in reach["stratum"].values]
    if stratum is None:
        return [name for name in (strata.ADULTS, economics.YOUTHS) if name in held]
    selection.must_know("stratum", stratum, held)
    return [stratum]


def _row(values: intervals.Numbers) -> dict[str, float | int | str]:
    low, high, kind = intervals.interval(values)
    mean = float(values.mean()) if values.size else np.nan
    return {"mean": mean, "low": low, "high": high, "interval": kind, "replicates": values.size}


def _numbers(values: xr.DataArray) -> intervals.Numbers:
    return np.asarray(values.values, dtype=np.float64)
