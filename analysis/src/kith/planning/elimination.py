"""When a plan may be dropped: Kim and Nelson's fully sequential rule for paired replicates.

Kim and Nelson, ACM Transactions on Modeling and Computer Simulation 11 (2001), 251-273, procedure
KN with c = 1; for limits Batur and Kim, the same journal 20 (2010), procedure F_B. Both assume
independent normal replicates; deciding only after each round of several replicates makes errors
rarer (Jennison, Johnston and Turnbull 1982). Not verified.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from kith.io.usage_error import UsageError
from kith.stats.intervals import Numbers


@dataclass(frozen=True)
class Rule:
    """The certainty that a choice must reach, and the simulation it may take."""

    indifference: float  #: the smallest difference that matters, in the unit of the goal
    probability: float = 0.95  #: of choosing the best if it leads by `indifference`
    first: int = 20  #: replicates of every plan before any is dropped
    step: int = 4  #: replicates in each round after that
    most: int = 400  #: replicates of a plan, at which it stops undecided

    def __post_init__(self) -> None:
        """Refuse impossible values, reporting all of them at once."""
        wrong = []
        if not (self.indifference > 0 and math.isfinite(self.indifference)):
            wrong.append(f"indifference = {self.indifference:g} (must be above 0)")
        if not 0.5 <= self.probability < 1:
            wrong.append(f"probability = {self.probability:g} (must be from 0.5 to below 1)")
        if self.first < 5:
            wrong.append(f"first = {self.first} (must be 5 or more)")
        if self.step < 1:
            wrong.append(f"step = {self.step} (must be 1 or more)")
        if self.most < self.first:
            wrong.append(f"most = {self.most} (must be {self.first} or more, as many as first)")
        if wrong:
            raise UsageError("; ".join(wrong))


def h_squared(error: float, first: int) -> float:
    """Return h² of KN for one comparison with a given probability of error.

    The first `first` replicates estimate the variance of the difference.

    >>> round(h_squared(0.05 / 9, 10), 2)
    15.45
    """
    eta = 0.5 * (math.pow(2 * error, -2 / (first - 1)) - 1)
    return 2.0 * eta * (first - 1)


def slack(variance: float, replicates: int, indifference: float, h2: float) -> float:
    """Return how far a sum of paired differences may be behind without deciding."""
    return max(0.0, h2 * variance / (2 * indifference) - indifference * replicates / 2)


def is_beaten(
    behind: Numbers, indifference: float, first: int, error: float, *, ties: bool = False
) -> bool:
    """Return whether a plan may be dropped that is `behind` another in each replicate.

    With `ties`, also if it is exactly as good, as far as is known.
    """
    variance = float(behind[:first].var(ddof=1))
    allowed = slack(variance, behind.size, indifference, h_squared(error, first))
    beyond = float(behind.sum()) - allowed
    rounding = 1e-12 * float(np.abs(behind).sum())
    return beyond > rounding or (ties and beyond >= -rounding)


def within_limit(over: Numbers, tolerance: float, first: int, error: float) -> bool | None:
    """Return whether a mean is within its limit; None while that is undecided.

    `over` is the excess over the limit in each replicate. For a mean within the tolerance of the
    limit, either answer may be returned.
    """
    over = over[np.isfinite(over)]
    if over.size < min(first, 5):
        return None
    variance = float(over[:first].var(ddof=1))
    allowed = slack(variance, over.size, tolerance, h_squared(error, min(first, over.size)))
    total = float(over.sum())
    if total <= -allowed:
        return True
    return False if total >= allowed else None
