"""A quick stand-in for the model: each measure quadratic in the numbers that are fitted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kith.io.usage_error import UsageError
from kith.stats.intervals import Numbers


@dataclass(frozen=True)
class Emulator:
    """What a measure is at a point of the unit cube, and how far that may be off."""

    weights: Numbers
    sd: float  # of what it misses: other shapes than quadratic, and chance

    def __call__(self, places: Numbers) -> Numbers:
        """Return the measure at each place (points, numbers) of the unit cube."""
        return np.asarray(_terms(places) @ self.weights, dtype=float)


def fit(places: Numbers, values: Numbers) -> Emulator:
    """Fit by least squares; how far it is off is found by leaving each point out once."""
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
    """Return 1, every number, its square and every product of two."""
    centered = 2.0 * places - 1.0
    number = places.shape[1]
    pairs = [(i, j) for i in range(number) for j in range(i, number)]
    products = [centered[:, i] * centered[:, j] for i, j in pairs]
    return np.column_stack([np.ones(len(places)), centered, *products])
