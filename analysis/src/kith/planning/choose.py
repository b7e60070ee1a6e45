"""The best of some plans, with a stated probability."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from kith.io.simulator import Simulator
from kith.planning import measured
from kith.planning.asked import begun, direction, fairness
from kith.planning.choice import Choice, choice_of
from kith.planning.elimination import Rule
from kith.planning.kept_runs import KeptRuns
from kith.planning.kith_runs import KithRuns
from kith.planning.limits import limit
from kith.planning.plans import USUAL_CARE, first_week, plans_of
from kith.planning.select import Goal, Selection, select
from kith.running import as_toml
from kith.running.given_files import Scenarios, given_files
from kith.stats import selection as names
from kith.stats.economics import PERSPECTIVES


def choose(
    files: Scenarios, *, indifference: float, outcome: str | None = None,
    qaly_value: float = 100_000.0, perspective: str = "societal", probability: float = 0.95,
    limits: Sequence[str] = (), equity: str | None = None, first: int = 20, step: int = 4,
    most: int = 400, folder: str | os.PathLike[str] | None = None,
    set: as_toml.Changes | None = None, seed: int = 1, threads: int | None = None,
    told: Callable[[Selection], object] = lambda found: None, kith: str | None = None,
) -> Choice:  # fmt: skip
    """Find the best of several scenarios and usual care; stop simulating those that are beaten.

    files         as in `kith.run`; scenarios of one community
    indifference  the smallest difference that matters, in the unit of what is compared
    outcome       what the best has most of (least, where less is better): an outcome, or
                  OUTCOME@STRATUM; None: net benefit in USD, QALYs at `qaly_value` less the cost to
                  `perspective` ("societal", "payer", "partnership"), both over usual care
    probability   of choosing the best, where it leads by the indifference or more
    limits        bounds on means, as "cost_partnership_usd<=1_500_000", "wait_weeks_p90<=12 ± 1",
                  "treated_past_year_share@income:below-100>=0.3"; after ± how near may be either
    equity        the outcome of a stratum that the frontier looks at beside gain and cost; None:
                  the outcome, or treated_past_year_share, below the poverty line
    first, step, most   replicates of all plans before the first decision, of each round after it,
                  and of a plan at most
    folder        keeps each run; the same call continues from there
    set, threads, kith  as in `kith.run`; seed: of the random numbers of all replicates

    All remaining plans run the same replicates. A replicate has a seed of its own, so
    that replicates are independent. Kim and Nelson's rule drops a plan once another is far enough
    ahead in the replicates that both have.

    Raises InvalidScenario, ValueError and SimulatorError as `kith.run` does.

    >>> def plan(peers):
    ...     ours = {"id": "mills", "partners": ["clinic", "community-center"], "established": True,
    ...             "grant_usd_per_year": 65_000 * peers, "grant_weeks": 12,
    ...             "peer_support": {"host": "community-center", "peers_fte": peers}}
    ...     return {"format": 1, "extends": "communities/teaching-town.toml",
    ...             "id": f"peers-{peers}", "partnership": [ours]}
    >>> small = {"time.weeks": 12, "time.settling_weeks": 4, "run.zone_strata": False}
    >>> choice = kith.choose([plan(1), plan(4)], indifference=50_000, set=small, first=5, most=9)
    >>> choice.best, choice.is_decided
    ('usual-care', True)
    """
    rule = Rule(indifference, probability, first, step, most)
    bounds = tuple(limit(text) for text in limits)
    names.must_know("perspective", perspective, PERSPECTIVES)
    simulator, changes = Simulator(kith), as_toml.changes(set)
    with given_files(simulator, files) as given:
        plans = {plan.id: plan for plan in plans_of(simulator, given, changes)}
        runs = KithRuns(
            simulator, plans, KeptRuns(None if folder is None else Path(folder)),
            first_week=first_week(list(plans.values())), changes=changes, seed=seed,
            threads=threads,
        )  # fmt: skip
        runs.net_benefit = (qaly_value, perspective)
        goal = outcome or measured.NET_BENEFIT
        fair = equity or fairness(goal)
        observed = begun(runs, [goal, *(bound.name for bound in bounds)], equity, fair)
        aim = Goal(goal, direction(runs, goal))
        found = select(observed, [USUAL_CARE, *plans], aim, rule, bounds, told)
    return choice_of(found, bounds, plans, fair)
