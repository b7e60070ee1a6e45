"""How often partnerships open, run out of money and last."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr

from kith.stats import intervals
from kith.stats.sweeps.one_study import expect_one_study

#: Series of a partnership that turn from 0 to 1 once; their columns have the same names.
_ONCE = ("opened", "money_ran_out")


def openings(partnerships: xr.Dataset, scenario: str) -> pd.DataFrame:
    """Return a row for each partnership of a scenario, with counts of replicates.

    `opened`: a program served its first client or, where no program has clients, did its first
    activity; `money_ran_out`: some week was not paid in full; `alive_at_end`: it still worked
    together in the last week. `..._week` are medians over the replicates in which it happened.
    `partnerships` is what `kith.partnerships(path)` opens; series that it lacks are NaN.

    >>> life = kith.partnerships("results/town.h5")
    >>> kith.openings(life, "clinic")[["partnership", "replicates"]].values.tolist()
    [['mills', 3]]
    """
    expect_one_study(partnerships)
    rows = []
    for partnership in partnerships["partnership"].values:
        one = partnerships.sel(scenario=scenario, partnership=partnership)
        row: dict[str, object] = {"partnership": str(partnership)}
        row["replicates"] = int(_known(one, ("alive", "opened")).sum())
        if not row["replicates"]:
            continue
        for series in _ONCE:
            weeks = _first_weeks(one, series)
            row[series] = int(np.isfinite(weeks).sum()) if series in one else np.nan
            row[f"{series}_week"] = _median(weeks)
        row["alive_at_end"] = (
            int((one["alive"].isel(time=-1) > 0.5).sum()) if "alive" in one else np.nan
        )
        rows.append(row)
    return pd.DataFrame(rows)


def _known(one: xr.Dataset, series: tuple[str, ...]) -> np.ndarray:
    held = [one[name].notnull().any("time").values for name in series if name in one]
    return np.any(held, axis=0) if held else np.zeros(one.sizes["replicate"], dtype=bool)


def _first_weeks(one: xr.Dataset, series: str) -> intervals.Numbers:
    """Return the first week of each replicate in which a series is 1; NaN if never."""
    if series not in one:
        return np.full(one.sizes["replicate"], np.nan)
    happened = (one[series].transpose("replicate", "time") > 0.5).values
    weeks = one["week"].values[happened.argmax(axis=1)].astype(np.float64)
    return np.where(happened.any(axis=1), weeks, np.nan)


def _median(weeks: intervals.Numbers) -> float:
    weeks = weeks[np.isfinite(weeks)]
    return float(intervals.percentiles(weeks, [50])[0]) if weeks.size else float("nan")
