"""Smooth random surfaces over the box of a sweep, and the most plausible one for some values.

Points are in the unit cube. Covariances are Matérn 5/2 with a length for each number, the trend is
linear with unknown coefficients (Rasmussen and Williams 2006, 4.2.1, 2.7 and 5.4.1).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import scipy

from kith.stats.intervals import Numbers

#: Lengths that samples can tell apart, in widths of the box: from the distance between 50 samples
#: along a number to a line that is as good as straight.
_SHORTEST, _LONGEST = 0.02, 20.0

#: Plausible lengths before any run: 95 % lie between a fortieth of the box and ten times its width.
#: Without it, lengths from 10 samples a number are too long as often as not, and bands too narrow.
_MIDDLE, _SPREAD = math.log(0.5), 1.5

#: Variances in units of that of the values, and shares of the noise that may be found.
_VARIANCES, _SHARES = (1e-6, 1e3), (1e-3, 1.0)

#: Share of the variance that is added to the diagonal, for the precision of a computer.
JITTER = 1e-8

#: The trend's slopes lie within so many standard deviations of the values, which has no say but
#: where samples do not tell a slope at all.
_STEEPEST = 1e3

_LENGTH_STARTS = (0.2, 0.7, 2.0)
_ROOT5 = math.sqrt(5.0)


class Field(NamedTuple):
    """A random surface: how far its values hang together, how much it varies, and its noise."""

    lengths: Numbers  #: by number, in widths of the box
    variance: float
    noise: float  #: share of the noise that is there; 1 where the noise is known


class Observed(NamedTuple):
    """Values at points: as many columns as there are independent surfaces of one kind."""

    points: Numbers  #: (points, numbers)
    trend: Numbers  #: (points, terms)
    values: Numbers  #: (points, columns), of a standard deviation near 1
    noise: Numbers  #: covariance (points, points)
    noise_is_known: bool


class Solver(NamedTuple):
    """What a covariance does to values whose trend is taken out by generalized least squares."""

    factor: Numbers  #: of the covariance, lower
    trend_factor: Numbers  #: of the trend's information, lower
    solved_trend: Numbers  #: covariance⁻¹ trend (points, terms)


def correlation(here: Numbers, there: Numbers, lengths: Numbers) -> Numbers:
    """Return the Matérn 5/2 correlation of points (m, numbers) with others (n, numbers)."""
    steps = _ROOT5 * scipy.spatial.distance.cdist(here / lengths, there / lengths)
    return np.asarray((1.0 + steps + steps**2 / 3.0) * np.exp(-steps))


def trend(points: Numbers) -> Numbers:
    """Return the terms of a linear trend: 1 and each number."""
    return np.column_stack([np.ones(len(points)), points])


def solver(covariance: Numbers, terms: Numbers, scale: float) -> Solver:
    """Factor a covariance and the information on the trend of values as large as `scale`."""
    factor = scipy.linalg.cholesky(covariance, lower=True, check_finite=False)
    solved = scipy.linalg.cho_solve((factor, True), terms, check_finite=False)
    slopes = np.diag([0.0, *np.full(terms.shape[1] - 1, (_STEEPEST * scale) ** -2)])
    information = terms.T @ solved + slopes
    return Solver(factor, scipy.linalg.cholesky(information, lower=True), solved)


def covariance(of: Field, points: Numbers, noise: Numbers) -> Numbers:
    """Return the covariance of noisy values at points."""
    found = of.variance * correlation(points, points, of.lengths) + of.noise * noise
    found[np.diag_indices(len(points))] += JITTER * of.variance
    return np.asarray(found)


def fit(seen: Observed, start: Field | None = None) -> Field:
    """Return the most plausible field: restricted likelihood, and what is plausible of lengths.

    From several starts; with `start`, from that one alone.
    """
    count = seen.points.shape[1]
    shares = (1.0, 1.0) if seen.noise_is_known else _SHARES
    limits = [(_SHORTEST, _LONGEST)] * count + [_VARIANCES, shares]
    bounds = np.log(np.array(limits))
    first = (1.0,) if seen.noise_is_known else (0.1, 0.8)
    starts = [
        Field(np.full(count, length), 1.0, share)
        for length, share in itertools.product(_LENGTH_STARTS, first)
    ]
    squares = (seen.points[:, None] - seen.points[None]) ** 2
    found = [
        scipy.optimize.minimize(
            _implausibility, np.clip(_logs(one), *bounds.T), args=(seen, squares), jac=True,
            method="L-BFGS-B", bounds=bounds,
        ) for one in ([start] if start else starts)
    ]  # fmt: skip
    return _field(min(found, key=lambda one: float(one.fun)).x)


def _logs(of: Field) -> Numbers:
    return np.asarray(np.log(np.array([*of.lengths, of.variance, of.noise])))


def _field(logs: Sequence[float] | Numbers) -> Field:
    *lengths, variance, noise = np.exp(logs)
    return Field(np.array(lengths), float(variance), float(noise))


def _implausibility(logs: Numbers, seen: Observed, squares: Numbers) -> tuple[float, Numbers]:
    """Return minus the restricted log-likelihood and log-prior, and its gradient."""
    of = _field(logs)
    scaled = squares / of.lengths**2
    steps = _ROOT5 * np.sqrt(scaled.sum(axis=2))
    fading = np.exp(-steps)
    smooth = of.variance * (1.0 + steps + steps**2 / 3.0) * fading
    whole = smooth + of.noise * seen.noise
    whole[np.diag_indices(len(whole))] += JITTER * of.variance
    try:
        solved = solver(whole, seen.trend, 1.0)
    except scipy.linalg.LinAlgError:  # beyond the precision of a computer: as implausible as can be
        return 1e25, np.zeros_like(logs)
    columns = seen.values.shape[1]
    projector = _projector(solved)
    weighted = projector @ seen.values
    spread = np.log(np.diag(solved.factor)).sum() + np.log(np.diag(solved.trend_factor)).sum()
    away = (logs[:-2] - _MIDDLE) / _SPREAD
    value = columns * spread + 0.5 * (seen.values * weighted).sum() + 0.5 * (away**2).sum()
    pull = 0.5 * (columns * projector - weighted @ weighted.T)
    bend = pull * (of.variance * (5.0 / 3.0) * (1.0 + steps) * fading)
    of_lengths = np.einsum("ij,ijk->k", bend, scaled) + away / _SPREAD
    of_variance = (pull * smooth).sum() + JITTER * of.variance * np.trace(pull)
    of_noise = of.noise * (pull * seen.noise).sum()
    return float(value), np.array([*of_lengths, of_variance, of_noise])


def _projector(solved: Solver) -> Numbers:
    """Return covariance⁻¹ without what the trend explains."""
    size = len(solved.factor)
    inverse = scipy.linalg.cho_solve((solved.factor, True), np.eye(size), check_finite=False)
    coefficients = scipy.linalg.cho_solve((solved.trend_factor, True), solved.solved_trend.T)
    return np.asarray(inverse - solved.solved_trend @ coefficients)
