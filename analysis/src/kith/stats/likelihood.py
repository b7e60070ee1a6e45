"""Likelihood that a scenario is better or worse, in words, by the same rules as sim/statistics."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kith.stats import intervals

#: Shares of replicates from which each word applies.
CUT_OFFS = ((0.50, "more likely than not"), (0.66, "likely"), (0.90, "very likely"),
            (0.99, "almost certainly"))  # fmt: skip
PROBABLY = 0.66
EITHER_WAY, NO_EFFECT = "could go either way", "probably no effect"
NO_VISIBLE_DIFFERENCE = "no visible difference"

FEWEST = 40  #: fewest replicates with words
#: Confidence of the interval of a share; sim/statistics/likelihood.hpp gives the reason.
CONFIDENCE = 0.95
MOST = 2**20

Share = tuple[float, float]


class Directions(NamedTuple):
    """Counts of replicates in which a scenario is better than usual care, equal, and worse."""

    better: int
    no_effect: int
    worse: int


class _Ends(NamedTuple):
    """The worst and the best word that apply, as numbers of cut-offs (negative: worse)."""

    bottom: int
    top: int
    surely_none: bool
    perhaps_none: bool

    @property
    def one_word(self) -> bool:
        return self.surely_none or (self.bottom == self.top and not self.perhaps_none)


def directions(benefits: intervals.Numbers) -> Directions:
    """Count differences by sign; positive ones are benefits."""
    counted = ((benefits > 0).sum(), (benefits == 0).sum(), (benefits < 0).sum())
    return Directions(*(int(count) for count in counted))


def replicates_behind(count: int) -> int:
    """Return the number of replicates used for words: the last of 40, 64, 128 …; 0 below 40.

    If words were updated with each replicate, they would go back and forth.
    """
    if count < FEWEST:
        return 0
    return FEWEST if count < 64 else 1 << (count.bit_length() - 1)


def words(benefits: intervals.Numbers, better: str = "better", worse: str = "worse") -> str:
    """State how likely a benefit is, by shares of replicates; "" below 40.

    If the interval of a share contains a cut-off between two words, both are used.
    """
    looked_at = replicates_behind(benefits.size)
    if looked_at == 0:
        return ""
    return _said(_ends_in(directions(benefits[:looked_at]), looked_at), better, worse)


def settled_by(benefits: intervals.Numbers) -> int:
    """Return about how many replicates would leave one word; 0 if unknown or very many."""
    count = replicates_behind(benefits.size)
    seen = directions(benefits[:count])
    while 0 < count <= MOST:
        if _ends_in(seen, count).one_word:
            return count
        count = 64 if count < 64 else 2 * count
    return 0


def stands_out(said: str) -> bool:
    """Return whether words name one direction as at least likely, even at their weaker end."""
    return said.startswith(tuple(text for _, text in CUT_OFFS[1:]))


def _ends_in(seen: Directions, count: int) -> _Ends:
    total = sum(seen)
    better, no_effect, worse = (
        intervals.wilson(count * (number / total), count, CONFIDENCE) for number in seen
    )
    return _ends(better, no_effect, worse)


def _ends(better: Share, no_effect: Share, worse: Share) -> _Ends:
    top = _level(better[1]) or -_level(worse[0])
    bottom = -_level(worse[1]) or _level(better[0])
    if bottom < 0 < top:  # both directions possible: keep that of more replicates
        top = 0 if better[0] <= worse[0] else top
        bottom = 0 if better[0] >= worse[0] else bottom
    return _Ends(bottom, top, no_effect[0] >= PROBABLY, no_effect[1] >= PROBABLY)


def _level(share: float) -> int:
    return sum(share >= cut_off for cut_off, _ in CUT_OFFS)


def _said(ends: _Ends, better: str, worse: str) -> str:
    if ends.surely_none:
        return NO_EFFECT
    if ends.top > 0:
        return _one_way(ends.bottom, ends.top, ends.perhaps_none, better)
    if ends.bottom < 0:
        return _one_way(-ends.top, -ends.bottom, ends.perhaps_none, worse)
    return f"{EITHER_WAY} to {NO_EFFECT}" if ends.perhaps_none else EITHER_WAY


def _one_way(weakest: int, strongest: int, perhaps_none: bool, direction: str) -> str:
    most = f"{CUT_OFFS[strongest - 1][1]} {direction}"
    if weakest == strongest:
        return most
    if weakest > 0:
        return f"{CUT_OFFS[weakest - 1][1]} to {most}"
    return f"{NO_EFFECT if perhaps_none else EITHER_WAY} to {most}"


def rounds_to_zero(difference: float, low: float, high: float, decimals: int) -> bool:
    """Return whether a mean and both ends of its interval round to zero, so it gets no words."""
    ends = np.array([difference, low, high])
    return bool((np.abs(ends[np.isfinite(ends)]) * 10.0**decimals < 0.5).all())
