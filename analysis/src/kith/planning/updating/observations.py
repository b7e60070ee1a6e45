"""The series of each replicate, observed as the actual numbers were."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kith.planning.updating.actuals import Actuals
from kith.planning.updating.lived import Lived
from kith.planning.updating.periods import Calendar, Period
from kith.stats.intervals import Numbers

#: An observation that more of the replicates have no value for (as a wait in a month in which
#: nobody was seen) is not used; in the others, its mean stands in.
MOST_MISSING = 0.2


class Observations(NamedTuple):
    """What was observed, and the same of every replicate that did not fail."""

    actuals: Actuals
    replicates: npt.NDArray[np.intp]  #: (replicate,): their places in the study
    simulated: Numbers  #: (replicate, period, column), NaN where there is no value
    later: list[Period]  #: whole periods after the last one observed
    later_simulated: Numbers  #: (replicate, later period, column)
    places: list[tuple[int, int]]  #: (period, column) of what is weighed, each with some spread
    series: Numbers  #: (replicate, place)
    actual: Numbers  #: (place,)
    unused: list[tuple[int, int]]  #: (period, column) that too many replicates have no value for
    fixed: list[tuple[int, int]]  #: (period, column) in which all replicates are the same
    last_day: int  #: the day after the last period observed


def observe(lived: Lived, actuals: Actuals) -> Observations:
    """Observe every replicate as the actual numbers were."""
    calendar = Calendar(lived.study)
    last_day = max(period.end for period in actuals.periods)
    later = calendar.after(actuals.kind, last_day)
    days = calendar.days(actuals.periods + later)
    weekly = [lived.weekly(column) for column in actuals.columns]
    both = np.stack([over_periods(values, one.how, days)
                     for values, one in zip(weekly, actuals.columns, strict=True)],
                    axis=2)  # fmt: skip
    ran = np.flatnonzero(np.isfinite(both).any(axis=(1, 2)))
    simulated, later_simulated = np.split(both[ran], [len(actuals.periods)], axis=1)
    places: list[tuple[int, int]] = []
    unused, fixed, series = places.copy(), places.copy(), []
    for period, column in np.argwhere(np.isfinite(actuals.values)).tolist():
        place, own = (period, column), simulated[:, period, column]
        known = np.isfinite(own)
        if not known.size or (~known).mean() > MOST_MISSING:
            unused.append(place)
        elif np.ptp(own[known]) <= 1e-6 * np.abs(own[known]).max():  # as float32 stores them
            fixed.append(place)
        else:
            places.append(place)
            series.append(np.where(known, own, own[known].mean()))
    stacked = np.stack(series, axis=1) if series else np.empty((ran.size, 0))
    actual = np.array([actuals.values[place] for place in places])
    return Observations(actuals, ran, simulated, later, later_simulated, places, stacked, actual,
                        unused, fixed, last_day)  # fmt: skip


def over_periods(weekly: Numbers, how: str, days: Numbers) -> Numbers:
    """Make numbers of periods of those of weeks: (replicate, week) to (replicate, period).

    `days` is the share of each week within each period. What is seen every fourth week stands for
    those between; of a running total, what it gained.
    """
    if how == "last":
        weekly = np.diff(weekly, axis=1, prepend=0.0)
    known = np.isfinite(weekly)
    seen = known.astype(np.float64) @ days.T
    total = np.where(known, weekly, 0.0) @ days.T
    mean = np.divide(total, seen, out=np.full(total.shape, np.nan), where=seen > 0)
    return np.asarray(mean if how == "mean" else mean * days.sum(axis=1))
