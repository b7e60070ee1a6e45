"""The best portfolio of programs and doses for a budget."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from kith.io.simulator import Simulator
from kith.planning import measured
from kith.planning.asked import begun, direction, fairness
from kith.planning.choice import choice_of
from kith.planning.elimination import Rule
from kith.planning.kept_runs import KeptRuns
from kith.planning.kith_runs import KithRuns
from kith.planning.limits import Limit
from kith.planning.observed import Observed
from kith.planning.plans import Plan, first_week, plans_of
from kith.planning.portfolio.allocation import Allocation, allocation_of
from kith.planning.portfolio.levers_of import own_levers, partnership_of, purse_of, wanted
from kith.planning.portfolio.portfolio_plans import PROTECTED, PortfolioPlans
from kith.planning.portfolio.search import Protected, search
from kith.planning.select import Goal, Selection
from kith.running import as_toml
from kith.running.given_files import Scenario, given_files
from kith.stats import selection as names
from kith.stats.economics import PERSPECTIVES

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
) -> Allocation:  # fmt: skip
    """Find what to buy with a budget: which programs, and how much of each.

    file      a scenario with one partnership; as in `kith.run`
    budget    USD a year, or of the whole grant (`per="grant"`), for all of the partnership's bill;
              it is the grant of every portfolio
    levers    what may be bought, as "partnership.clinic.outreach.workers_fte=6:0.5" (at most 6, in
              halves); none: the posts of every program that is on, in halves, or its dose
    protect   a stratum that must gain at least as much of the outcome as all adults do
    more_usd  looks at what so much more a year would bring; 0: does not
    folder    keeps each run and the scenario of each portfolio; the same call continues from there
    first, step, most and all others   as in `kith.choose`

    Screening simulates half the money on one and on two levers at a time, and several amounts of
    each alone; an integer program finds the dozen best by an estimate from these, and the rule of
    `kith.choose` chooses among the dozen. `over_usual` says what that brings over usual care.

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
    names.must_know("perspective", perspective, PERSPECTIVES)
    simulator, changes = Simulator(kith), as_toml.changes(set)
    kept = None if folder is None else Path(folder)
    with ExitStack() as stack:
        given = stack.enter_context(given_files(simulator, file))
        scratch = Path(stack.enter_context(TemporaryDirectory(prefix="kith-")))
        base = plans_of(simulator, given, changes)[0]
        chosen = [wanted(text) for text in levers] or own_levers(base)
        purse = purse_of(simulator, base, chosen, _per_year(base, budget, per), changes)
        purse.expect_choice()
        runs = KithRuns(simulator, {base.id: base}, KeptRuns(kept), first_week=first_week([base]),
                        changes=changes, seed=seed, threads=threads)  # fmt: skip
        runs.net_benefit = (qaly_value, perspective)
        goal = outcome or measured.NET_BENEFIT
        source = PortfolioPlans(simulator, base, purse.levers, kept or scratch, runs, changes)
        fair = fairness(goal)
        floor = _protect(source, runs, measured.split(fair)[0], protect)
        begun(runs, [goal], None, fair)
        aim = Goal(goal, direction(runs, goal))
        observed = Observed(source)
        found = search(
            source, observed, purse, aim, rule, protected=floor, more_usd=more_usd, told=told
        )
    bounds = () if floor is None else (Limit(PROTECTED, False, floor.least, floor.tolerance),)
    choice = choice_of(found.selection, bounds, runs.plans, fair)
    return allocation_of(found, choice, purse, observed.simulated)


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
