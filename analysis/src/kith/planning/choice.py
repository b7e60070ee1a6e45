"""The chosen plan, how sure the choice is, and the results of the other plans."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kith.planning import measured
from kith.planning.elimination import Rule
from kith.planning.frontier import frontier
from kith.planning.futures.futures import Futures
from kith.planning.limits import Limit
from kith.planning.observed import Observed
from kith.planning.plans import USUAL_CARE, Plan
from kith.planning.regret import Regret, regret
from kith.planning.select import Goal, Selection
from kith.stats.economics import PERSPECTIVES


@dataclass(frozen=True)
class Choice:
    """The best plan, and how sure the choice is.

    `table` has a row a plan, by its id and best first: `title`; `replicates`; `mean` of the goal;
    `behind` the best, with the 95 % interval of that mean difference in `behind_low` and
    `behind_high`; `expected_loss` of choosing it; `probability_best`; over usual care `gain` (QALYs
    where net benefit is the goal), `cost_usd` (spent by partnerships) and `equity`; `on_frontier`
    (no plan is as good in all three and better in one); `dropped_for`, a plan or a limit.
    """

    best: str | None  #: id; None where no plan keeps the limits
    is_decided: bool  #: False: the most replicates were reached before
    together: tuple[str, ...]  #: plans that the rule kept or that may be as good; with the best
    table: pd.DataFrame
    goal: Goal
    rule: Rule
    limits: tuple[Limit, ...]
    simulated: int  #: replicates summed over plans
    simulated_equally: int  #: replicates if no plan had dropped out
    gain: str  #: name of the measure in the column `gain`
    equity: str  #: name of the measure in the column `equity`
    futures: Futures | None = None  #: the same plans in other futures, where some were asked for


def choice_of(
    found: Selection, limits: tuple[Limit, ...], plans: Mapping[str, Plan], fair: str = ""
) -> Choice:
    """Put a selection's findings into a table."""
    lost, observed, goal = regret(found), found.observed, found.goal
    net = goal.name == measured.NET_BENEFIT
    gain = "qalys" + measured.GAINED if net else goal.name
    rows = {
        plan: {
            "title": plans[plan].title if plan in plans else plan.capitalize().replace("-", " "),
            **_row(found, lost, plan),
            "gain": (1 if net else goal.sign) * _over_usual(observed, plan, gain),
            "cost_usd": _over_usual(observed, plan, PERSPECTIVES["partnership"]),
            "equity": (1 if net else goal.sign) * _over_usual(observed, plan, fair),
            "dropped_for": found.beaten_by.get(plan) or str(found.beyond.get(plan, "")),
        }
        for plan in found.plans
    }  # fmt: skip
    table = pd.DataFrame.from_dict(rows, orient="index")
    table["on_frontier"] = _on_frontier(table)
    table = table.assign(out=table.index.isin(found.beyond), ahead=table.index != found.best)
    table = table.sort_values(["out", "ahead", "expected_loss"]).drop(columns=["out", "ahead"])
    together = [p for p in table.index if p in found.left or lost.behind_low.get(p, 1.0) <= 0]
    longest = max(map(observed.replicates, found.plans))
    return Choice(
        found.best, found.is_decided, tuple(together if found.best else ()), table, goal,
        found.rule, limits, found.simulated, len(found.plans) * longest, gain, fair,
    )  # fmt: skip


def _row(found: Selection, lost: Regret, plan: str) -> dict[str, float]:
    goal, behind = found.goal, math.nan
    if found.best is not None:
        behind = float(found.observed.behind(plan, found.best, goal.name, goal.sign).mean())
    return {
        "replicates": found.observed.replicates(plan),
        "mean": found.observed.mean(plan, goal.name), "behind": behind,
        "behind_low": lost.behind_low.get(plan, math.nan),
        "behind_high": lost.behind_high.get(plan, math.nan),
        "expected_loss": lost.loss.get(plan, math.nan),
        "probability_best": lost.best.get(plan, 0.0),
    }  # fmt: skip


def _over_usual(observed: Observed, plan: str, name: str) -> float:
    """Return the mean difference from usual care in the replicates that both have."""
    if any(name not in observed.names(own) for own in (plan, USUAL_CARE)):
        return math.nan
    more = -observed.behind(plan, USUAL_CARE, name, 1)
    more = more[np.isfinite(more)]
    return float(more.mean()) if more.size else math.nan


def _on_frontier(table: pd.DataFrame) -> list[bool]:
    goods = [table["gain"].to_numpy(), -table["cost_usd"].to_numpy(), table["equity"].to_numpy()]
    known = [good for good in goods if np.isfinite(good).all()]
    return frontier(np.column_stack(known)) if known else [True] * len(table)
