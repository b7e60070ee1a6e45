"""The best portfolio of programs and doses for a budget."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kith.io.simulator import Simulator
from kith.planning import measured
from kith.planning.asked import begun, direction, fairness, runs_of
from kith.planning.basis import basis_of
from kith.planning.choice import choice_of
from kith.planning.elimination import Rule
from kith.planning.futures.ahead import Ahead
from kith.planning.futures.future import Given
from kith.planning.futures.regret_over import Told
from kith.planning.kith_runs import KithRuns
from kith.planning.limits import Limit
from kith.planning.observed import Observed
from kith.planning.plans import Plan, plan_of, plans_of
from kith.planning.portfolio.allocation import Allocation, allocation_of
from kith.planning.portfolio.lever import Purse
from kith.planning.portfolio.levers_of import (
    all_on,
    own_levers,
    partnership_of,
    purse_of,
    wanted,
)
from kith.planning.portfolio.portfolio_plans import PROTECTED, PortfolioPlans
from kith.planning.portfolio.search import Protected, search
from kith.planning.select import Goal, Selection
from kith.running import as_toml
from kith.running.given_files import Scenario, given_files
from kith.stats import selection as names

#: Tolerance for a protected group, in the unit of the outcome; for a share, a tenth of a point.
_NEAR = 0.001


def allocate(
    file: Scenario, budget: float, *, indifference: float, per: str = "year",
    levers: Sequence[str] = (), outcome: str | None = None,
    qaly_value: float = 100_000.0, perspective: str = "societal", probability: float = 0.95,
    protect: str | None = None, more_usd: float = 100_000.0,
    first: int = 20, step: int = 4, most: int = 200,
    folder: str | os.PathLike[str] | None = None, set: as_toml.Changes | None = None,
    seed: int = 1, threads: int | None = None,
    told: Callable[[Selection], object] = lambda found: None, kith: str | None = None,
    futures: Given | None = None, future_plans: int = 5, future_replicates: int | None = None,
    told_future: Told = lambda name: None, shares: bool = False,
) -> Allocation:  # fmt: skip
    """Find what to buy with a budget: which programs, and how much of each.

    file      a scenario with one partnership; as in `kith.run`
    budget    USD a year, or of the whole grant (`per="grant"`), for all of the partnership's bill;
              it is the grant of every portfolio
    levers    what may be bought, as "partnership.clinic.outreach.workers_fte=6:0.5" (at most 6, in
              halves); none: the posts of every program that is on, in halves, or its dose,
              up to 2
    protect   a stratum that must gain at least as much of the outcome as all adults do
    more_usd  looks at what so much more a year would bring; 0: does not
    shares    also simulates the best portfolio without each set of its programs, which says what
              each program adds (`Allocation.shares`)
    folder    keeps each run and the scenario of each portfolio; the same call continues from there
    first, step, most and all others   as in `kith.choose`

    Screening simulates half the money on one and on two levers at a time, and several amounts of
    each alone. An estimate from these finds the dozen best, and the rule of `kith.choose` chooses
    among the dozen. `over_usual` says what that brings over usual care.

    Raises InvalidScenario, ValueError and SimulatorError as `kith.run` does.

    >>> clinic = "clinic-at-the-community-center.toml"
    >>> small = {"community.residents": 600, "time.weeks": 30, "time.settling_weeks": 4,
    ...          "partnership.clinic.established": True, "run.zone_strata": False}
    >>> chosen = ["partnership.clinic.outreach.workers_fte=1:1"]
    >>> found = kith.allocate(clinic, 530_000, indifference=1e6, levers=chosen, set=small,
    ...                       first=5, most=5, more_usd=0)
    >>> found.purse.levers[0].usd, len(found.portfolios)
    (68000.0, 1)
    """
    rule = Rule(indifference, probability, first, step, most)
    simulator, changes = Simulator(kith), as_toml.changes(set)
    ahead = Ahead(simulator, futures, changes, future_plans, future_replicates, told_future)
    with given_files(simulator, file) as given, TemporaryDirectory(prefix="kith-") as scratch:
        base = plans_of(simulator, given, changes)[0]
        purse = _purse(ahead, simulator, base, levers, _per_year(base, budget, per), changes)
        runs = runs_of(simulator, [base], folder, changes, seed, threads, (qaly_value, perspective))
        source = PortfolioPlans(
            simulator, base, purse.levers, Path(folder or scratch), runs, changes
        )
        goal = outcome or measured.NET_BENEFIT
        floor = _protect(source, runs, measured.split(fairness(goal))[0], protect)
        begun(runs, [goal], None, fairness(goal))
        aim, seen = Goal(goal, direction(runs, goal)), Observed(source)
        found = search(
            source, seen, purse, aim, rule, protected=floor, more_usd=more_usd, told=told,
            simulate_shares=shares,
        )  # fmt: skip
        choice = choice_of(found.selection, _bounds(floor), runs.plans, fairness(goal), runs.labels)
        shown = [base, *([runs.plans[choice.best]] if choice.best else [])]
        choice = replace(choice, basis=basis_of(simulator, runs, seed, shown))
        choice = ahead.look(choice, runs, source.elsewhere)
    return allocation_of(found, choice, purse, seen.simulated)


def _purse(
    ahead: Ahead, simulator: Simulator, base: Plan, levers: Sequence[str], budget: float,
    changes: list[str],
) -> Purse:  # fmt: skip
    """Price levers; check futures in the portfolio that has some of each."""
    chosen = [wanted(text) for text in levers] or own_levers(base)
    purse = purse_of(simulator, base, chosen, budget, changes, named=bool(levers))
    purse.expect_choice()
    bought = all_on(base, [own for own in chosen if own.path not in purse.free])
    ahead.check([plan_of(simulator, base.file, [*changes, *bought])], bought)
    return purse


def _bounds(floor: Protected | None) -> tuple[Limit, ...]:
    return () if floor is None else (Limit(PROTECTED, False, floor.least, floor.tolerance),)


def _per_year(base: Plan, budget: float, per: str) -> float:
    names.must_know("time", per, ["year", "grant"])
    weeks = float(partnership_of(base)["grant_weeks"])
    if per == "year" or weeks <= 0:
        return budget
    return budget * 52 / weeks


def _protect(
    source: PortfolioPlans, runs: KithRuns, outcome: str, stratum: str | None
) -> Protected | None:
    """Have the source measure how much more a stratum gains than all adults."""
    if stratum is None:
        return None
    group = f"{outcome}@{stratum}"
    begun(runs, [group, outcome], None, group)
    source.protected = (group, outcome, direction(runs, outcome))
    return Protected(PROTECTED, 0.0, _NEAR)
