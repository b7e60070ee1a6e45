"""Partial rank correlations, and a threshold for the largest one that chance produces.

Source: Marino et al. 2008, J Theor Biol 254:178-196 (PRCC); Westfall and Young 1993,
Resampling-Based Multiple Testing (threshold on the largest of all over permutations).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import scipy

from kith.stats import intervals

#: No drivers are named with fewer replicates.
FEWEST = 40
#: Replicates needed for each number whose influence is separated from that of the others.
REPLICATES_PER_NUMBER = 4
PERMUTATIONS, SEED, PERCENTILE = 1000, 1, 95.0
#: Added to the diagonal, so that the matrix is invertible even if numbers were drawn together.
_RIDGE = 1e-8
#: Permutations solved at once, to limit memory.
_AT_ONCE = 64


class PartialRanks(NamedTuple):
    """Partial correlations of a value with numbers and events, each given the other numbers."""

    numbers: intervals.Numbers  #: (numbers,), NaN for numbers that were screened out
    events: intervals.Numbers  #: (events,), given the numbers
    threshold: float  #: exceeded by the largest in 5 of 100 permutations


def partial_ranks(
    draws: intervals.Numbers, values: intervals.Numbers, events: intervals.Numbers
) -> PartialRanks:
    """Correlate values (n) with draws (n, numbers) and events (n, events) by rank.

    If there are more than n / 4 numbers, only those with the largest rank correlations are kept.
    Each permutation of the values is screened in the same way, so that the threshold is valid for
    the whole search.
    """
    numbers, chances, ranks = (_standard(part) for part in (draws, events, values[:, None]))
    random = np.random.default_rng(SEED)
    orders = random.permuted(np.tile(ranks.T, (PERMUTATIONS, 1)), axis=1)
    every = np.vstack([ranks.T, orders])  # the first row holds the values as observed
    parts = [
        _partial(numbers, chances, every[start : start + _AT_ONCE])
        for start in range(0, len(every), _AT_ONCE)
    ]
    own, happened = (np.concatenate(part) for part in zip(*parts, strict=True))
    largest = np.nanmax(np.abs(np.hstack([own, happened])), axis=1)
    threshold = float(np.percentile(largest[1:], PERCENTILE))
    return PartialRanks(own[0], happened[0], threshold)


def _partial(
    numbers: intervals.Numbers, events: intervals.Numbers, values: intervals.Numbers
) -> tuple[intervals.Numbers, intervals.Numbers]:
    """Return correlations (rows, numbers) and (rows, events) of rows of values (rows, n)."""
    with_number, with_event = values @ numbers, values @ events
    chosen = _screened(with_number, len(numbers) // REPLICATES_PER_NUMBER)
    sets = chosen[:1] if chosen.shape[1] == numbers.shape[1] else chosen  # all kept: one set
    between = (numbers.T @ numbers)[sets[:, :, None], sets[:, None, :]]
    inverse = np.linalg.inv(between + _RIDGE * np.eye(sets.shape[1]))
    inverse = np.broadcast_to(inverse, (len(values), *inverse.shape[1:]))
    own = np.take_along_axis(with_number, chosen, axis=1)
    slope = np.squeeze(inverse @ own[:, :, None], axis=2)
    left = np.clip(1.0 - np.einsum("bi,bi->b", slope, own), _RIDGE, None)[:, None]
    apart = slope / np.sqrt(slope**2 + left * np.einsum("bii->bi", inverse))
    all_numbers = np.full_like(with_number, np.nan)
    np.put_along_axis(all_numbers, chosen, apart, axis=1)
    shared = (numbers.T @ events)[chosen]  # (rows, chosen, events)
    explained = np.einsum("bie,bie->be", shared, inverse @ shared)
    net = with_event - np.einsum("bi,bie->be", slope, shared)
    return all_numbers, net / np.sqrt(left * np.clip(1.0 - explained, _RIDGE, None))


def _screened(correlations: intervals.Numbers, most: int) -> np.ndarray:
    """Return indices (rows, chosen) of the numbers with the largest correlations, ascending."""
    order = np.argsort(-np.abs(correlations), axis=1, kind="stable")[:, :most]
    return np.sort(order, axis=1)


def _standard(columns: intervals.Numbers) -> intervals.Numbers:
    """Return the ranks of each column, scaled to mean 0 and length 1; zeros for a constant."""
    ranks = scipy.stats.rankdata(columns, axis=0) - (len(columns) + 1) / 2
    length = np.sqrt((ranks**2).sum(axis=0))
    return np.asarray(ranks / np.where(length > 0, length, 1.0), dtype=np.float64)
