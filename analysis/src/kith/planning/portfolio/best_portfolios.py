"""The best portfolios by an estimate of gains: an integer program, solved by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy

from kith.planning.portfolio.lever import Portfolio, Purse
from kith.planning.portfolio.surface import Surface
from kith.stats.intervals import Numbers

#: Relative optimality gap of the solver; the estimates themselves are no more precise.
_GAP = 0.005


@dataclass(frozen=True)
class Floor:
    """A lower bound on a surface, such as the gain that a protected group must keep."""

    surface: Surface
    least: float


def best_portfolios(
    surface: Surface,
    count: int,
    floor: Floor | None = None,
    *,
    apart: float = 0.5,
    gap: float = _GAP,
) -> list[Portfolio]:
    """Return the best portfolios within the budget, best first.

    `gap` is the relative optimality gap allowed for each. Each portfolio differs from those before
    it by more than `apart` in at least one lever, so that they are not all neighbors of one. Fewer
    than `count` are returned if there are no more.
    """
    program = _Program(surface.purse, gap)
    program.maximize(surface)
    program.within_budget()
    if floor is not None:
        program.keep(floor)
    found: list[Portfolio] = []
    while len(found) < count:
        best = program.solve()
        if best is None:
            break
        found.append(best)
        program.exclude(best, apart)
    return found


class _Program:
    """The integer program.

    Its variables are a 0/1 for each level of each lever and, for each pair of levers, the product
    of a level's 0/1 (z) of one and the amount (x, at most X) of the other. With 0/1 levels,
    u ≤ X z, u ≤ x, u ≥ x − X (1 − z) makes the product u exact (McCormick 1976).
    """

    def __init__(self, purse: Purse, gap: float) -> None:
        self.purse, self.gap = purse, gap
        self.levels = [lever.levels(purse.money) for lever in purse.levers]
        starts = np.cumsum([0, *(len(levels) for levels in self.levels)])
        self._first = [int(start) for start in starts[:-1]]
        self._binary = self._size = int(starts[-1])
        self._anything = self._more(1)[0]  # 1 if anything is bought
        self._products: dict[tuple[int, int], list[int]] = {}
        self._rows: list[tuple[dict[int, float], float, float]] = []
        self._gains: dict[int, float] = {}
        for place in range(len(self.levels)):
            own = self._choices(place)
            self._rows.append((dict.fromkeys(own, 1.0), 1.0, 1.0))
            self._rows.append(({own[0]: 1.0, self._anything: 1.0}, 1.0, np.inf))

    def maximize(self, surface: Surface) -> None:
        self._gains = self._terms(surface)

    def within_budget(self) -> None:
        cost = {self._anything: self.purse.fixed_usd}
        for place, lever in enumerate(self.purse.levers):
            cost |= {v: lever.usd * x for v, x in self._amounts(place)}
        scale = self.purse.budget or 1.0
        self._rows.append(({v: usd / scale for v, usd in cost.items()}, 0.0, 1.0 + 1e-9))

    def keep(self, floor: Floor) -> None:
        self._rows.append((self._terms(floor.surface), floor.least, np.inf))

    def exclude(self, portfolio: Portfolio, apart: float) -> None:
        """Forbid a portfolio and those within `apart` of it in every lever."""
        near: dict[int, float] = {}
        for place, amount in enumerate(portfolio):
            near |= {v: 1.0 for v, x in self._amounts(place) if abs(x - amount) <= apart}
        self._rows.append((near, -np.inf, len(portfolio) - 1.0))

    def solve(self) -> Portfolio | None:
        wanted = np.zeros(self._size)
        for variable, gain in self._gains.items():
            wanted[variable] -= gain
        scale = np.abs(wanted).max() or 1.0
        upper = np.full(self._size, np.inf)
        upper[: self._binary + 1] = 1.0
        whole = np.zeros(self._size)
        whole[: self._binary] = 1.0
        matrix, low, high = self._constraints()
        found = scipy.optimize.milp(
            wanted / scale, integrality=whole, bounds=scipy.optimize.Bounds(0.0, upper),
            constraints=scipy.optimize.LinearConstraint(matrix, low, high),
            options={"mip_rel_gap": self.gap},
        )  # fmt: skip
        if found.x is None:
            return None
        chosen = [int(np.argmax(found.x[self._choices(p)])) for p in range(len(self.levels))]
        return tuple(self.levels[place][level] for place, level in enumerate(chosen))

    def _terms(self, surface: Surface) -> dict[int, float]:
        """Return a surface as a linear function of the variables."""
        terms: dict[int, float] = {}
        for place in range(len(self.levels)):
            terms |= {v: surface.curve(place, x) for v, x in self._amounts(place)}
        for (i, j), slope in surface.pairs.items():
            for (_, x), variable in zip(self._amounts(i), self._product(i, j), strict=True):
                terms[variable] = terms.get(variable, 0.0) + slope * x
        return terms

    def _product(self, i: int, j: int) -> list[int]:
        """Return the variables (level of i chosen) × (amount of j)."""
        if (i, j) not in self._products:
            most = self.levels[j][-1]
            new = self._more(len(self.levels[i]))
            amount = {v: -x for v, x in self._amounts(j)}
            for choice, product in zip(self._choices(i), new, strict=True):
                self._rows.append(({product: 1.0, choice: -most}, -np.inf, 0.0))
                self._rows.append(({product: 1.0, **amount}, -np.inf, 0.0))
                self._rows.append(({product: 1.0, choice: -most, **amount}, -most, np.inf))
            self._products[i, j] = new
        return self._products[i, j]

    def _more(self, count: int) -> list[int]:
        new = list(range(self._size, self._size + count))
        self._size += count
        return new

    def _choices(self, place: int) -> list[int]:
        first = self._first[place]
        return list(range(first, first + len(self.levels[place])))

    def _amounts(self, place: int) -> list[tuple[int, float]]:
        return list(zip(self._choices(place), self.levels[place], strict=True))

    def _constraints(self) -> tuple[Numbers, list[float], list[float]]:
        matrix = np.zeros((len(self._rows), self._size))
        for row, (terms, _, _) in enumerate(self._rows):
            for variable, factor in terms.items():
                matrix[row, variable] = factor
        return matrix, [low for _, low, _ in self._rows], [high for _, _, high in self._rows]
