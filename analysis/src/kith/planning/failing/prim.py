"""The patient rule induction method: finds a box of numbers in which an event is frequent.

Friedman and Fisher, Statistics and Computing 9 (1999), 123-143; for scenario discovery Bryant and
Lempert, Technological Forecasting and Social Change 77 (2010), 34-49 (neither verified).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from kith.stats.intervals import Numbers

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
Limit = tuple[int, int]  #: low (0) or high (1), and the number's column

PEELED = 0.05  #: share of the box that one step removes
FEWEST_INSIDE = 20  #: fewest replicates that a box keeps
SCREENED = 6  #: numbers considered for peeling
MOST_LIMITS = 3  #: of one box; readers do not remember more
#: A limit is kept if, without it, the box would be as dense with less than this probability.
SIGNIFICANCE = 0.05


@dataclass(frozen=True)
class Box:
    """Limits of numbers, by column; NaN means no limit."""

    low: Numbers
    high: Numbers

    def holds(self, numbers: Numbers) -> Flags:
        """Return which rows (n, numbers) lie inside."""
        below, above = numbers < self.low, numbers > self.high  # False for NaN
        return np.asarray(~(below | above).any(axis=1))

    @property
    def limited(self) -> list[int]:
        """The columns of the numbers that it limits."""
        return [int(i) for i in np.flatnonzero(~(np.isnan(self.low) & np.isnan(self.high)))]

    @property
    def limits(self) -> list[Limit]:
        """Its limits, low ones first."""
        sides = (self.low, self.high)
        return [(side, int(i)) for side in (0, 1) for i in np.flatnonzero(~np.isnan(sides[side]))]

    def with_limit(self, limit: Limit, value: float) -> Box:
        """Return the box with one limit changed; NaN removes it."""
        sides = (self.low.copy(), self.high.copy())
        sides[limit[0]][limit[1]] = value
        return Box(*sides)


def everything(count: int) -> Box:
    """Return the box that limits none of `count` numbers."""
    return Box(np.full(count, np.nan), np.full(count, np.nan))


def densest_box(numbers: Numbers, happened: Flags) -> Box:
    """Return the box that best captures the rows (n, numbers) in which the event happened.

    The best box has the highest harmonic mean of coverage (share of all events inside) and density
    (frequency of the event inside). If there is no such box, the one without limits is returned.
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
    """Return the columns whose mean ranks differ most between rows with and without the event.

    If many numbers are peeled, chance patterns in the others hide the few that matter.
    """
    ranks = scipy.stats.rankdata(numbers, axis=0)
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
    """Return the boxes of successive peeling steps, the widest first."""
    box = everything(numbers.shape[1])
    rows, flags, boxes = numbers, happened, []
    while (smaller := _step(box, rows, flags)) is not None:
        inside = smaller.holds(rows)
        box, rows, flags = smaller, rows[inside], flags[inside]
        boxes.append(box)
    return boxes


def _step(box: Box, rows: Numbers, flags: Flags) -> Box | None:
    """Peel the side whose removal raises the density most; None if every box were too small."""
    if len(rows) <= FEWEST_INSIDE or flags.all() or not flags.any():
        return None
    lows, highs = np.quantile(rows, [PEELED, 1 - PEELED], axis=0)
    kept = np.stack([rows >= lows, rows <= highs])  # (side, row, number)
    sizes = kept.sum(axis=1)
    density = (kept & flags[:, None]).sum(axis=1) / np.maximum(sizes, 1)
    density[(sizes < FEWEST_INSIDE) | (sizes == len(rows))] = -1.0
    side, place = np.unravel_index(int(density.argmax()), density.shape)
    if density[side, place] < 0:
        return None
    return box.with_limit((int(side), int(place)), float((lows, highs)[side][place]))


def _pruned(box: Box, numbers: Numbers, happened: Flags) -> Box:
    """Drop limits that raise the density no more than chance could, the weakest first."""
    while limits := box.limits:
        shares = [_by_chance(box, limit, numbers, happened) for limit in limits]
        worst = int(np.argmax(shares))
        if shares[worst] < SIGNIFICANCE and len(limits) <= MOST_LIMITS:
            return box
        box = box.with_limit(limits[worst], np.nan)
    return box


def _by_chance(box: Box, limit: Limit, numbers: Numbers, happened: Flags) -> float:
    """Return the probability of as many hits as in the box at the density without the limit."""
    inside, wider = box.holds(numbers), box.with_limit(limit, np.nan).holds(numbers)
    share = float(happened[wider].mean())
    hits, tries = int(happened[inside].sum()), int(inside.sum())
    return float(scipy.stats.binom.sf(hits - 1, tries, share))
