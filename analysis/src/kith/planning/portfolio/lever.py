"""What a budget may buy: a number of a scenario, in steps, and what a unit of it costs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kith.io.usage_error import UsageError

#: How much of each lever, in their order.
Portfolio = tuple[float, ...]


@dataclass(frozen=True)
class Lever:
    """A number that money buys more of."""

    name: str
    usd: float  #: a year for a unit
    step: float = 0.5  #: staff come whole or in halves
    most: float = math.inf

    def levels(self, money: float) -> list[float]:
        """Return 0 and every amount that money alone buys."""
        steps = min(money / self.usd, self.most) / self.step
        return [self.step * i for i in range(math.floor(steps + 1e-9) + 1)]

    def near(self, amount: float, money: float) -> float:
        """Return the level nearest to an amount, at least a step."""
        return min(self.levels(money)[1:], key=lambda level: abs(level - amount))


@dataclass(frozen=True)
class Purse:
    """Levers, and the money for them."""

    levers: tuple[Lever, ...]
    budget: float  #: USD a year
    fixed_usd: float = 0.0  #: a year, once anything is bought

    @property
    def money(self) -> float:
        """What is left for levers."""
        return self.budget - self.fixed_usd

    def usd(self, portfolio: Sequence[float]) -> float:
        """Return what a portfolio costs a year."""
        bought = sum(x * lever.usd for x, lever in zip(portfolio, self.levers, strict=True))
        return bought + self.fixed_usd * any(portfolio)

    def of(self, amounts: dict[int, float]) -> Portfolio:
        """Return the portfolio with amounts of some levers and nothing else."""
        return tuple(amounts.get(place, 0.0) for place in range(len(self.levers)))

    def expect_choice(self) -> None:
        """Raise ValueError where the money buys nothing."""
        cheapest = min((lever.usd * lever.step for lever in self.levers), default=math.inf)
        if self.money < cheapest:
            raise UsageError(
                f"${self.budget:,.0f} a year buys nothing: ${self.fixed_usd:,.0f} goes to "
                "coordination, meetings and programs that are no lever, and the cheapest step "
                f"costs ${cheapest:,.0f}"
            )
