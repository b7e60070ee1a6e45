"""Whether what has happened lies on the course that was forecast, column by column."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kith.planning.updating.observations import Observations
from kith.stats import intervals
from kith.stats.intervals import Numbers

#: On course: within the middle 80 % of replicates.
MIDDLE = 0.80
#: So many replicates have a rank 0.1 (n + 1).
FEWEST = 9

ON_COURSE, BEHIND, AHEAD = "on course", "behind", "ahead"
BELOW, ABOVE = "below the forecast", "above the forecast"  # where neither direction is better


def progress(seen: Observations) -> pd.DataFrame:
    """Return a row a column: what was observed of it over its periods, and what was forecast.

    `actual`, the median `forecast` and the ends `low` and `high` of its middle 80 % are totals of
    what adds up and means of other numbers; the replicates have `lower_in` of them a lower value
    and in `higher_in` a higher one; `said` is "on course", "behind" or "ahead", or, of
    what is better neither high nor low, "below the forecast" or "above the forecast".
    """
    rows = []
    for place, column in enumerate(seen.actuals.columns):
        own = [p for p, c in [*seen.places, *seen.fixed] if c == place]
        if not own:
            continue
        values, simulated = seen.actuals.values[own, place], seen.simulated[:, own, place]
        if column.how == "mean":
            actual, replicates = float(values.mean()), _mean(simulated)
        else:
            actual, replicates = float(values.sum()), _mean(simulated) * len(own)
        tails = 50 * (1 - MIDDLE)
        low, middle, high = map(float, intervals.percentiles(replicates, [tails, 50, 100 - tails]))
        better = column.measure.better
        rows.append({
            "column": column.name, "label": column.label, "unit": column.measure.unit,
            "periods": len(own), "actual": actual, "forecast": middle, "low": low, "high": high,
            "lower_in": int((replicates < actual).sum()),
            "higher_in": int((replicates > actual).sum()),
            "said": _said(actual, low, high, better),
        })  # fmt: skip
    return pd.DataFrame(rows)


def overall(said: list[str]) -> str:
    """Return one word or two for all columns."""
    found = [word for word in (BEHIND, AHEAD) if word in said]
    if found:
        return " and ".join(found)
    return ON_COURSE if all(word == ON_COURSE for word in said) else "off the forecast"


def _said(actual: float, low: float, high: float, better: int) -> str:
    rounded = 1e-6 * max(abs(low), abs(high))  # as float32 stores them
    if low - rounded <= actual <= high + rounded:
        return ON_COURSE
    if better == 0:
        return BELOW if actual < low else ABOVE
    return AHEAD if (actual > high) == (better > 0) else BEHIND


def _mean(values: Numbers) -> Numbers:
    """Return the mean of each row over what is known in it."""
    known = np.isfinite(values)
    count = known.sum(axis=1)
    total = np.where(known, values, 0.0).sum(axis=1)
    return np.asarray(np.divide(total, count, out=np.full(len(values), np.nan), where=count > 0))
