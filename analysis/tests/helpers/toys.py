"""Plans, portfolios and surfaces with known truth, simulated in a moment."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from scipy.stats import qmc

from kith.planning.observed import Values
from kith.planning.plans import USUAL_CARE
from kith.planning.portfolio.lever import Lever, Portfolio, Purse

Surface = Callable[[np.ndarray], np.ndarray]

#: Number of replicates of a toy.
MOST = 4000


class Toy:
    """Plans with true means; they share the chance of each replicate and so are paired."""

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


def in_futures(
    futures: Mapping[str, Mapping[str, float]], seed: int = 1, **more: Any
) -> dict[str, Toy]:
    """Return plans whose true means depend on the future; a replicate has the same luck in all."""
    return {future: Toy(means, seed, **more) for future, means in futures.items()}


PURSE = Purse(
    (Lever("therapist", 130_000.0, 1), Lever("worker", 68_000.0, 1), Lever("peer", 60_000.0, 1),
     Lever("coach", 75_000.0, 1)), budget=600_000.0, fixed_usd=60_000.0,
)  # fmt: skip


def additive(own: Portfolio) -> float:
    """Return a gain with diminishing returns of each lever, without interactions."""
    scale = (30.0, 14.0, 9.0, 4.0)
    return float(sum(s * np.sqrt(x) for s, x in zip(scale, own, strict=True)))


def together(own: Portfolio) -> float:
    """Return a gain that is small for single levers: therapists need workers who refer people."""
    return 2.0 * own[0] + 1.0 * own[1] + 3.0 * own[2] + 0.5 * own[3] + 7.0 * own[0] * own[1]


class PortfolioToy:
    """The gain of a portfolio, with shared and with individual chance."""

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
    """Return the gain of the best portfolio, by complete enumeration."""
    levels = [lever.levels(purse.money) for lever in purse.levers]
    every = itertools.product(*levels)
    return max(gain(own) for own in every if purse.usd(own) <= purse.budget and allowed(own))


def ishigami(points: np.ndarray) -> np.ndarray:
    """Curved in each of three numbers, and two of them together (Ishigami and Homma 1990)."""
    angles = np.pi * (2.0 * points - 1.0)
    first, second, third = angles.T
    return np.sin(first) + 7.0 * np.sin(second) ** 2 + 0.1 * third**4 * np.sin(first)


def straight(points: np.ndarray) -> np.ndarray:
    return 3.0 * points[:, 0] - 2.0 * points[:, 1] + 0.5 * points[:, 2]


def bent(points: np.ndarray) -> np.ndarray:
    """Diminishing returns of one number, more of them with another, and a threshold."""
    first, second, third = points.T
    return np.sqrt(first + 0.05) * (1.0 + 0.5 * second) + 0.3 * np.tanh(4.0 * (third - 0.5))


def flat(points: np.ndarray) -> np.ndarray:
    return np.zeros(len(points))


def spread_over(count: int, seed: int, numbers: int = 3) -> np.ndarray:
    """Return points of a Latin hypercube."""
    return np.asarray(qmc.LatinHypercube(numbers, seed=seed).random(count))


def runs_of(
    surface: Surface, points: np.ndarray, seed: int, *, replicates: int = 6, shared: float = 0.5,
    smooth: float = 0.2, rough: float = 0.3,
) -> np.ndarray:  # fmt: skip
    """Return values (points, replicates) of a surface.

    Each replicate has luck that all points share, luck that changes slowly over the points, and
    luck of each point by itself, which is ten times as large where the first number is high.
    """
    random = np.random.default_rng(seed)
    luck = shared * random.normal(size=replicates)
    waves = [
        np.sin(2.0 * random.normal(1.0, 1.0) * points[:, 0] + random.normal()) * random.normal()
        for _ in range(replicates)
    ]
    own = rough * (0.1 + 0.9 * points[:, 0])
    return np.asarray(
        surface(points)[:, None] + luck + smooth * np.column_stack(waves)
        + own[:, None] * random.normal(size=(len(points), replicates))
    )  # fmt: skip
