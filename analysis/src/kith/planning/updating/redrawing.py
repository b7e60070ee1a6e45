"""Redraws what comes later, given the actual series.

Each replicate keeps the part of its later outcome that its series does not predict, and gets the
prediction from the actual series in place of that from its own: regression adjustment (Beaumont,
Zhang and Balding 2002, Genetics 162:2025), which with equal weights is the update of the ensemble
Kalman filter (Nott, Marshall and Tran 2012, Statistics and Computing 22:1273). Both sources not
verified. The regression is a weighted ridge, whose penalty is chosen by how well it predicts
replicates left out; and each replicate is adjusted by the regression without it, as in the
jackknife+ of Barber, Candès, Ramdas and Tibshirani (2021, Annals of Statistics 49:486; not
verified). In-sample residuals would be too small, and intervals with them, as soon as observations
are many.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kith.stats.intervals import Numbers

#: Relative to the variance of one observation: from none to one that leaves the mean.
_PENALTIES = np.geomspace(1e-3, 1e4, 29)

_AT_ONCE = 64  # outcomes fitted together, to bound memory


def redrawn(series: Numbers, actual: Numbers, later: Numbers, weights: Numbers) -> Numbers:
    """Return `later` (replicate, outcome) as if each replicate had had the actual series.

    NaN where a replicate has no weight or no value.
    """
    found = np.full(later.shape, np.nan)
    known = np.isfinite(later) & (weights > 0)[:, None]
    for pattern in np.unique(known, axis=1).T:
        same = np.flatnonzero((known == pattern[:, None]).all(axis=0))
        if pattern.sum() <= 2:
            continue
        fit = _Fit(series[pattern], actual, weights[pattern])
        for part in np.split(same, range(_AT_ONCE, same.size, _AT_ONCE)):
            found[np.ix_(pattern, part)] = fit.adjusted(later[np.ix_(pattern, part)])
    return found


class _Fit:
    """Weighted ridge regressions on the series of replicates, decomposed once."""

    def __init__(self, series: Numbers, actual: Numbers, weights: Numbers) -> None:
        self._share = weights / weights.sum()
        self._root = np.sqrt(self._share)
        middle = self._share @ series
        spread = np.sqrt(self._share @ (series - middle) ** 2)
        spread[spread == 0] = 1.0  # no replicate near differs in it
        scaled = self._root[:, None] * (series - middle) / spread
        left, sizes, right = np.linalg.svd(scaled, full_matrices=False)
        keep = sizes > 1e-9 * max(float(sizes[0]), 1e-9)
        self._left, self._sizes = left[:, keep], sizes[keep]
        self._place = right[keep] @ ((actual - middle) / spread)

    def adjusted(self, later: Numbers) -> Numbers:
        """Return outcomes (replicate, outcome), each adjusted by the regression without it."""
        mean = self._share @ later
        outcome = self._root[:, None] * (later - mean)
        rotated = self._left.T @ outcome
        errors, found = [], []
        for penalty in _PENALTIES:
            kept = self._sizes**2 / (self._sizes**2 + penalty)
            leverage = (self._left**2) @ kept + self._share
            left_out = (outcome - self._left @ (kept[:, None] * rotated)) / self._root[:, None]
            left_out /= np.maximum(1.0 - leverage, 1e-9)[:, None]
            slope = kept / self._sizes * self._place
            influence = self._root * (self._left @ slope) + self._share  # on the prediction
            predicted = mean + slope @ rotated
            errors.append(left_out**2)
            found.append(predicted - influence[:, None] * left_out + left_out)
        chosen = self._penalty(np.array(errors))
        return np.asarray(np.take_along_axis(np.array(found), chosen[None, None, :], axis=0)[0])

    def _penalty(self, errors: Numbers) -> npt.NDArray[np.intp]:
        """Choose a penalty for each outcome, of errors (penalty, replicate, outcome).

        The largest whose error is less than a standard error of their difference above the least
        (the rule of one standard error: Breiman et al. 1984, ch. 3): of dozens of observations,
        some predict an outcome by chance.
        """
        least = np.einsum("i,pij->pj", self._share, errors).argmin(axis=0)
        more = errors - np.take_along_axis(errors, least[None, None, :], axis=0)
        middle = np.einsum("i,pij->pj", self._share, more)
        spread = np.einsum("i,pij->pj", self._share, (more - middle[:, None]) ** 2)
        near = middle <= np.sqrt(spread * (self._share**2).sum())
        return np.asarray(len(errors) - 1 - near[::-1].argmax(axis=0))


def percentiles(values: Numbers, weights: Numbers, shares: list[float]) -> Numbers:
    """Return percentiles (0 to 100) of weighted values; NaN is left out.

    With equal weights those of `intervals.percentiles`, at ranks share (n + 1); otherwise n is the
    number of replicates that count.
    """
    known = np.isfinite(values) & (weights > 0)
    if not known.any():
        return np.full(len(shares), np.nan)
    order = np.argsort(values[known], kind="stable")
    ordered, own = values[known][order], weights[known][order] / weights[known].sum()
    effective = 1.0 / float((own**2).sum())
    ranks = (effective * (np.cumsum(own) - own / 2) + 0.5) / (effective + 1)
    return np.interp(np.array(shares) / 100, ranks, ordered)


def mean(values: Numbers, weights: Numbers) -> float:
    """Return the weighted mean; NaN is left out."""
    known = np.isfinite(values) & (weights > 0)
    return float(np.average(values[known], weights=weights[known])) if known.any() else np.nan
