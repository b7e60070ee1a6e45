"""Levers: numbers of a scenario that a budget can buy, in steps and at a price per unit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kith.io.usage_error import UsageError

#: The amount of each lever, in the order of the purse's levers.
Portfolio = tuple[float, ...]


@dataclass(frozen=True)
class Lever:
    """A number that a budget can buy."""

    name: str
    usd: float  #: per unit and year
    step: float = 0.5  #: FTE are hired whole or in halves
    most: float = math.inf

    def levels(self, money: float) -> list[float]:
        """Return 0 and every amount of this lever that the money buys."""
        steps = min(money / self.usd, self.most) / self.step
        return [self.step * i for i in range(math.floor(steps + 1e-9) + 1)]

    def near(self, amount: float, money: float) -> float:
        """Return the level above 0 that is nearest to an amount."""
        return min(self.levels(money)[1:], key=lambda level: abs(level - amount))


@dataclass(frozen=True)
class Purse:
    """Levers and a budget for them."""

    levers: tuple[Lever, ...]
    budget: float  #: USD per year
    fixed_usd: float = 0.0  #: per year, due once anything is bought
    free: tuple[str, ...] = ()  #: what could be levers if it cost anything; it stays as it is

    @property
    def money(self) -> float:
        """The money left for levers, USD per year."""
        return self.budget - self.fixed_usd

    def usd(self, portfolio: Sequence[float]) -> float:
        """Return the cost of a portfolio in USD per year."""
        bought = sum(x * lever.usd for x, lever in zip(portfolio, self.levers, strict=True))
        return bought + self.fixed_usd * any(portfolio)

    def of(self, amounts: dict[int, float]) -> Portfolio:
        """Return the portfolio with these amounts, by index of lever, and 0 of all other levers."""
        return tuple(amounts.get(place, 0.0) for place in range(len(self.levers)))

    def expect_choice(self) -> None:
        """Raise UsageError if the money buys nothing."""
        cheapest = min((lever.usd * lever.step for lever in self.levers), default=math.inf)
        if self.money < cheapest:
            raise UsageError(
                f"${self.budget:,.0f} a year buys nothing: ${self.fixed_usd:,.0f} goes to "
                "coordination, meetings and programs that are no lever, and the cheapest step "
                f"costs ${cheapest:,.0f}"
            )
