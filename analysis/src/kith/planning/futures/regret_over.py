"""Simulates the best plans of a choice in other futures."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from kith.planning.choice import Choice
from kith.planning.elimination import within_limit
from kith.planning.futures.future import AS_PLANNED
from kith.planning.futures.futures import Futures, Question
from kith.planning.mean import Mean, mean_of
from kith.planning.observed import Observed, Source
from kith.planning.plans import USUAL_CARE
from kith.planning.select import Goal

#: Hears the name of each future before it is simulated.
Told = Callable[[str], object]


def regret_over(
    worlds: Mapping[str, Source], choice: Choice, plans: Sequence[str],
    replicates: int | None = None, told: Told = lambda name: None,
) -> Futures:  # fmt: skip
    """Simulate plans and usual care in each future, as planned first; find who is behind.

    In each future all have the same `replicates` (None: as many as the best plan of the choice
    has). As planned they never have fewer than that.
    """
    if choice.best is None:
        raise ValueError("no plan keeps the limits")
    question = Question(choice.best, tuple(plans), choice.goal, choice.rule, choice.limits)
    known = choice.table["title"].to_dict()
    everybody = dict.fromkeys([*plans, USUAL_CARE])
    titles = {plan: str(known.get(plan, "Usual care")) for plan in everybody}
    decided = int(choice.table["replicates"].to_dict()[choice.best])
    rows = []
    for name, source in worlds.items():
        told(name)
        count = replicates or decided
        count = max(count, decided) if name == AS_PLANNED else count
        rows += rows_of(name, source, question, titles, count)
    table = pd.DataFrame(rows)
    left_out = tuple(str(plan) for plan in choice.table.index if plan not in titles)
    return Futures(table, worst_of(table, choice.best), question, left_out)


def taken_along(choice: Choice, least: int) -> tuple[str, ...]:
    """Return the plans among which to choose again in other futures, best first.

    These are those that cannot be told apart from the best, the next in the table until there are
    `least` with it, and usual care where it was among the plans. A plan beyond a limit as planned
    is none: it could not be chosen.
    """
    limits = set(map(str, choice.limits))
    allowed = [str(p) for p, row in choice.table.iterrows() if row["dropped_for"] not in limits]
    kept = {*allowed[:least], *choice.together, USUAL_CARE}
    return tuple(plan for plan in allowed if plan in kept)


def rows_of(
    future: str, source: Source, question: Question, titles: Mapping[str, str], replicates: int
) -> list[dict[str, object]]:
    """Simulate plans with these titles in a future, all in the same replicates."""
    plans = list(titles)
    observed = Observed(source)
    observed.simulate(plans, replicates)
    judged = {plan: _judged(observed, plan, question, len(plans)) for plan in plans}
    best = _best(observed, question, judged)
    goal, rows = question.goal, []
    for plan in plans:
        usual = _ahead(observed, plan, USUAL_CARE, goal)
        behind = Mean(math.nan, math.nan, math.nan)
        if best is not None and plan in question.candidates and not judged[plan][0]:
            behind = mean_of(observed.behind(plan, best, goal.name, goal.sign))
        rows.append({
            "future": future, "plan": plan, "title": titles[plan], "replicates": replicates,
            "mean": float(observed.values(plan, goal.name).mean()),
            "over_usual": usual.value, "over_usual_low": usual.low, "over_usual_high": usual.high,
            "regret": behind.value, "regret_low": behind.low, "regret_high": behind.high,
            "is_best": plan == best, "beyond": judged[plan][0], "unsure": judged[plan][1],
        })  # fmt: skip
    return rows


def worst_of(table: pd.DataFrame, chosen: str) -> pd.DataFrame:
    """Return the largest regret of each plan that has one in every future, the least first."""
    rows = {}
    for plan, own in table.groupby("plan", sort=False):
        if own["regret"].notna().all():
            row = own.sort_values("regret", ascending=False, kind="stable").iloc[0]
            rows[plan] = row[["regret", "regret_low", "regret_high", "future"]]
    if not rows:
        return pd.DataFrame(columns=["regret", "regret_low", "regret_high", "future"])
    found = pd.DataFrame.from_dict(rows, orient="index")
    found["other"] = found.index != chosen  # of plans that are alike, the chosen one
    return (
        found.sort_values(["regret", "other"], kind="stable").drop(columns="other").infer_objects()
    )


def _judged(observed: Observed, plan: str, question: Question, plans: int) -> tuple[str, str]:
    """Return the limits that a plan does not keep, and those of which that is open.

    By the test, and with the probability of an error, of the choice itself.
    """
    rule, limits = question.rule, question.limits
    error = (1 - rule.probability) / 2 / max(1, plans * len(limits))
    within = {
        str(limit): within_limit(
            limit.over(observed.values(plan, limit.name)), limit.tolerance, rule.first, error
        )
        for limit in limits
    }  # fmt: skip
    beyond = "; ".join(name for name, said in within.items() if said is False)
    return beyond, "; ".join(name for name, said in within.items() if said is None)


def _best(
    observed: Observed, question: Question, judged: Mapping[str, tuple[str, str]]
) -> str | None:
    goal = question.goal
    mean = {
        plan: goal.sign * float(observed.values(plan, goal.name).mean())
        for plan in question.candidates if not judged[plan][0]
    }  # fmt: skip
    known = [plan for plan in mean if math.isfinite(mean[plan])]
    return max(known, key=lambda plan: mean[plan]) if known else None


def _ahead(observed: Observed, plan: str, other: str, goal: Goal) -> Mean:
    return mean_of(np.asarray(-observed.behind(plan, other, goal.name, goal.sign)))
