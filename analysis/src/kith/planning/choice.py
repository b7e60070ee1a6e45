"""The chosen plan, how sure the choice is, and the results of the other plans."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from kith.io import strata
from kith.planning import measured
from kith.planning.basis import Basis
from kith.planning.elimination import Rule
from kith.planning.frontier import frontier
from kith.planning.futures.futures import Futures
from kith.planning.limits import Limit
from kith.planning.mean import Mean, mean_of
from kith.planning.observed import Observed
from kith.planning.plans import USUAL_CARE, Plan
from kith.planning.regret import Regret, regret
from kith.planning.select import Goal, Selection
from kith.planning.steps import COLUMNS, finite, steps
from kith.stats.economics import PERSPECTIVES

#: Measure: years in which people in need were treated, summed over all residents.
_TREATED = "treated" + measured.GAINED


@dataclass(frozen=True)
class Choice:
    """The best plan, and how sure the choice is.

    `table` has a row a plan, by its id and best first: `title`; `replicates`; `mean` of the goal;
    `behind` the best, with the 95 % interval of that mean difference in `behind_low` and
    `behind_high`; `expected_loss` of choosing it; `probability_best`; over usual care `gain` (QALYs
    where net benefit is the goal) with the 95 % interval of that mean in `gain_low`, `gain_high`,
    `treated_years` (people in need treated for a year), `cost_usd` (spent by partnerships) and
    `equity`; `on_frontier` (no plan is as good in gain, cost and equity and better in one);
    `dropped_for`, a plan or a limit.

    `steps` has a row for each plan on the way from the cheapest to that which gains most: what it
    costs and gains more than the plan before it. `kith.report` writes a choice as a page.
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
    steps: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=COLUMNS))
    labels: Mapping[str, str] = field(default_factory=dict)  #: of outcomes, by name
    basis: Basis | None = None  #: what the runs rest on; None where Kith did not simulate

    def label(self, name: str) -> str:
        """Return what readers call a measure, with the people that it is about."""
        outcome, stratum = measured.split(name)
        said = measured.LABELS.get(outcome) or self.labels.get(outcome, outcome)
        return said if stratum == strata.ADULTS else f"{said} among {strata.people(stratum)}"

    def title(self, plan: str) -> str:
        """Return what readers call a plan."""
        titles = self.table["title"].to_dict()
        return str(titles.get(plan, plan.capitalize().replace("-", " ")))

    def row(self, plan: str) -> pd.Series[Any]:
        """Return the row of a plan in `table`."""
        return self.table[self.table.index == plan].iloc[0]

    def _repr_html_(self) -> str:
        """Show the answer and the table in a notebook."""
        from kith.planning.choice_text import choice_html  # which imports this module

        return choice_html(self)


def choice_of(
    found: Selection, limits: tuple[Limit, ...], plans: Mapping[str, Plan], fair: str = "",
    labels: Mapping[str, str] | None = None,
) -> Choice:  # fmt: skip
    """Put a selection's findings into a table."""
    lost, observed, goal = regret(found), found.observed, found.goal
    net = goal.name == measured.NET_BENEFIT
    gain = "qalys" + measured.GAINED if net else goal.name
    sign, cost = 1 if net else goal.sign, PERSPECTIVES["partnership"]
    rows = {}
    for plan in found.plans:
        gained = _over_usual(observed, plan, gain, sign)
        rows[plan] = {
            "title": plans[plan].title if plan in plans else plan.capitalize().replace("-", " "),
            **_row(found, lost, plan),
            "gain": gained.value, "gain_low": gained.low, "gain_high": gained.high,
            "treated_years": _over_usual(observed, plan, _TREATED).value,
            "cost_usd": _over_usual(observed, plan, cost).value,
            "equity": _over_usual(observed, plan, fair, sign).value,
            "dropped_for": found.beaten_by.get(plan) or str(found.beyond.get(plan, "")),
        }  # fmt: skip
    table = pd.DataFrame.from_dict(rows, orient="index")
    table["on_frontier"] = _on_frontier(table)
    table = table.assign(out=table.index.isin(found.beyond), ahead=table.index != found.best)
    table = table.sort_values(["out", "ahead", "expected_loss"]).drop(columns=["out", "ahead"])
    near = set(table.index[table["behind_low"] <= 0])
    together = [plan for plan in table.index if plan in found.left or plan in near]
    longest = max(map(observed.replicates, found.plans))
    allowed = [plan for plan in found.plans if plan not in {*found.beyond, USUAL_CARE}]
    return Choice(
        found.best, found.is_decided, tuple(together if found.best else ()), table, goal,
        found.rule, limits, found.simulated, len(found.plans) * longest, gain, fair,
        steps=steps(observed, [USUAL_CARE, *allowed], gain, sign, cost), labels=labels or {},
    )  # fmt: skip


def _row(found: Selection, lost: Regret, plan: str) -> dict[str, float]:
    goal, behind = found.goal, Mean(math.nan, math.nan, math.nan)
    if found.best is not None:
        behind = mean_of(found.observed.behind(plan, found.best, goal.name, goal.sign))
    known = plan not in found.beyond
    return {
        "replicates": found.observed.replicates(plan),
        "mean": found.observed.mean(plan, goal.name), "behind": behind.value,
        "behind_low": behind.low if known else math.nan,
        "behind_high": behind.high if known else math.nan,
        "expected_loss": lost.loss.get(plan, math.nan),
        "probability_best": lost.best.get(plan, 0.0),
    }  # fmt: skip


def _over_usual(observed: Observed, plan: str, name: str, sign: int = 1) -> Mean:
    """Return the mean difference from usual care in the replicates that both have."""
    if any(name not in observed.names(own) for own in (plan, USUAL_CARE)):
        return Mean(math.nan, math.nan, math.nan)
    return mean_of(finite(-observed.behind(plan, USUAL_CARE, name, sign)))


def _on_frontier(table: pd.DataFrame) -> list[bool]:
    goods = [table["gain"].to_numpy(), -table["cost_usd"].to_numpy(), table["equity"].to_numpy()]
    known = [good for good in goods if np.isfinite(good).all()]
    return frontier(np.column_stack(known)) if known else [True] * len(table)
