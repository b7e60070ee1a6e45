"""The patient rule induction method: a box of numbers in which something happens often.

Friedman and Fisher, Statistics and Computing 9 (1999), 123-143; for scenario discovery Bryant and
Lempert, Technological Forecasting and Social Change 77 (2010), 34-49 (neither verified).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from kith.stats.intervals import Numbers

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
Limit = tuple[int, int]  #: low (0) or high (1), and the place of the number

PEELED = 0.05  #: share of the box that one step takes away
FEWEST_INSIDE = 20  #: replicates that a box keeps
SCREENED = 6  #: numbers that are peeled
MOST_LIMITS = 3  #: that one box names: more are not remembered
#: A limit stays where the box without it would so rarely be as dense.
SIGNIFICANCE = 0.05


@dataclass(frozen=True)
class Box:
    """Limits of numbers, by their places; NaN where there is none."""

    low: Numbers
    high: Numbers

    def holds(self, numbers: Numbers) -> Flags:
        """Tell which rows (n, numbers) lie inside."""
        below, above = numbers < self.low, numbers > self.high  # false where there is no limit
        return np.asarray(~(below | above).any(axis=1))

    @property
    def limited(self) -> list[int]:
        """Places of the numbers that it limits."""
        return [int(i) for i in np.flatnonzero(~(np.isnan(self.low) & np.isnan(self.high)))]

    @property
    def limits(self) -> list[Limit]:
        """Its limits, low ones first."""
        sides = (self.low, self.high)
        return [(side, int(i)) for side in (0, 1) for i in np.flatnonzero(~np.isnan(sides[side]))]

    def with_limit(self, limit: Limit, value: float) -> Box:
        """Return the box with another limit; NaN takes it away."""
        sides = (self.low.copy(), self.high.copy())
        sides[limit[0]][limit[1]] = value
        return Box(*sides)


def everything(count: int) -> Box:
    """Return the box that limits none of so many numbers."""
    return Box(np.full(count, np.nan), np.full(count, np.nan))


def densest_box(numbers: Numbers, happened: Flags) -> Box:
    """Return the box (of rows n, numbers) that best catches where something happened.

    Best is the harmonic mean of coverage (how much of all that happened lies inside) and density
    (how often it happened inside). Without any such box, the one that limits nothing.
    """
    chosen = _telling(numbers, happened)
    best, most = everything(numbers.shape[1]), 0.0
    for box in _peeled(numbers[:, chosen], happened):
        pruned = _pruned(box, numbers[:, chosen], happened)
        score = agreement(pruned, numbers[:, chosen], happened)
        if pruned.limited and score > most:
            best, most = _among_all(pruned, chosen, numbers.shape[1]), score
    return best


def _telling(numbers: Numbers, happened: Flags) -> Places:
    """Return the places of the numbers whose ranks differ most where it happened.

    Peeled among many, the few that matter lose against what chance does to the others.
    """
    ranks = stats.rankdata(numbers, axis=0)
    apart = np.abs(ranks[happened].mean(axis=0) - ranks[~happened].mean(axis=0))
    return np.sort(np.argsort(-apart, kind="stable")[:SCREENED])


def _among_all(box: Box, places: Places, count: int) -> Box:
    whole = everything(count)
    whole.low[places], whole.high[places] = box.low, box.high
    return whole


def agreement(box: Box, numbers: Numbers, happened: Flags) -> float:
    """Return the harmonic mean of coverage and density of a box."""
    inside = box.holds(numbers)
    caught = int((inside & happened).sum())
    return 2.0 * caught / max(1, int(inside.sum()) + int(happened.sum()))


def _peeled(numbers: Numbers, happened: Flags) -> list[Box]:
    """Return the boxes of a peeling, the widest first."""
    box = everything(numbers.shape[1])
    rows, flags, boxes = numbers, happened, []
    while (smaller := _step(box, rows, flags)) is not None:
        inside = smaller.holds(rows)
        box, rows, flags = smaller, rows[inside], flags[inside]
        boxes.append(box)
    return boxes


def _step(box: Box, rows: Numbers, flags: Flags) -> Box | None:
    """Peel the side whose loss raises the density most; None where a box would be too small."""
    if len(rows) <= FEWEST_INSIDE or flags.all() or not flags.any():
        return None
    lows, highs = np.quantile(rows, [PEELED, 1 - PEELED], axis=0)
    kept = np.stack([rows >= lows, rows <= highs])  # side, row, number
    sizes = kept.sum(axis=1)
    density = (kept & flags[:, None]).sum(axis=1) / np.maximum(sizes, 1)
    density[(sizes < FEWEST_INSIDE) | (sizes == len(rows))] = -1.0
    side, place = np.unravel_index(int(density.argmax()), density.shape)
    if density[side, place] < 0:
        return None
    return box.with_limit((int(side), int(place)), float((lows, highs)[side][place]))


def _pruned(box: Box, numbers: Numbers, happened: Flags) -> Box:
    """Drop limits, the least telling first, without which the box would be about as dense."""
    while limits := box.limits:
        shares = [_by_chance(box, limit, numbers, happened) for limit in limits]
        worst = int(np.argmax(shares))
        if shares[worst] < SIGNIFICANCE and len(limits) <= MOST_LIMITS:
            return box
        box = box.with_limit(limits[worst], np.nan)
    return box


def _by_chance(box: Box, limit: Limit, numbers: Numbers, happened: Flags) -> float:
    """Return how likely the box without a limit gives as many hits as the box has."""
    inside, wider = box.holds(numbers), box.with_limit(limit, np.nan).holds(numbers)
    share = float(happened[wider].mean())
    hits, tries = int(happened[inside].sum()), int(inside.sum())
    return float(stats.binom.sf(hits - 1, tries, share))
