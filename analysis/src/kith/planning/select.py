"""Finds the best of several plans in rounds, and stops simulating plans that are beaten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from kith.io.usage_error import UsageError
from kith.planning.elimination import Rule, is_beaten, within_limit
from kith.planning.limits import Limit
from kith.planning.observed import Observed


@dataclass(frozen=True)
class Goal:
    """The measure of which the best plan has the most, or the least."""

    name: str
    sign: int = 1  #: 1: more is better; -1: less is


@dataclass
class Selection:
    """The findings of a selection, and its replicates."""

    plans: tuple[str, ...]
    goal: Goal
    rule: Rule
    observed: Observed
    left: list[str] = field(default_factory=list)  #: plans neither beaten nor beyond a limit
    beaten_by: dict[str, str] = field(default_factory=dict)
    beyond: dict[str, Limit] = field(default_factory=dict)  #: plan → the limit it breaks
    kept: dict[str, bool] = field(default_factory=dict)  #: known to keep all limits

    @property
    def is_decided(self) -> bool:
        """Whether only one plan is left and keeps every limit, or none is left."""
        return not self.left or (len(self.left) == 1 and self.kept[self.left[0]])

    @property
    def best(self) -> str | None:
        """Return the leading plan among those left; None if no plan keeps the limits."""
        sure = [plan for plan in self.left if self.kept[plan]] or self.left
        mean = {plan: self.goal.sign * self.observed.mean(plan, self.goal.name) for plan in sure}
        return max(mean, key=lambda plan: mean[plan]) if mean else None

    @property
    def simulated(self) -> int:
        """Number of replicates summed over plans."""
        return sum(self.observed.replicates(plan) for plan in self.plans)


def select(
    observed: Observed,
    plans: Sequence[str],
    goal: Goal,
    rule: Rule,
    limits: Sequence[Limit] = (),
    told: Callable[[Selection], object] = lambda selection: None,
) -> Selection:
    """Select the best of several plans under limits; `told` is called after every round.

    If there are limits, half of the allowed probability of an error goes to them.
    """
    found = Selection(tuple(plans), goal, rule, observed, list(plans))
    found.kept = dict.fromkeys(plans, not limits)
    error = (1 - rule.probability) / (2 if limits else 1)
    upto = rule.first
    while True:
        observed.simulate(found.left, upto)
        _expect_values(found)
        _judge(found, limits, error / max(1, len(plans) * len(limits)))
        _eliminate(found, error / max(1, len(plans) - 1))
        told(found)
        if found.is_decided or upto >= rule.most:
            return found
        upto = min(upto + rule.step, rule.most)


def _judge(found: Selection, limits: Sequence[Limit], error: float) -> None:
    """Drop plans that break a limit, and mark those that keep all limits."""
    for plan in [plan for plan in found.left if not found.kept[plan]]:
        said = [
            within_limit(
                limit.over(found.observed.values(plan, limit.name)), limit.tolerance,
                found.rule.first, error,
            )
            for limit in limits
        ]  # fmt: skip
        broken = [limit for limit, within in zip(limits, said, strict=True) if within is False]
        if broken:
            found.left.remove(plan)
            found.beyond[plan] = broken[0]
        found.kept[plan] = all(within is True for within in said)


def _eliminate(found: Selection, error: float) -> None:
    """Drop plans beaten by a plan that is known to keep every limit."""
    rule, goal, observed = found.rule, found.goal, found.observed
    rivals = [plan for plan in found.left if found.kept[plan]]
    beaten = {}
    for place, plan in enumerate(found.left):
        for other in rivals:
            behind = observed.behind(plan, other, goal.name, goal.sign)
            first_of_two = found.left.index(other) < place  # of two equal plans, the first stays
            if plan != other and is_beaten(
                behind, rule.indifference, rule.first, error, ties=first_of_two
            ):
                beaten[plan] = other
                break
    found.left = [plan for plan in found.left if plan not in beaten]
    found.beaten_by |= beaten


def _expect_values(found: Selection) -> None:
    for plan in found.left:
        held = found.observed.values(plan, found.goal.name)
        if not np.isfinite(held).all():
            missing = int(np.flatnonzero(~np.isfinite(held))[0])
            raise UsageError(
                f"{found.goal.name} has no value in replicate {missing} of {plan!r}: choose by an "
                "outcome that every replicate has"
            )
