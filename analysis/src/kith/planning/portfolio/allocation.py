"""The best portfolio for a budget, the other candidates, and the gain from more money."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from kith.planning.choice import Choice
from kith.planning.mean import Mean, mean_of
from kith.planning.portfolio.lever import Portfolio, Purse
from kith.planning.portfolio.portfolio_plans import described, short
from kith.planning.portfolio.search import Searched


@dataclass(frozen=True)
class MoreMoney:
    """What more money a year would bring, by the best portfolio for it."""

    usd: float
    portfolio: Portfolio
    gain: Mean  #: over the chosen portfolio


@dataclass(frozen=True)
class Allocation:
    """What to buy with a budget.

    `portfolios` has a row a plan, as the table of `choice`, best first: the amount of each lever
    by its path, and `usd_per_year` with every post filled. `shares` has a row a program of the
    best: the `share` of its gain (Shapley value: averaged over all orders of adding programs) with
    the 95 % interval of that mean. `kith.report` writes an allocation as a page.
    """

    best: str | None
    choice: Choice
    portfolios: pd.DataFrame
    purse: Purse
    over_usual: Mean  #: what the best brings over usual care
    more: MoreMoney | None
    simulated: int  #: replicates of plans, those of the estimate included
    shares: pd.DataFrame | None = None  #: of `over_usual`, by program; None where not simulated

    def named(self, plan: str) -> str:
        """Return what a plan buys in words; usual care is called so."""
        bought = plan in self.portfolios.index
        return described(self.purse.levers, self.portfolio(plan)) if bought else plan

    def portfolio(self, plan: str) -> Portfolio:
        """Return what a plan buys of each lever."""
        row = self.portfolios.loc[plan].to_dict()
        return tuple(float(row[lever.name]) for lever in self.purse.levers)

    def _repr_html_(self) -> str:
        """Show the answer and the table in a notebook."""
        from kith.planning.portfolio.allocation_text import allocation_html  # imports this module

        return allocation_html(self)


def allocation_of(found: Searched, choice: Choice, purse: Purse, simulated: int) -> Allocation:
    """Put the findings of a search into tables."""
    nothing = purse.of({})
    rows = {}
    for plan in choice.table.index:
        own = found.portfolios.get(str(plan), nothing)
        amounts = {lever.name: x for lever, x in zip(purse.levers, own, strict=True)}
        rows[plan] = {**amounts, "usd_per_year": purse.usd(own)}
    table = pd.DataFrame.from_dict(rows, orient="index")
    more = None
    if found.more is not None:
        more = MoreMoney(found.more.usd, found.more.portfolio, mean_of(found.more.gain))
    over_usual = mean_of(found.over_usual)
    if found.shares is not None:
        goal = choice.goal.name
        found.shares.attrs.update(
            outcome=goal, label=choice.label(goal), interval="95 % interval of the mean"
        )
    return Allocation(
        found.selection.best, choice, table, purse, over_usual, more, simulated, found.shares
    )


def changed(purse: Purse, one: Portfolio, other: Portfolio) -> str:
    """Return the difference of a portfolio from another in words: "2 fewer …, 1 more …"."""
    found = []
    for lever, x, y in zip(purse.levers, one, other, strict=True):
        if x != y:
            name = short(lever.name, abs(x - y))
            found.append(f"{abs(x - y):g} {'more' if x > y else 'fewer'} {name}")
    return ", ".join(found) or "the same"
