"""Net benefit as a smooth function of some uncertain numbers.

Strong, Oakley and Brennan, Medical Decision Making 34 (2014), 311-326: the function is the
expectation of net benefit given the numbers. Here it consists of splines of each number, plus
products of pairs if numbers are few, fitted by ridge regression with generalized cross-validation.
Not verified.
"""

from __future__ import annotations

import itertools

import numpy as np

from kith.stats.intervals import Numbers

#: Products of pairs are included up to this many numbers.
_FEW = 8

#: Splines are used up to this many numbers; beyond it, each number enters with its square instead.
_SPLINES = 40

_KNOTS = (0.05, 0.275, 0.5, 0.725, 0.95)  #: quantiles (Harrell 2001, five knots)

_PENALTIES = np.geomspace(1e-4, 1e8, 25)


class Regression:
    """Regresses values (n, options) on numbers (n, p), with one decomposition for all values."""

    def __init__(self, numbers: Numbers) -> None:
        """Decompose the basis functions at the numbers as drawn."""
        self._basis = Basis(numbers)
        features = self._basis.of(numbers)
        self._center = features.mean(axis=0)
        spread = features.std(axis=0)
        self._spread = np.where(spread > 0, spread, 1.0)
        scaled = (features - self._center) / self._spread
        left, sizes, right = np.linalg.svd(scaled, full_matrices=False)
        keep = sizes > 1e-9 * max(float(sizes[0]), 1.0)
        self._left, self._sizes, self._right = left[:, keep], sizes[keep], right[keep]

    def fitted(self, values: Numbers) -> Numbers:
        """Return the expectation of values given the numbers, as drawn."""
        weights, means = self._weights(values)
        return np.asarray(means + self._left @ (weights * self._sizes[:, None]))

    def predicted(self, values: Numbers, numbers: Numbers) -> Numbers:
        """Return the expectation of values at other numbers."""
        weights, means = self._weights(values)
        scaled = (self._basis.of(numbers) - self._center) / self._spread
        return np.asarray(means + scaled @ (self._right.T @ weights))

    def _weights(self, values: Numbers) -> tuple[Numbers, Numbers]:
        means = values.mean(axis=0)
        rotated = self._left.T @ (values - means)
        total, n = ((values - means) ** 2).sum(axis=0), len(values)
        best, found = np.full(values.shape[1], np.inf), np.zeros_like(rotated)
        for penalty in _PENALTIES:
            kept = self._sizes**2 / (self._sizes**2 + penalty)
            left_over = total - ((2 * kept - kept**2)[:, None] * rotated**2).sum(axis=0)
            score = left_over / max(n - 1 - float(kept.sum()), 1.0) ** 2
            better = score < best
            best = np.where(better, score, best)
            found[:, better] = (kept / self._sizes)[:, None] * rotated[:, better]
        return found, means


class Basis:
    """Basis functions of numbers: natural cubic splines, or linear and square terms if many."""

    def __init__(self, numbers: Numbers) -> None:
        """Choose knots and scales from the numbers as drawn."""
        self._middle = numbers.mean(axis=0)
        spread = numbers.std(axis=0)
        self._spread = np.where(spread > 0, spread, 1.0)
        self._count = numbers.shape[1]
        self._knots = np.quantile(self._scaled(numbers), _KNOTS, axis=0)

    def of(self, numbers: Numbers) -> Numbers:
        """Return the basis functions (n, features) at numbers (n, p)."""
        scaled = self._scaled(numbers)
        parts = [scaled]
        if self._count <= _SPLINES:
            parts += [_spline(scaled[:, i], self._knots[:, i]) for i in range(self._count)]
        else:
            parts.append(scaled**2)
        if self._count <= _FEW:
            pairs = itertools.combinations(range(self._count), 2)
            parts += [(scaled[:, i] * scaled[:, j])[:, None] for i, j in pairs]
        return np.concatenate(parts, axis=1)

    def _scaled(self, numbers: Numbers) -> Numbers:
        return np.asarray((numbers - self._middle) / self._spread)


def _spline(x: Numbers, knots: Numbers) -> Numbers:
    """Return the curved parts of a natural cubic spline (Hastie et al. 2009, 5.2.1)."""
    last, before = knots[-1], knots[-2]
    if not knots[0] < before < last:
        return np.empty((x.size, 0))

    def bent(knot: float) -> Numbers:
        cubes = np.maximum(x - knot, 0) ** 3 - np.maximum(x - last, 0) ** 3
        return np.asarray(cubes / (last - knot))

    return np.column_stack([bent(knot) - bent(before) for knot in knots[:-2]])
