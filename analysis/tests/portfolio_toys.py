"""Portfolios whose best is known, simulated in a moment."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import numpy as np

from kith.planning.observed import Values
from kith.planning.plans import USUAL_CARE
from kith.planning.portfolio.lever import Lever, Portfolio, Purse

PURSE = Purse(
    (Lever("therapist", 130_000.0, 1), Lever("worker", 68_000.0, 1), Lever("peer", 60_000.0, 1),
     Lever("coach", 75_000.0, 1)), budget=600_000.0, fixed_usd=60_000.0,
)  # fmt: skip


def additive(own: Portfolio) -> float:
    """Diminishing returns of each lever by itself."""
    scale = (30.0, 14.0, 9.0, 4.0)
    return float(sum(s * np.sqrt(x) for s, x in zip(scale, own, strict=True)))


def together(own: Portfolio) -> float:
    """Little by themselves: therapists need workers who bring people to them."""
    return 2.0 * own[0] + 1.0 * own[1] + 3.0 * own[2] + 0.5 * own[3] + 7.0 * own[0] * own[1]


class PortfolioToy:
    """The gain of a portfolio, with luck that is shared and luck of its own."""

    def __init__(
        self, gain: Callable[[Portfolio], float], seed: int, own: float = 4.0,
        poor: Callable[[Portfolio], float] | None = None,
    ) -> None:  # fmt: skip
        self.gain, self.seed, self.own, self.poor = gain, seed, own, poor
        self.portfolios: dict[str, Portfolio] = {USUAL_CARE: (0.0,) * 4}

    def plan(self, portfolio: Portfolio, budget: float) -> str:
        name = " ".join(f"{x:g}" for x in portfolio)
        self.portfolios[name] = portfolio
        return name

    def __call__(self, plans: Sequence[str], replicates: range) -> Values:
        shared = self._luck(0, replicates) * 8.0
        columns, poor = [], []
        for plan in plans:
            own = self.portfolios[plan]
            luck = self._luck(hash(own) % 10**9 + 1, replicates) * bool(any(own))
            columns.append(self.gain(own) + shared + self.own * luck)
            poor.append((self.poor(own) if self.poor else 0.0) + luck)
        return {"gain": np.column_stack(columns), "poor": np.column_stack(poor)}

    def _luck(self, who: int, replicates: range) -> np.ndarray:
        chance = np.random.default_rng([self.seed, who]).normal(size=2000)
        return chance[replicates.start : replicates.stop]


def truly_best(
    gain: Callable[[Portfolio], float], purse: Purse = PURSE,
    allowed: Callable[[Portfolio], bool] = lambda own: True,
) -> float:  # fmt: skip
    """Return the gain of the best portfolio, all of them looked at."""
    levels = [lever.levels(purse.money) for lever in purse.levers]
    every = itertools.product(*levels)
    return max(gain(own) for own in every if purse.usd(own) <= purse.budget and allowed(own))
