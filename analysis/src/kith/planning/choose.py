"""The best of some plans, with a stated probability."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace

from kith.io.simulator import Simulator
from kith.planning import measured
from kith.planning.asked import begun, direction, fairness, runs_of
from kith.planning.basis import basis_of
from kith.planning.choice import Choice, choice_of
from kith.planning.elimination import Rule
from kith.planning.futures.ahead import Ahead
from kith.planning.futures.future import Given
from kith.planning.futures.regret_over import Told
from kith.planning.kith_runs import KithRuns
from kith.planning.limits import Limit, limit
from kith.planning.plans import USUAL_CARE, plans_of
from kith.planning.select import Goal, Selection, select
from kith.running import as_toml
from kith.running.given_files import Scenarios, given_files


def choose(
    files: Scenarios, *, indifference: float, outcome: str | None = None,
    qaly_value: float = 100_000.0, perspective: str = "societal", probability: float = 0.95,
    limits: Sequence[str] = (), equity: str | None = None, first: int = 20, step: int = 4,
    most: int = 400, folder: str | os.PathLike[str] | None = None,
    set: as_toml.Changes | None = None, seed: int = 1, threads: int | None = None,
    told: Callable[[Selection], object] = lambda found: None, kith: str | None = None,
    futures: Given | None = None, future_plans: int = 5, future_replicates: int | None = None,
    told_future: Told = lambda name: None,
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
    futures       settings of every plan and usual care by the name of a future, `*` for every id:
                  {"grant lost": {"partnership.*.grant_weeks": 52}}; regret in each is in
                  `Choice.futures`, of `future_plans` or more, by `future_replicates` (None: as
                  many as the best has)

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
    simulator, changes = Simulator(kith), as_toml.changes(set)
    ahead = Ahead(simulator, futures, changes, future_plans, future_replicates, told_future)
    with given_files(simulator, files) as given:
        plans = plans_of(simulator, given, changes)
        ahead.check(plans)
        runs = runs_of(
            simulator, plans, folder, changes, seed, threads, (qaly_value, perspective)
        )  # fmt: skip
        choice = _chosen(runs, outcome or measured.NET_BENEFIT, rule, bounds, equity, told)
        choice = replace(choice, basis=basis_of(simulator, runs, seed, plans))
        return ahead.look(choice, runs)


def _chosen(
    runs: KithRuns, goal: str, rule: Rule, bounds: tuple[Limit, ...], equity: str | None,
    told: Callable[[Selection], object],
) -> Choice:  # fmt: skip
    fair = equity or fairness(goal)
    observed = begun(runs, [goal, *(bound.name for bound in bounds)], equity, fair)
    aim = Goal(goal, direction(runs, goal))
    found = select(observed, [USUAL_CARE, *runs.plans], aim, rule, bounds, told)
    return choice_of(found, bounds, runs.plans, fair, runs.labels)
