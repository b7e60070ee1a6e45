"""An estimate of every portfolio's gain from a few: curves of levers, and pairs that matter."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kith.planning.portfolio.lever import Portfolio, Purse
from kith.stats.intervals import Numbers, student_t

#: Points of a lever's curve, as shares of the most that the money buys of it: closer where curves
#: bend, since the first posts of a program usually bring most (assumed).
_KNOTS = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0)

#: Returns the gain of a portfolio over usual care in each replicate.
Gains = Callable[[Portfolio], Numbers]


def design(purse: Purse) -> list[Portfolio]:
    """Return the portfolios to simulate, all within the budget.

    Screening uses a two-level design with half the money per lever, on one and on two levers at a
    time (Rechtschaffner 1967; not verified): the fewest that separate main effects from pairs. The
    curves need further amounts of each lever alone.
    """
    wanted = [purse.of({i: x}) for i in _places(purse) for x in knots(purse, i)]
    pairs = [purse.of({i: half(purse, i), j: half(purse, j)}) for i, j in _pairs(purse)]
    return list(dict.fromkeys(wanted + [pair for pair in pairs if purse.usd(pair) <= purse.budget]))


def knots(purse: Purse, place: int) -> list[float]:
    """Return the points of a lever's curve above 0."""
    lever = purse.levers[place]
    most = lever.levels(purse.money)[-1]
    return sorted({lever.near(share * most, purse.money) for share in _KNOTS})


def half(purse: Purse, place: int) -> float:
    """Return the amount of a lever that half the money buys, rounded down to a knot."""
    lever = purse.levers[place]
    most = lever.levels(purse.money)[-1]
    below = [knot for knot in knots(purse, place) if knot <= most / 2 + 1e-9]
    return below[-1] if below else knots(purse, place)[0]


@dataclass(frozen=True)
class Surface:
    """An estimate of gains: a curve for each lever, and products of pairs."""

    purse: Purse
    curves: tuple[tuple[Numbers, Numbers], ...]  #: amounts and gains of each lever alone
    pairs: dict[tuple[int, int], float]  #: gain beyond the sum of both, per product of amounts

    def curve(self, place: int, amount: float) -> float:
        """Return the gain of a lever alone."""
        return float(np.interp(amount, *self.curves[place]))

    def gain(self, portfolio: Portfolio) -> float:
        """Return the gain of a portfolio."""
        return float(self.gains(np.array([portfolio]))[0])

    def gains(self, portfolios: Numbers) -> Numbers:
        """Return the gain of each portfolio; they are rows, with a column for each lever."""
        gained = np.zeros(len(portfolios))
        for place, (amounts, known) in enumerate(self.curves):
            gained += np.interp(portfolios[:, place], amounts, known)
        for (i, j), slope in self.pairs.items():
            gained += slope * portfolios[:, i] * portfolios[:, j]
        return gained


def fit(purse: Purse, gains: Gains) -> Surface:
    """Estimate the surface from simulated portfolios, with pairs whose effect is significant."""
    curves = []
    for place in _places(purse):
        points = knots(purse, place)
        means = [float(np.mean(gains(purse.of({place: x})))) for x in points]
        curves.append((np.array([0.0, *points]), np.array([0.0, *means])))
    found = {}
    for i, j in _pairs(purse):
        x, y = half(purse, i), half(purse, j)
        both = purse.of({i: x, j: y})
        if purse.usd(both) > purse.budget:
            continue
        beyond = gains(both) - gains(purse.of({i: x})) - gains(purse.of({j: y}))
        if _is_clear(beyond):
            found[i, j] = float(beyond.mean()) / (x * y)
    return Surface(purse, tuple(curves), found)


def _is_clear(values: Numbers) -> bool:
    error = float(values.std(ddof=1)) / math.sqrt(values.size)
    return abs(float(values.mean())) > student_t(0.975, values.size - 1) * error


def _places(purse: Purse) -> list[int]:
    return [i for i, lever in enumerate(purse.levers) if len(lever.levels(purse.money)) > 1]


def _pairs(purse: Purse) -> list[tuple[int, int]]:
    return list(itertools.combinations(_places(purse), 2))
