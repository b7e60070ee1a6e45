"""Finds the best portfolio: screen, estimate, solve, and choose among the best by simulation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import pandas as pd

from kith.io.usage_error import UsageError
from kith.planning.elimination import Rule
from kith.planning.limits import Limit
from kith.planning.observed import Observed, Source
from kith.planning.plans import USUAL_CARE
from kith.planning.portfolio.best_portfolios import Floor, best_portfolios
from kith.planning.portfolio.lever import Portfolio, Purse
from kith.planning.portfolio.shares import parts_of, shares, to_simulate
from kith.planning.portfolio.surface import Surface, design, fit
from kith.planning.select import Goal, Selection, select
from kith.stats.intervals import Numbers

#: Number of portfolios, the best by the estimate, among which simulation chooses.
CANDIDATES = 12


class PortfolioSource(Source, Protocol):
    """Simulates portfolios: Kith, or a toy with a known best."""

    def plan(self, portfolio: Portfolio, budget: float) -> str:
        """Return the name of a portfolio's plan."""


@dataclass(frozen=True)
class Protected:
    """A group that must keep up: the mean of a measure may not be below `least`."""

    name: str  #: of the measure: how much more the group gains than all adults
    least: float = 0.0
    tolerance: float = 0.0


@dataclass(frozen=True)
class More:
    """The gain from more money, spent on the best portfolio for it."""

    usd: float  #: additional USD per year
    portfolio: Portfolio
    gain: Numbers  #: over the chosen portfolio, in each replicate that both have


@dataclass(frozen=True)
class Searched:
    """The findings of a search."""

    selection: Selection
    portfolios: dict[str, Portfolio]  #: of every candidate, by the name of its plan
    surface: Surface
    over_usual: Numbers  #: the best plan's gain over usual care in each replicate
    more: More | None
    shares: pd.DataFrame | None = None  #: what each program of the best adds, where it is known


def search(
    source: PortfolioSource, observed: Observed, purse: Purse, goal: Goal, rule: Rule, *,
    protected: Protected | None = None, more_usd: float = 0.0, candidates: int = CANDIDATES,
    simulate_shares: bool = False,
    told: Callable[[Selection], object] = lambda found: None,
) -> Searched:  # fmt: skip
    """Find the best portfolio within the purse's budget.

    What each program of it adds is found where the runs hold the best portfolio without each set of
    its programs, which `simulate_shares` simulates.
    """
    purse.expect_choice()
    points = {own: source.plan(own, purse.budget) for own in design(purse)}
    surface, floor = _estimated(points, observed, purse, goal, rule, protected)
    best = best_portfolios(surface, candidates, floor)
    plans = {source.plan(own, purse.budget): own for own in best if any(own)}
    limits = [] if protected is None else [
        Limit(protected.name, False, protected.least, protected.tolerance)
    ]  # fmt: skip
    if not plans:
        raise UsageError("no portfolio keeps the floor of the protected group, by the estimate")
    _catch_up(observed, [*plans], rule.first)
    selection = select(observed, [*plans], goal, rule, limits, told)
    _catch_up(observed, [USUAL_CARE], max(map(observed.replicates, plans)))
    over_usual, more, added = np.empty(0), None, None
    if selection.best is not None:
        over_usual = -observed.behind(selection.best, USUAL_CARE, goal.name, goal.sign)
        known = points | {own: plan for plan, own in plans.items()}
        parts = parts_of(purse, plans[selection.best])
        if simulate_shares:
            known |= {own: source.plan(own, purse.budget) for own in to_simulate(parts)}
            _catch_up(observed, [known[own] for own in to_simulate(parts)],
                      observed.replicates(selection.best))  # fmt: skip
        added = shares(observed, parts, known.get, goal)
    if more_usd > 0 and selection.best is not None:
        wider = replace(purse, budget=purse.budget + more_usd)
        more = _more(source, selection, wider, surface, floor, more_usd)
    return Searched(selection, plans, surface, over_usual, more, added)


def _estimated(
    points: dict[Portfolio, str], observed: Observed, purse: Purse, goal: Goal, rule: Rule,
    protected: Protected | None,
) -> tuple[Surface, Floor | None]:  # fmt: skip
    _catch_up(observed, [USUAL_CARE, *points.values()], rule.first)

    def gains(name: str, sign: int) -> Callable[[Portfolio], Numbers]:
        return lambda own: -observed.behind(points[own], USUAL_CARE, name, sign)[: rule.first]

    surface = fit(purse, gains(goal.name, goal.sign))
    if protected is None:
        return surface, None
    return surface, Floor(fit(purse, gains(protected.name, 1)), protected.least)


def _catch_up(observed: Observed, plans: Sequence[str], upto: int) -> None:
    """Bring plans that are not equally far to a number of replicates, equal ones together."""
    by_done: dict[int, list[str]] = {}
    for plan in dict.fromkeys(plans):
        by_done.setdefault(observed.replicates(plan), []).append(plan)
    for done in sorted(by_done):
        observed.simulate(by_done[done], upto)


def _more(
    source: PortfolioSource, selection: Selection, wider: Purse, surface: Surface,
    floor: Floor | None, usd: float,
) -> More | None:  # fmt: skip
    """Simulate the best portfolio for more money, by the estimate, against the chosen one."""
    observed, best = selection.observed, selection.best
    found = best_portfolios(replace(surface, purse=wider), 1, floor)
    if best is None or not found or not any(found[0]):
        return None
    plan = source.plan(found[0], wider.budget)
    _catch_up(observed, [plan], observed.replicates(best))
    gain = -observed.behind(plan, best, selection.goal.name, selection.goal.sign)
    return More(usd, found[0], np.asarray(gain))
