"""Summary of a scenario against usual care over replicates paired by number."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from kith.stats import intervals, likelihood


def paired_difference(
    usual: intervals.Numbers, other: intervals.Numbers, better: int
) -> dict[str, object]:
    """Summarize paired values; pairs with a missing value are left out.

    `better` is the sign of a benefit; if it is 0 (neither direction is one), there are no shares
    and no words.
    """
    both = np.isfinite(usual) & np.isfinite(other)
    usual, other = usual[both], other[both]
    difference = other - usual
    some = difference.size > 0
    low, high, kind = intervals.interval(difference)
    benefits = difference * better if better else difference[:0]
    shares = (np.array(likelihood.directions(benefits)) / benefits.size if benefits.size
              else np.full(3, math.nan))  # fmt: skip
    return {
        "usual_care": float(usual.mean()) if some else math.nan,
        "value": float(other.mean()) if some else math.nan,
        "difference": float(difference.mean()) if some else math.nan,
        "low": low, "high": high, "interval": kind,
        "monte_carlo_error": intervals.monte_carlo_error(difference),
        **dict(zip(("better", "no_effect", "worse"), map(float, shares), strict=True)),
        "words": likelihood.words(benefits),
        "settled_by": likelihood.settled_by(benefits),
        "variance_saved": intervals.variance_saved(usual, other),
        "replicates": int(difference.size),
    }  # fmt: skip


def stands_out(row: Mapping[Any, Any] | pd.Series[Any]) -> bool:
    """Return whether a row of `kith.compare` is clear about one direction.

    It is if its words are "likely" or stronger or, if neither direction is better, if its interval
    excludes zero.
    """
    if np.isfinite(float(row["better"])):
        return likelihood.stands_out(str(row["words"]))
    leaves_out_zero = float(row["low"]) > 0 or float(row["high"]) < 0
    return row["interval"] == "percentiles" and leaves_out_zero
