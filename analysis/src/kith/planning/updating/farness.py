"""How far a series lies from those of the replicates, and whether one of theirs lies as far.

A distance is Mahalanobis', from the mean and covariance of all other series: of n replicates and
the actual series each is judged by the other n. Were the actual series one more replicate, all
n + 1 distances would be exchangeable, so that it is among the 1 % farthest in at most 1 % of cases,
whatever the distribution (conformal prediction: Vovk, Gammerman and Shafer 2005, Algorithmic
Learning in a Random World, ch. 2; not verified). The covariance is shrunk toward that of unrelated
observations (Ledoit and Wolf 2004, Journal of Multivariate Analysis 88:365; not verified), since
there may be more observations than replicates.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kith.stats.intervals import Numbers

#: A series as far as this share of replicates or fewer is outside what was thought possible.
ALARM = 0.01

#: So many replicates can raise the alarm: of n + 1 series one is a share of 1 / (n + 1).
FEWEST = 99

_ROUNDED = 0.05  # SDs beyond a range that may be rounding of the actual numbers
_Z95 = 1.96  # of a normal distribution, for the range of an observation given the others


class Farthest(NamedTuple):
    """The observation that lies farthest out, with its range in 95 of 100 cases."""

    place: int
    low: float
    high: float
    given_others: bool  #: the range is that expected beside the other observations


def share_as_far(series: Numbers, actual: Numbers) -> float:
    """Return the share of series, the actual one included, that lie as far out as it.

    `series` is (replicate, observation), each observation with some spread; `actual` one of them.
    """
    everything = np.vstack([series, actual])  # in all that follows, one like any other
    n, observations = series.shape
    scaled = _scaled(everything, everything)
    kept = 1.0 - shrinkage(scaled)
    off = scaled - scaled.mean(axis=0)
    # Leaving one of n + 1 out takes (n + 1) / n off off' from the scatter of all of them, and its
    # distance from the mean of the others is (n + 1) / n of that from the mean of all.
    stretch = (n + 1) / n
    covariance = kept * (off.T @ off) / n + (1.0 - kept) * np.eye(observations)
    inside = np.einsum("ij,ij->i", off, np.linalg.solve(covariance, off.T).T)
    squared = stretch**2 * inside / (1.0 - np.minimum(kept * stretch / n * inside, 1 - 1e-12))
    return float((squared >= squared[-1]).mean())


def farthest(series: Numbers, actual: Numbers) -> Farthest:
    """Return the observation farthest out; where none is by itself, farthest beside the others."""
    scaled, own = _scaled(series, series), _scaled(actual, series)
    low, high = np.percentile(series, [2.5, 97.5], axis=0, method="weibull")
    beyond = np.maximum(low - actual, actual - high) / series.std(axis=0)
    out = np.where(beyond > _ROUNDED, np.abs(own), 0.0)
    if out.max() > 0:
        place = int(out.argmax())
        return Farthest(place, float(low[place]), float(high[place]), given_others=False)
    kept = 1.0 - shrinkage(scaled)
    precision = np.linalg.inv(
        kept * (scaled.T @ scaled) / len(scaled) + (1.0 - kept) * np.eye(own.size)
    )
    spread = 1.0 / np.sqrt(np.diag(precision))
    apart = (precision @ own) * spread**2  # the actual value less that expected given the others
    place = int(np.abs(apart / spread).argmax())
    unit = float(series[:, place].std())
    middle, half = actual[place] - unit * apart[place], _Z95 * unit * spread[place]
    return Farthest(place, float(middle - half), float(middle + half), given_others=True)


def shrinkage(scaled: Numbers) -> float:
    """Return how far a correlation matrix is shrunk toward none (Ledoit and Wolf), 0 to 1."""
    n, observations = scaled.shape
    centered = scaled - scaled.mean(axis=0)
    covariance = centered.T @ centered / n
    apart = float(((covariance - np.eye(observations)) ** 2).sum())
    noise = float(((centered**2).T @ (centered**2) / n - covariance**2).sum()) / n
    return min(1.0, noise / apart) if apart > 0 else 1.0


def _scaled(values: Numbers, by: Numbers) -> Numbers:
    return np.asarray((values - by.mean(axis=0)) / by.std(axis=0))
