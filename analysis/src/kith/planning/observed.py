"""The replicates of each plan simulated so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from kith.stats.intervals import Numbers

#: Values with shape (replicate, plan), by the name of the measure.
Values = Mapping[str, Numbers]


class Source(Protocol):
    """Simulates plans: Kith, or a toy with a known truth."""

    def __call__(self, plans: Sequence[str], replicates: range) -> Values:
        """Return the measures of each plan in the same replicates.

        A replicate has the same random numbers in every plan and at every call; replicates are
        independent of each other.
        """


class Observed:
    """Replicates 0, 1, … of each plan, as far as the plan was simulated."""

    def __init__(self, source: Source) -> None:
        """Start without replicates."""
        self._source = source
        self._values: dict[str, dict[str, Numbers]] = {}

    def simulate(self, plans: Sequence[str], upto: int) -> None:
        """Simulate plans, which must be equally far, up to a number of replicates."""
        done = {self.replicates(plan) for plan in plans}
        if len(done) != 1:
            raise ValueError(f"plans are not equally far: {sorted(done)}")
        begin = done.pop()
        if begin >= upto:
            return
        found = self._source(plans, range(begin, upto))
        for place, plan in enumerate(plans):
            held = self._values.setdefault(plan, {})
            for name, values in found.items():
                held[name] = np.append(held.get(name, np.empty(0)), values[:, place])

    @property
    def simulated(self) -> int:
        """Number of replicates summed over plans."""
        return sum(map(self.replicates, self._values))

    def replicates(self, plan: str) -> int:
        """Return the number of replicates of a plan."""
        return max((v.size for v in self._values.get(plan, {}).values()), default=0)

    def names(self, plan: str) -> list[str]:
        """Return the names of a plan's measures."""
        return list(self._values.get(plan, ()))

    def values(self, plan: str, name: str) -> Numbers:
        """Return the values of a measure in each replicate of a plan."""
        return self._values[plan][name]

    def behind(self, plan: str, other: str, name: str, sign: int) -> Numbers:
        """Return how much worse a plan is than another in each replicate that both have."""
        one, two = self.values(plan, name), self.values(other, name)
        both = min(one.size, two.size)
        return np.asarray(sign * (two[:both] - one[:both]))

    def mean(self, plan: str, name: str) -> float:
        """Return the mean of a measure over replicates with a value; NaN if there is none."""
        held = self.values(plan, name)
        held = held[np.isfinite(held)]
        return float(held.mean()) if held.size else float("nan")
