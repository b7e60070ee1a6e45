"""An emulator, a fast substitute for the model: each measure is quadratic in the fitted numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kith.io.usage_error import UsageError
from kith.stats.intervals import Numbers


@dataclass(frozen=True)
class Emulator:
    """A measure as a function of points of the unit cube, with its error."""

    weights: Numbers
    sd: float  # of the error, from non-quadratic shapes and chance

    def __call__(self, places: Numbers) -> Numbers:
        """Return the measure at each point (points, numbers) of the unit cube."""
        return np.asarray(_terms(places) @ self.weights, dtype=float)


def fit(places: Numbers, values: Numbers) -> Emulator:
    """Fit by least squares, and estimate the error by leave-one-out cross-validation."""
    terms = _terms(places)
    if len(values) < 2 * terms.shape[1]:
        raise UsageError(
            f"{len(values)} points are too few for {places.shape[1]} numbers "
            f"(at least {2 * terms.shape[1]})"
        )
    weights, *_ = np.linalg.lstsq(terms, values, rcond=None)
    hat = terms @ np.linalg.pinv(terms)
    missed = (values - terms @ weights) / np.maximum(1.0 - np.diag(hat), 1e-6)
    return Emulator(np.asarray(weights, dtype=float), float(np.sqrt((missed**2).mean())))


def _terms(places: Numbers) -> Numbers:
    """Return the terms: 1, every number, its square, and every product of two."""
    centered = 2.0 * places - 1.0
    number = places.shape[1]
    pairs = [(i, j) for i in range(number) for j in range(i, number)]
    products = [centered[:, i] * centered[:, j] for i, j in pairs]
    return np.column_stack([np.ones(len(places)), centered, *products])
