"""Checks the outcomes that a choice asks for in one replicate, before the many are simulated."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from pathlib import Path

from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.planning import measured
from kith.planning.kept_runs import KeptRuns
from kith.planning.kith_runs import KithRuns
from kith.planning.observed import Observed
from kith.planning.plans import USUAL_CARE, Plan, first_week
from kith.stats import selection as names
from kith.stats.economics import PERSPECTIVES

#: The stratum that equity is about, and its outcome if the goal is net benefit.
_POOREST, _REACHED = "income:below-100", "treated_past_year_share"


def fairness(goal: str) -> str:
    """Return the frontier's third axis, beside gain and cost: the goal among the poorest."""
    outcome = _REACHED if goal == measured.NET_BENEFIT else measured.split(goal)[0]
    return f"{outcome}@{_POOREST}"


def runs_of(
    simulator: Simulator, plans: Sequence[Plan], folder: str | os.PathLike[str] | None,
    changes: Sequence[str], seed: int, threads: int | None, worth: tuple[float, str],
) -> KithRuns:  # fmt: skip
    """Return a source of replicates; `worth` is the value of a QALY, and whose costs count."""
    names.must_know("perspective", worth[1], PERSPECTIVES)
    runs = KithRuns(
        simulator, {plan.id: plan for plan in plans},
        KeptRuns(None if folder is None else Path(folder)), first_week=first_week(plans),
        changes=changes, seed=seed, threads=threads,
    )  # fmt: skip
    runs.net_benefit = worth
    return runs


def begun(runs: KithRuns, needed: Sequence[str], equity: str | None, fair: str) -> Observed:
    """Simulate one replicate of all plans, and check that it holds the outcomes needed.

    Raises UsageError, with the name that was probably meant.
    """
    runs.asked = set(needed) - {measured.NET_BENEFIT} | {fair, *runs.asked}
    observed = Observed(runs)
    observed.simulate([USUAL_CARE, *runs.plans], 1)
    for name in [*needed, *([equity] if equity else [])]:
        if "@" in name and math.isnan(observed.values(USUAL_CARE, name)[0]):
            raise UsageError(
                f"{name} has no value: no such stratum, or fewer than 30 people in it "
                "(kith show lists strata)"
            )
    return observed


def direction(runs: KithRuns, goal: str) -> int:
    """Return 1 if more of the goal is better, −1 if less; refuse a goal that is neither."""
    if goal == measured.NET_BENEFIT or goal.endswith(measured.GAINED):
        return 1
    sign = runs.directions.get(measured.split(goal)[0], 0)
    if sign == 0:
        raise UsageError(
            f"neither more nor less of {goal} is better: choose by net benefit or an outcome, and "
            f"limit this (limits: {goal}<=NUMBER)"
        )
    return sign
