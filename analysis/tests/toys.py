"""Plans whose truth is known, simulated in a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kith.planning.observed import Values

#: So many replicates a toy has.
MOST = 4000


class Toy:
    """Plans with true means; a replicate's luck is shared, so that plans are paired."""

    def __init__(
        self, means: Mapping[str, float], seed: int, *, own: float = 1.0, shared: float = 3.0,
        name: str = "gain", skewed: bool = False, others: Mapping[str, Mapping[str, float]] = {},
    ) -> None:  # fmt: skip
        self.means, self.seed, self.own, self.shared = dict(means), seed, own, shared
        self.name, self.skewed, self.others = name, skewed, others
        self.simulated = 0
        self._drawn: dict[tuple[int, int], np.ndarray] = {}

    def __call__(self, plans: Sequence[str], replicates: range) -> Values:
        self.simulated += len(plans) * len(replicates)
        found = {self.name: self._values(plans, replicates, self.means, 0)}
        for place, (name, means) in enumerate(self.others.items(), start=1):
            found[name] = self._values(plans, replicates, means, place)
        return found

    def _values(
        self, plans: Sequence[str], replicates: range, means: Mapping[str, float], what: int
    ) -> np.ndarray:
        luck = self.shared * self._chance(what, 0, skewed=False)[replicates.start : replicates.stop]
        columns = []
        for plan in plans:
            chance = self._chance(what, list(self.means).index(plan) + 1, skewed=self.skewed)
            columns.append(
                means[plan] + luck + self.own * chance[replicates.start : replicates.stop]
            )
        return np.column_stack(columns)

    def _chance(self, what: int, who: int, *, skewed: bool) -> np.ndarray:
        if (what, who) not in self._drawn:
            generator = np.random.default_rng([self.seed, what, who])
            drawn = generator.exponential(size=MOST) - 1 if skewed else generator.normal(size=MOST)
            self._drawn[what, who] = drawn
        return self._drawn[what, who]
