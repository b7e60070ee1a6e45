"""Chance in the runs of a sweep, as far as it differs between samples.

Replicate k has the same random numbers in every sample, so replicates differ from each other in
nearly the same way everywhere: that part is no noise of one sample, and pulls no two samples apart.
What is left of a replicate, its own linear trend over the numbers taken out, is a surface of its
own: smooth in part (near samples have the same luck) and rough in part. Ankenman, Nelson and Staum,
Operations Research 58 (2010), 371-382, take the noise of samples as known; with common random
numbers it is correlated (Chen, Ankenman and Nelson, ACM TOMACS 22 (2012), 7).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import scipy

from kith.planning.emulating.field import Field, Observed, correlation, fit, trend
from kith.stats.intervals import Numbers

#: Deviations so small, beside the spread of the means, are what rounding leaves of float64.
_ROUNDING = 1e-16

#: The variance at the far end of a number is plausibly up to so many times that at the near end.
_MOST_UNEQUAL = 100.0


class Chance(NamedTuple):
    """The variance of a replicate about its trend over the box, and how far it hangs together."""

    slopes: Numbers  #: of the logarithm of the variance: at the corner of the box, by number
    surface: Field  #: of deviations in units of their standard deviation

    def variance(self, points: Numbers) -> Numbers:
        """Return the variance of a replicate at points (n, numbers)."""
        return np.asarray(np.exp(trend(points) @ self.slopes))

    def smooth_variance(self, points: Numbers) -> Numbers:
        """Return the variance of one replicate's smooth part at points."""
        return self.surface.variance * self.variance(points)

    def smooth(self, here: Numbers, there: Numbers) -> Numbers:
        """Return the covariance of one replicate's smooth part at points with others."""
        spreads = np.sqrt(np.outer(self.variance(here), self.variance(there)))
        near = correlation(here, there, self.surface.lengths)
        return np.asarray(self.surface.variance * spreads * near)

    def rough(self, points: Numbers) -> Numbers:
        """Return the variance of one replicate's rough part at points."""
        return self.surface.noise * self.variance(points)


def none(count: int) -> Chance:
    """Return the chance of runs in which replicates do not differ about their trends."""
    return Chance(np.zeros(count + 1), Field(np.ones(count), 0.0, 0.0))


def estimate(points: Numbers, values: Numbers, start: Chance | None = None) -> Chance:
    """Estimate chance from values (samples, replicates) at points of the unit cube."""
    replicates, terms = values.shape[1], trend(points)
    means = values.mean(axis=1)
    deviations = values - means[:, None]
    base, _ = np.linalg.qr(terms)
    left = deviations - base @ (base.T @ deviations)
    freedom = np.maximum(1.0 - (base**2).sum(axis=1), 1e-6) * (replicates - 1)
    variances = (left**2).sum(axis=1) / freedom
    if variances.mean() <= _ROUNDING * max(float(means.var()), float((means**2).mean()), 1e-300):
        return none(points.shape[1])
    slopes = _log_linear(terms, variances, replicates - 1)
    spread = np.exp(0.5 * (terms @ slopes))[:, None]
    seen = Observed(points, terms / spread, deviations / spread, np.eye(len(points)), False)
    surface = fit(_contrasts(seen), start.surface if start and start.surface.variance else None)
    return Chance(slopes, surface)


def _contrasts(seen: Observed) -> Observed:
    """Turn deviations of R replicates from their mean into R − 1 independent columns."""
    replicates = seen.values.shape[1]
    columns, _ = np.linalg.qr(np.column_stack([np.ones(replicates), np.eye(replicates)[:, 1:]]))
    return seen._replace(values=seen.values @ columns[:, 1:])


def _log_linear(terms: Numbers, variances: Numbers, freedom: int) -> Numbers:
    """Return coefficients of log variance (a gamma likelihood, its slopes plausibly small)."""
    mean = float(variances.mean())
    tight = np.array([0.0, *np.full(terms.shape[1] - 1, 1.0 / math.log(_MOST_UNEQUAL) ** 2)])

    def misfit(slopes: Numbers) -> tuple[float, Numbers]:
        logs = terms @ slopes
        ratio = variances / mean * np.exp(-logs)
        value = 0.5 * freedom * (logs + ratio).sum() + 0.5 * (tight * slopes**2).sum()
        return float(value), 0.5 * freedom * (terms.T @ (1.0 - ratio)) + tight * slopes

    found = scipy.optimize.minimize(misfit, np.zeros(terms.shape[1]), jac=True, method="L-BFGS-B").x
    found[0] += math.log(mean)
    return np.asarray(found, dtype=np.float64)
