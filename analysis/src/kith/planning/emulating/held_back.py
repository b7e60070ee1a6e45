"""Runs held back: what an emulator says of samples that it has not seen."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from kith.planning.emulating.kriging import Kriging, Z, krige
from kith.stats.intervals import Numbers, wilson

#: Samples are held back by tenths.
FOLDS, SEED = 10, 1

COLUMNS = ["band_of", "held_back", "inside", "coverage", "coverage_low", "coverage_high",
           "typical_error", "spread", "q2"]  # fmt: skip
OF_SAMPLE, OF_HISTORY = "these replicates", "one history"


class HeldBack(NamedTuple):
    """Held-back samples: what they are, and what was predicted of them."""

    values: Numbers  #: means over the sweep's replicates
    middle: Numbers
    half: Numbers  #: of the 95 % band
    histories: Numbers  #: (samples, replicates) 1 where one history is in its band, 0 where not

    def joined(self, other: HeldBack) -> HeldBack:
        """Return these samples and others."""
        return HeldBack(*(np.concatenate(pair) for pair in zip(self, other, strict=True)))


def predicted(of: Kriging, points: Numbers, values: Numbers) -> HeldBack:
    """Predict samples (points, and values by replicate) that an emulator has not seen."""
    band, found = of.of_sample(points), of.estimate(points)
    inside = np.full(values.shape, np.nan)
    every = np.arange(values.shape[1], dtype=np.int64)
    for left in every if len(every) > 2 else []:  # also of this history the emulator knows nothing
        one = of.further(found, points, np.delete(every, left))
        inside[:, left] = np.abs(values[:, left] - one.middle) <= one.half
    return HeldBack(values.mean(axis=1), band.middle, band.half, inside)


def by_tenths(of: Kriging) -> list[HeldBack]:
    """Hold back each tenth of the samples once, and predict it from the others."""
    fold = np.random.default_rng(SEED).permutation(len(of.points)) % FOLDS
    tenths = []
    for own in np.unique(fold):
        kept, left = fold != own, fold == own
        part = krige(of.points[kept], of.values[kept], of)
        tenths.append(predicted(part, of.points[left], of.values[left]))
    return tenths


def widening(tenths: list[HeldBack]) -> float:
    """Return by how much errors exceed what the band of held-back samples allows, at least 1.

    Lengths are taken as if they were known, which makes bands too narrow where samples are few
    (Kleijnen and Mehdad 2015); the errors of held-back samples tell by how much (Bachoc,
    Computational Statistics and Data Analysis 66 (2013), 55-69).
    """
    errors = np.concatenate([(own.values - own.middle) / own.half for own in tenths])
    return max(1.0, Z * math.sqrt(float((errors**2).mean())))


def checked(tenths: list[HeldBack]) -> HeldBack:
    """Join tenths, the bands of each widened by what the others tell."""
    found = []
    for place, own in enumerate(tenths):
        others = [other for at, other in enumerate(tenths) if at != place]
        found.append(own._replace(half=own.half * widening(others)))
    whole = found[0]
    for own in found[1:]:
        whole = whole.joined(own)
    return whole


def table(held: HeldBack) -> pd.DataFrame:
    """Return how good an emulator is on samples held back: a row for each kind of band."""
    count, errors = len(held.values), held.values - held.middle
    inside = int((np.abs(errors) <= held.half).sum())
    low, high = wilson(inside, count, 0.95)
    spread, error = float(held.values.std()), math.sqrt(float((errors**2).mean()))
    rows: list[list[object]] = [
        [OF_SAMPLE, count, inside, inside / count, low, high, error, spread, _q2(error, spread)]
    ]
    known = held.histories[np.isfinite(held.histories)]
    if known.size:  # no interval: the histories of a replicate are near to each other
        within = int(known.sum())
        rows.append([OF_HISTORY, known.size, within, within / known.size, *[math.nan] * 5])
    return pd.DataFrame(rows, columns=COLUMNS)


def _q2(error: float, spread: float) -> float:
    """Return the share of the spread of held-back samples that is predicted; 0 or less: none."""
    return 1.0 - (error / spread) ** 2 if spread > 0 else 0.0
