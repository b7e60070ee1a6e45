"""What was simulated of each plan so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from kith.stats.intervals import Numbers

#: Values of plans in replicates: (replicate, plan) by the name of what is measured.
Values = Mapping[str, Numbers]


class Source(Protocol):
    """Simulates plans: Kith, or a toy whose truth is known."""

    def __call__(self, plans: Sequence[str], replicates: range) -> Values:
        """Return what was asked for, of each plan in the same replicates.

        A replicate has the same random numbers in every plan and whenever it is asked for;
        replicates are independent of each other.
        """


class Observed:
    """Replicates 0, 1, … of each plan, as far as it was simulated."""

    def __init__(self, source: Source) -> None:
        """Begin with nothing."""
        self._source = source
        self._values: dict[str, dict[str, Numbers]] = {}

    def simulate(self, plans: Sequence[str], upto: int) -> None:
        """Simulate plans that are equally far as far as a number of replicates."""
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
        """Replicates of all plans together."""
        return sum(map(self.replicates, self._values))

    def replicates(self, plan: str) -> int:
        """Return how many replicates there are of a plan."""
        return max((v.size for v in self._values.get(plan, {}).values()), default=0)

    def names(self, plan: str) -> list[str]:
        """Return what was measured of a plan."""
        return list(self._values.get(plan, ()))

    def values(self, plan: str, name: str) -> Numbers:
        """Return what was measured in each replicate of a plan."""
        return self._values[plan][name]

    def behind(self, plan: str, other: str, name: str, sign: int) -> Numbers:
        """Return by how much a plan is worse than another in each replicate that both have."""
        one, two = self.values(plan, name), self.values(other, name)
        both = min(one.size, two.size)
        return np.asarray(sign * (two[:both] - one[:both]))

    def mean(self, plan: str, name: str) -> float:
        """Return the mean of what was measured; NaN where no replicate has a value."""
        held = self.values(plan, name)
        held = held[np.isfinite(held)]
        return float(held.mean()) if held.size else float("nan")
