"""A mean over replicates and how well it is known."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kith.stats import intervals


@dataclass(frozen=True)
class Mean:
    """A mean over replicates with its 95 % interval, in the unit of the goal."""

    value: float
    low: float
    high: float


def mean_of(values: intervals.Numbers) -> Mean:
    """Return the mean of independent replicates with the interval of Student's t."""
    error = intervals.monte_carlo_error(values)
    mean = float(values.mean()) if values.size else math.nan
    return Mean(mean, mean - error, mean + error)
