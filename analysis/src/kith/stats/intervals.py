"""Percentiles, intervals and errors over replicates, by the same rules as sim/statistics."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import scipy

Numbers = npt.NDArray[np.float64]

#: The fewest replicates with percentiles: with 39, rank 0.025 (n + 1) is 1.
FEWEST = 39


class Interval(NamedTuple):
    """The interval in which one further replicate would lie, as far as the replicates can tell."""

    low: float
    high: float
    kind: str  #: "none", "range" (of fewer than 39 replicates), "percentiles"


def percentiles(values: Numbers, shares: list[float], axis: int = 0) -> Numbers:
    """Return percentiles (0 to 100) at ranks share (n + 1), interpolated; NaN is left out."""
    first = np.moveaxis(values, axis, 0)
    runs = first.reshape(first.shape[0], -1)
    seen = ~np.isnan(runs)
    whole = seen.all(axis=0)  # the common case, which is many times faster
    found = np.full((len(shares), runs.shape[1]), np.nan)
    found[:, whole] = np.percentile(runs[:, whole], shares, axis=0, method="weibull")
    if (some := seen.any(axis=0) & ~whole).any():
        found[:, some] = np.nanpercentile(runs[:, some], shares, axis=0, method="weibull")
    return found.reshape(len(shares), *first.shape[1:])


def interval(values: Numbers) -> Interval:
    """Return the 2.5th and 97.5th percentile; the range below 39 values, NaN below two."""
    if values.size < 2:
        return Interval(math.nan, math.nan, "none")
    if values.size < FEWEST:
        return Interval(float(values.min()), float(values.max()), "range")
    low, high = percentiles(values, [2.5, 97.5])
    return Interval(float(low), float(high), "percentiles")


def name(kind: str, replicates: int) -> str:
    """Return the name of an interval, "" if there is none."""
    if kind == "none":
        return ""
    return "95 % interval" if kind == "percentiles" else f"range of {replicates} replicates"


def said(replicates: int) -> str:
    """Describe a band or line over replicates, for a caption."""
    return "95 % of replicates" if replicates >= FEWEST else f"range of {replicates} replicates"


def monte_carlo_error(values: Numbers) -> float:
    """Return the half-width of the 95 % interval of the mean; more replicates make it smaller."""
    if values.size < 2:
        return math.nan
    spread = float(values.std(ddof=1)) / math.sqrt(values.size)
    return student_t(0.975, values.size - 1) * spread


def student_t(share: float, df: float) -> float:
    """Return a quantile of Student's t."""
    return float(scipy.special.stdtrit(df, share))


def wilson(count: float, total: float, confidence: float) -> tuple[float, float]:
    """Return Wilson's interval of a share observed `count` times in `total`."""
    if total <= 0:
        return 0.0, 1.0
    z = float(scipy.special.ndtri(0.5 + confidence / 2))
    share, weight = count / total, z * z / total
    half = z * math.sqrt((share * (1 - share) + weight / 4) / total)
    low, high = ((share + weight / 2 + side * half) / (1 + weight) for side in (-1, 1))
    return low if count > 0 else 0.0, high if count < total else 1.0


def variance_saved(usual: Numbers, other: Numbers) -> float:
    """Return the share of the variance of a difference that pairing the replicates removed."""
    if usual.size < 2:
        return math.nan
    unpaired = float(usual.var(ddof=1) + other.var(ddof=1))
    return 1.0 - float((other - usual).var(ddof=1)) / unpaired if unpaired > 0 else math.nan
