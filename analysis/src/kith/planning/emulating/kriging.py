"""The surface of a sweep's means, with bands: stochastic kriging.

Ankenman, Nelson and Staum, Operations Research 58 (2010), 371-382. The value of a sample is a
smooth surface plus the chance of its few replicates, whose covariance is known.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import scipy

from kith.planning.emulating import chance as chances
from kith.planning.emulating.chance import Chance
from kith.planning.emulating.field import (
    JITTER,
    Field,
    Observed,
    correlation,
    covariance,
    fit,
    solver,
    trend,
)
from kith.stats.intervals import Numbers, student_t

#: Replicates, by their places from 0.
Places = npt.NDArray[np.int64]

#: Half-width of a normal distribution's 95 % band, in standard deviations.
Z = 1.959964


class Band(NamedTuple):
    """A value at each point and the half-width of its 95 % band."""

    middle: Numbers
    half: Numbers


class Estimate(NamedTuple):
    """A value at each point, as a weighted mean of the samples'."""

    weights: Numbers  #: (points, samples)
    replicates: Numbers  #: the value by replicate alone (points, replicates)
    between: Numbers  #: variance from not having run these points


class Kriging:
    """A smooth surface through the means of samples, and the chance around it."""

    def __init__(
        self, points: Numbers, values: Numbers, response: Field, chance: Chance,
        widened: float = 1.0,
    ) -> None:  # fmt: skip
        """Prepare predictions from values (samples, replicates) at points of the unit cube.

        `widened` multiplies the errors that come from not having run a point.
        """
        self.points, self.values, self.response, self.chance = points, values, response, chance
        self.widened = widened
        self._noise = _noise(chance, points, values.shape[1])
        self._trend = trend(points)
        self._solver = solver(
            covariance(response, points, self._noise), self._trend, _scale(values)
        )
        inverse = scipy.linalg.cho_solve(
            (self._solver.trend_factor, True), np.eye(points.shape[1] + 1)
        )
        self._trend_inverse = np.asarray(inverse)
        self._coefficients = self._trend_inverse @ self._solver.solved_trend.T

    @property
    def replicates(self) -> int:
        """How many replicates each sample has."""
        return int(self.values.shape[1])

    def widened_by(self, widened: float) -> Kriging:
        """Return the same surface with errors multiplied."""
        return Kriging(self.points, self.values, self.response, self.chance, widened)

    def estimate(self, points: Numbers, against: Numbers | None = None) -> Estimate:
        """Estimate the mean over all histories at points, or its difference from other points."""
        near, terms = self._near(points), trend(points)
        prior = np.full(len(points), self.response.variance)
        if against is not None:
            near, terms = near - self._near(against), terms - trend(against)
            scaled = (points - against) / self.response.lengths
            alike = correlation(np.zeros((1, scaled.shape[1])), scaled, np.ones(scaled.shape[1]))
            prior = 2.0 * self.response.variance * (1.0 - alike[0])
        weights, variance = self._solve(near, terms, prior)
        variance -= ((weights @ self._noise) * weights).sum(axis=1)
        return Estimate(weights, weights @ self.values, np.maximum(variance, 0.0))

    def of_mean(self, points: Numbers, against: Numbers | None = None) -> Band:
        """Return the mean over all histories.

        Replicates are the independent histories there are, whatever the number of samples: what the
        surface would be by each of them alone gives the error from having so few.
        """
        found = self.estimate(points, against)
        count = self.replicates
        by_chance = found.replicates.var(axis=1, ddof=1) / count
        half = np.sqrt(self._by_distance(found) + student_t(0.975, count - 1) ** 2 * by_chance)
        return Band(found.replicates.mean(axis=1), half)

    def of_history(self, points: Numbers) -> Band:
        """Return one further history."""
        return self.further(
            self.estimate(points), points, np.arange(self.replicates, dtype=np.int64)
        )

    def further(self, found: Estimate, points: Numbers, known: Places) -> Band:
        """Return one further history, as far as the replicates `known` tell."""
        alone, count = found.replicates[:, known], len(known)
        own = Z**2 * (self.chance.smooth_variance(points) + self.chance.rough(points))
        shared = student_t(0.975, count - 1) ** 2 * alone.var(axis=1, ddof=1) * (1.0 + 1.0 / count)
        return Band(alone.mean(axis=1), np.sqrt(self._by_distance(found) + own + shared))

    def of_sample(self, points: Numbers) -> Band:
        """Return the mean over the sweep's own replicates, as a sample at the points would have it.

        What a held-back sample is compared with: same histories, and the noise of that sample.
        """
        count = self.replicates
        smooth, rough = self.chance.smooth_variance(points), self.chance.rough(points)
        near = self._near(points) + self.chance.smooth(points, self.points) / count
        prior = self.response.variance + smooth / count
        weights, variance = self._solve(near, trend(points), prior)
        error = np.sqrt(np.maximum(variance, JITTER * self.response.variance) + rough / count)
        return Band(weights @ self.values.mean(axis=1), Z * self.widened * error)

    def _near(self, points: Numbers) -> Numbers:
        return self.response.variance * correlation(points, self.points, self.response.lengths)

    def _by_distance(self, found: Estimate) -> Numbers:
        return (Z * self.widened) ** 2 * found.between

    def _solve(self, near: Numbers, terms: Numbers, prior: Numbers) -> tuple[Numbers, Numbers]:
        """Return weights of samples and the variance of the error (Rasmussen and Williams 2.42)."""
        solved = scipy.linalg.cho_solve((self._solver.factor, True), near.T, check_finite=False).T
        beyond = terms - solved @ self._trend
        weights = solved + beyond @ self._coefficients
        variance = prior - (near * solved).sum(axis=1)
        return weights, variance + ((beyond @ self._trend_inverse) * beyond).sum(axis=1)


def krige(points: Numbers, values: Numbers, start: Kriging | None = None) -> Kriging:
    """Fit chance and surface to values (samples, replicates) at points of the unit cube.

    `start` is a fit to nearly the same samples, from which the search goes on.
    """
    chance = chances.estimate(points, values, start.chance if start else None)
    scale, means = _scale(values), values.mean(axis=1)
    seen = Observed(  # centered: a level may be thousands of times its spread
        points, trend(points), (means - means.mean())[:, None] / scale,
        _noise(chance, points, values.shape[1]) / scale**2, True,
    )  # fmt: skip
    first = None
    if start is not None:
        first = start.response._replace(variance=start.response.variance / scale**2)
    found = fit(seen, first)
    return Kriging(points, values, found._replace(variance=found.variance * scale**2), chance)


def _noise(chance: Chance, points: Numbers, replicates: int) -> Numbers:
    """Return the covariance of the means of samples over replicates about the surface."""
    found = chance.smooth(points, points)
    found[np.diag_indices(len(points))] += chance.rough(points)
    return np.asarray(found / replicates)


def _scale(values: Numbers) -> float:
    means = values.mean(axis=1)
    return float(means.std()) or max(math.fabs(float(means[0])), 1.0)
