"""What each program of a portfolio adds: its share of the portfolio's gain over usual care."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from kith.planning.mean import mean_of
from kith.planning.observed import Observed
from kith.planning.plans import USUAL_CARE
from kith.planning.portfolio.lever import Portfolio, Purse
from kith.planning.select import Goal
from kith.stats.attribution import shapley

COLUMNS = ["program", "share", "low", "high", "replicates"]

#: Portfolios of some of the programs, by those programs.
Parts = Mapping[frozenset[str], Portfolio]


def parts_of(purse: Purse, portfolio: Portfolio) -> Parts:
    """Return a portfolio without some of its programs, for every set of those that it keeps.

    A program is the path of its levers without their last name.
    """
    programs = [program_of(lever.name) for lever in purse.levers]
    bought = sorted({p for p, amount in zip(programs, portfolio, strict=True) if amount > 0})
    sets = (frozenset(own) for size in range(len(bought) + 1)
            for own in itertools.combinations(bought, size))  # fmt: skip
    return {
        own: tuple(x if p in own else 0.0 for p, x in zip(programs, portfolio, strict=True))
        for own in sets
    }


def program_of(lever: str) -> str:
    """Return the program of a lever.

    >>> program_of("partnership.clinic.outreach.workers_fte")
    'partnership.clinic.outreach'
    """
    return lever.rpartition(".")[0] or lever


def shares(
    observed: Observed, parts: Parts, plan: Callable[[Portfolio], str | None], goal: Goal
) -> pd.DataFrame | None:
    """Divide the gain of the whole over usual care among its programs (Shapley values).

    Returns a row a program, with the mean over replicates and its 95 % interval (Student's t);
    shares add up to the whole in each replicate that all parts have. None if a part was not
    simulated, has a replicate without a value, or if there are fewer than two programs.
    """
    whole = max(parts, key=len)
    plans = {own: plan(parts[own]) if own else USUAL_CARE for own in parts}
    if len(whole) < 2 or None in plans.values():
        return None
    count = min(observed.replicates(str(own)) for own in plans.values())
    if count < 2:
        return None
    gains = {
        own: -observed.behind(str(name), USUAL_CARE, goal.name, goal.sign)[:count]
        for own, name in plans.items()
    }
    found = {program: mean_of(values) for program, values in shapley(whole, gains).items()}
    if any(mean.value != mean.value for mean in found.values()):  # NaN
        return None
    table = [[program, own.value, own.low, own.high, count] for program, own in found.items()]
    return pd.DataFrame(table, columns=COLUMNS).sort_values(
        "share", ascending=False, ignore_index=True
    )


def to_simulate(parts: Parts) -> Sequence[Portfolio]:
    """Return the portfolios that the shares need, beside usual care."""
    return [portfolio for own, portfolio in parts.items() if own]
