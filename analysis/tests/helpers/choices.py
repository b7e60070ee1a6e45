"""Choices among toys, as `kith.choose` and `kith.allocate` return them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toys import PURSE, PortfolioToy, Toy, together

from kith.planning.basis import Basis
from kith.planning.choice import Choice, choice_of
from kith.planning.elimination import Rule
from kith.planning.futures.regret_over import regret_over, taken_along
from kith.planning.observed import Observed
from kith.planning.plans import Plan
from kith.planning.portfolio.allocation import Allocation, allocation_of
from kith.planning.portfolio.search import search
from kith.planning.select import Goal, select

#: The purse of the toy, with levers that have the paths of a scenario.
OURS = replace(PURSE, levers=tuple(
    replace(lever, name=f"partnership.mills.{lever.name}s.{lever.name}s_fte")
    for lever in PURSE.levers
))  # fmt: skip
GOAL, COST = "treated_past_year_share", "cost_partnership_usd"
MEANS = {"usual-care": 0.3, "few": 0.34, "many": 0.36, "dear": 0.35}
COSTS = {"usual-care": 0.0, "few": 100_000.0, "many": 300_000.0, "dear": 400_000.0}
TITLES = {"few": "Two peers", "many": "Six peers & a <clinic>", "dear": "A clinic"}
LABELS = {GOAL: "People in need treated in a year"}
BASIS = Basis(
    "Millfield", 1500, 104, 1, ("time.weeks=104",), (100_000.0, "societal"), "kith 0.1.0",
    {"Two peers": 'id = "few"\n'}, "kith choose plans/ --indifference 0.005",
)  # fmt: skip


def chosen(
    means: Mapping[str, float] = MEANS, *, futures: Mapping[str, Mapping[str, float]] | None = None,
    **rule: Any,
) -> Choice:  # fmt: skip
    """Return a choice among plans with these true means; a replicate's luck is 2 points."""
    toy = toy_of(means)
    found = select(Observed(toy), list(means), Goal(GOAL), Rule(**{"indifference": 0.005} | rule))
    plans = {name: Plan(name, title, "", "", "", {}) for name, title in TITLES.items()}
    choice = replace(choice_of(found, (), plans, GOAL, LABELS), basis=BASIS)
    if futures is None:
        return choice
    worlds = {"as planned": toy} | {name: toy_of(own) for name, own in futures.items()}
    over = regret_over(worlds, choice, taken_along(choice, 5))
    return replace(choice, futures=replace(over, settings=dict.fromkeys(futures, ("a.b=1",))))


def toy_of(means: Mapping[str, float]) -> Toy:
    """Return plans of which each replicate costs the mean, give or take a dollar."""
    return Toy(means, 4, own=0.01, shared=0.02, name=GOAL, others={COST: COSTS})


def allocated(simulate_shares: bool = True) -> Allocation:
    """Return what to buy where two programs need each other."""
    toy = PortfolioToy(together, 2)
    observed = Observed(toy)
    found = search(
        toy, observed, OURS, Goal("gain"), Rule(3.0, first=20, step=10, most=60), candidates=4,
        more_usd=100_000.0, simulate_shares=simulate_shares,
    )  # fmt: skip
    choice = choice_of(found.selection, (), {}, "poor")
    return allocation_of(found, replace(choice, basis=BASIS), OURS, observed.simulated)
