"""The best portfolio for a budget, the other candidates, and the gain from more money."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from kith.planning.choice import Choice
from kith.planning.mean import Mean, mean_of
from kith.planning.portfolio.lever import Portfolio, Purse
from kith.planning.portfolio.portfolio_plans import short
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
    by its path, and `usd_per_year` with every post filled.
    """

    best: str | None
    choice: Choice
    portfolios: pd.DataFrame
    purse: Purse
    over_usual: Mean  #: what the best brings over usual care
    more: MoreMoney | None
    simulated: int  #: replicates of plans, those of the estimate included


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
    return Allocation(found.selection.best, choice, table, purse, over_usual, more, simulated)


def described(purse: Purse, portfolio: Portfolio) -> str:
    """Return a portfolio in words: "1.5 colocated clinic therapist FTE, 2 outreach …"."""
    bought = [
        f"{amount:g} {short(lever.name)}"
        for lever, amount in zip(purse.levers, portfolio, strict=True) if amount > 0
    ]  # fmt: skip
    return ", ".join(bought) or "nothing"


def changed(purse: Purse, one: Portfolio, other: Portfolio) -> str:
    """Return the difference of a portfolio from another in words: "2 fewer …, 1 more …"."""
    found = []
    for lever, x, y in zip(purse.levers, one, other, strict=True):
        if x != y:
            found.append(f"{abs(x - y):g} {'more' if x > y else 'fewer'} {short(lever.name)}")
    return ", ".join(found) or "the same"
