"""Weighs replicates by how well their series agree with the actual one.

Approximate Bayesian computation: replicates near the actual series get weight, by Epanechnikov's
kernel (Beaumont, Zhang and Balding 2002, Genetics 162:2025). Near is meant in the few directions in
which series differ most and that stand out from shuffled ones (parallel analysis: Horn 1965,
Psychometrika 30:179), each scaled to the same spread: among dozens of noisy observations every
series is about as far from any other, and a likelihood would leave a single replicate. What else
the observations tell is left to the regressions in `redrawing`. Sources not verified.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import scipy

from kith.stats import intervals
from kith.stats.intervals import Numbers

#: Directions in which nearness is judged: in each further one, fewer replicates are near.
MOST_NEAR = 2
#: Directions kept for regressions: of a hundred replicates, twenty for each.
MOST_DIRECTIONS = 5

#: Share of replicates near to a typical one, of `_USUAL` replicates; of more it falls as a local
#: line's window does, with n to the power of -d / (d + 4) (Fan and Gijbels 1996, ch. 3).
KEPT, _USUAL = 0.75, 128

#: Replicates that count, below which nothing is said: fewer have no 95 % interval.
FEWEST_EFFECTIVE = intervals.FEWEST

_SHUFFLES, _SEED = 19, 1  # the largest of 19 is exceeded by chance in 1 of 20 cases
_LOOKED_AT = 1000  # replicates whose neighbors set the window


class Weighed(NamedTuple):
    """Weights of replicates, which sum to 1 where any is near."""

    weights: Numbers  #: (replicate,)
    scores: Numbers  #: (replicate, direction): uncorrelated, with mean 0 and variance 1
    place: Numbers  #: (direction,): the actual series

    @property
    def effective(self) -> float:
        """Replicates that count (Kish 1965): 0 where none is near."""
        total = float((self.weights**2).sum())
        return 1.0 / total if total > 0 else 0.0

    @property
    def needed(self) -> float:
        """Replicates that would leave just enough; infinite where none is near."""
        if self.effective < 1:
            return math.inf
        power = (
            min(self.place.size, MOST_NEAR) + 4
        ) / 4  # those near grow as n to the power of 4 / (d + 4)
        return float(self.weights.size * (FEWEST_EFFECTIVE / self.effective) ** power)


def weigh(series: Numbers, actual: Numbers) -> Weighed:
    """Weigh the replicates of `series` (replicate, observation), each observation with spread."""
    scores, place = _directions(series, actual)
    if place.size == 0:
        return Weighed(np.full(len(series), 1.0 / len(series)), scores, place)
    near_in = scores[:, :MOST_NEAR]
    distance = np.linalg.norm(near_in - place[:MOST_NEAR], axis=1) / _window(near_in)
    near = np.maximum(1.0 - distance**2, 0.0)
    return Weighed(near / max(float(near.sum()), 1e-300), scores, place)


def _window(scores: Numbers) -> float:
    """Return how far the window reaches: at the median replicate, as far as its share of others."""
    replicates, directions = scores.shape
    share = min(1.0, KEPT * (_USUAL / replicates) ** (directions / (directions + 4)))
    distances = np.sort(scipy.spatial.distance.cdist(scores[:_LOOKED_AT], scores), axis=1)
    near = min(math.ceil(share * replicates), replicates - 1)
    return float(np.median(distances[:, near]))


def _directions(series: Numbers, actual: Numbers) -> tuple[Numbers, Numbers]:
    """Return principal components with unit spread that shuffled series do not have."""
    middle, spread = series.mean(axis=0), series.std(axis=0)
    scaled = (series - middle) / spread
    left, sizes, right = np.linalg.svd(scaled, full_matrices=False)
    random = np.random.default_rng(_SEED)
    shuffled = [np.linalg.svd(random.permuted(scaled, axis=0), compute_uv=False)
                for _ in range(_SHUFFLES)]  # fmt: skip
    clear = sizes > np.max(shuffled, axis=0)
    if series.shape[1] == 1:  # one observation is a direction, and shuffled the same
        clear[:] = True
    count = min(int(np.argmin(np.append(clear, False))), MOST_DIRECTIONS)
    unit = math.sqrt(len(series))
    place = right[:count] @ ((actual - middle) / spread) / sizes[:count] * unit
    return left[:, :count] * unit, place
