"""A forecast redrawn by what has happened."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import xarray as xr


@dataclass(frozen=True)
class Farthest:
    """The observation that lies farthest out, and where it was expected."""

    column: str
    label: str
    period: str
    unit: str  #: "%" of shares, "USD", "weeks", or ""
    actual: float
    low: float  #: where it lies in 95 of 100 replicates,
    high: float
    given_others: bool  #: or would lie in 95 of 100, given the other observations


@dataclass(frozen=True)
class Update:
    """What a partnership's own numbers say of its forecast: what `kith.update` returns.

    `progress` has a row a column of the actual numbers: `actual` total (of what adds up) or mean,
    median `forecast`, `low` and `high` of its middle 80 %, and what is `said` of it: "on course",
    "behind" or "ahead", or "below the forecast" or "above the forecast" where neither direction is
    better.

    `forecast` has a row an outcome and scenario: the difference from usual care in the weeks
    `from_week` to `to_week`, in the unit of the file, `before` and `after` the actual numbers: the
    mean, `_low` and `_high` of the 95 % interval, and the chance to be `_better` and `_worse` (NaN
    where neither direction is better). After is NaN where `refused` says why.

    `moved` has a row an uncertain number, farthest moved first: `shift_sd` of its mean, in SDs
    before; whether that is `clear` of what chance would move the farthest of them.

    `course` has a row a column and period, those still to come included: `actual`, and median and
    95 % interval of the forecast `before` and `after` (of periods to come).
    """

    scenario: str  #: that is being lived
    title: str  #: of the scenario
    #: "outside" what was thought possible, "on course", "behind", "ahead", "behind and ahead", or
    #: "off the forecast" where no direction is better in what is off.
    verdict: str
    share_as_far: float  #: of all series, this one included, as far from the others as this one
    replicates: int
    effective: float  #: replicates that count after weighing (Kish)
    needed: float  #: replicates that would leave enough; infinite where none is near
    refused: str  #: why there is no forecast after; "" where there is one
    farthest: Farthest | None  #: None where no observation differs between replicates
    weights: xr.DataArray  #: (replicate,), summing to 1; 0 where a run failed
    progress: pd.DataFrame
    forecast: pd.DataFrame
    moved: pd.DataFrame
    course: pd.DataFrame
    weeks: str  #: the weeks that are forecast, and their dates; "" where none is left
    notes: tuple[str, ...]  #: what was not used, and how numbers were read
