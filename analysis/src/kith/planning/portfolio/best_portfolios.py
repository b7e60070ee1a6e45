"""The best portfolios by an estimate of gains: all of them, on a grid that fits in memory."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kith.planning.portfolio.lever import Lever, Portfolio, Purse
from kith.planning.portfolio.surface import Surface
from kith.stats.intervals import Numbers

#: Portfolios that are estimated at once; a budget with more of them begins with a coarser grid.
_MOST = 300_000
#: Relative tolerance of the budget, for sums that are rounded.
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Floor:
    """A lower bound on a surface, such as the gain that a protected group must keep."""

    surface: Surface
    least: float


def best_portfolios(
    surface: Surface, count: int, floor: Floor | None = None, *, apart: float = 0.5,
    most: int = _MOST,
) -> list[Portfolio]:  # fmt: skip
    """Return the best portfolios within the budget, best first.

    Where the money buys no more than `most` portfolios, all are compared. Otherwise those on a
    coarser grid are: the best of its points is improved, and so are others, within half a step of
    the grid. Each portfolio differs from those before it by more than `apart` in at least one
    lever, so that they are not all neighbors of one. Fewer than `count` are returned if there are
    no more.
    """
    purse = surface.purse
    steps, grid = _grid(purse, most)
    found: list[Portfolio] = []
    anywhere = [math.inf] * len(steps)
    for point in _best_first(surface, grid, floor):
        own = _improved(surface, point, steps if found else anywhere, floor)
        if all(_differ(own, other, apart) for other in found):
            found.append(own)
        if len(found) == count:
            break
    return sorted(found, key=surface.gain, reverse=True)


def _grid(purse: Purse, most: int) -> tuple[list[float], Numbers]:
    """Return the step of each lever in a grid of portfolios that has at most so many, and these.

    The step that costs least is doubled until they are few enough.
    """
    steps = [lever.step for lever in purse.levers]
    while (grid := _within_budget(purse, steps, most)) is None:
        cheapest = min(range(len(steps)), key=lambda i: steps[i] * purse.levers[i].usd)
        steps[cheapest] *= 2
    return steps, grid


def _within_budget(purse: Purse, steps: Sequence[float], most: int) -> Numbers | None:
    """Return all portfolios of a grid that the money buys, a row each; None if there are more."""
    rows, spent = np.zeros((1, 0)), np.zeros(1)
    limit = purse.money * (1 + _ROUNDING)
    for lever, step in zip(purse.levers, steps, strict=True):
        levels = np.array([x for x in lever.levels(max(purse.money, 0.0)) if _is_on(x, step)])
        cost = spent[:, None] + lever.usd * levels
        which, level = np.nonzero(cost <= limit)
        if which.size > most:
            return None
        rows = np.column_stack([rows[which], levels[level]])
        spent = cost[which, level]
    return rows


def _is_on(amount: float, step: float) -> bool:
    return abs(amount / step - round(amount / step)) < _ROUNDING


def _best_first(surface: Surface, grid: Numbers, floor: Floor | None) -> Iterator[Portfolio]:
    """Visit the points of a grid that keep a floor, the best first."""
    if floor is not None:
        grid = grid[floor.surface.gains(grid) >= floor.least]
    for row in np.argsort(-surface.gains(grid), kind="stable"):
        yield tuple(map(float, grid[row]))


def _improved(
    surface: Surface, point: Portfolio, steps: Sequence[float], floor: Floor | None
) -> Portfolio:
    """Move amounts of two levers at a time until that gains no more, within half of these steps."""
    purse, best = surface.purse, point
    choices = [_near(*each, purse.money) for each in zip(purse.levers, point, steps, strict=True)]
    open_levers = [place for place, levels in enumerate(choices) if len(levels) > 1]
    groups = itertools.combinations(open_levers, min(2, len(open_levers)))
    pairs = [places for places in groups if places]
    while pairs:
        moved = [
            _moved(best, places, levels)
            for places in pairs
            for levels in itertools.product(*(choices[place] for place in places))
        ]
        rows = np.array(moved)
        costs = rows @ np.array([lever.usd for lever in purse.levers])
        rows = rows[costs <= purse.money * (1 + _ROUNDING)]
        after = next(_best_first(surface, rows, floor), best)
        if not surface.gain(after) > surface.gain(best) + _ROUNDING * abs(surface.gain(best)):
            break
        best = after
    return best


def _near(lever: Lever, amount: float, step: float, money: float) -> list[float]:
    """Return the levels of a lever from half a step below an amount to half a step above."""
    if step <= lever.step:
        return [amount]
    return [x for x in lever.levels(money) if -step / 2 <= x - amount < step / 2]


def _moved(portfolio: Portfolio, places: Sequence[int], levels: Sequence[float]) -> Portfolio:
    amounts = dict(zip(places, levels, strict=True))
    return tuple(amounts.get(place, x) for place, x in enumerate(portfolio))


def _differ(one: Portfolio, other: Portfolio, apart: float) -> bool:
    return any(abs(x - y) > apart for x, y in zip(one, other, strict=True))
