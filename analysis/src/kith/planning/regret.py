"""The expected loss of choosing a plan that is not the best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from kith.planning.select import Selection
from kith.stats.intervals import Numbers

#: Bootstrap samples; the standard error of a probability is then at most 0.8 points.
SAMPLES = 4000


@dataclass(frozen=True)
class Regret:
    """The uncertainty about which plan is best, by plan."""

    loss: dict[str, float]  #: expected loss of choosing the plan, in the unit of the goal
    best: dict[str, float]  #: probability that the plan's true mean is the best


def regret(found: Selection, seed: int = 1) -> Regret:
    """Weight replicates at random (Bayesian bootstrap, Rubin 1981), equally in all plans.

    This preserves skewed differences, as when partnerships end early in many replicates. Of few
    replicates the bootstrap's means spread too little; they are widened to the spread of Student's
    t, which the intervals use. A dropped plan is compared with the best in the replicates that it
    has. Plans beyond a limit are left out.
    """
    best = found.best
    plans = [plan for plan in found.plans if plan not in found.beyond]
    if best is None:
        return Regret({}, {})
    chance = np.random.default_rng(seed)
    weights = chance.standard_exponential((SAMPLES, found.observed.replicates(best)))
    luck = chance.uniform(size=SAMPLES)
    behind = np.stack([_weighed(found, plan, best, weights, luck) for plan in plans])
    ahead = -behind.min(axis=0)  # lead of the best plan over the chosen one, 0 or more
    loss = (behind + ahead).mean(axis=1)
    share = (behind <= behind.min(axis=0)) / (behind <= behind.min(axis=0)).sum(axis=0)
    return Regret(
        dict(zip(plans, map(float, loss), strict=True)),
        dict(zip(plans, map(float, share.mean(axis=1)), strict=True)),
    )


def _weighed(found: Selection, plan: str, best: str, weights: Numbers, luck: Numbers) -> Numbers:
    behind = found.observed.behind(plan, best, found.goal.name, found.goal.sign)
    own = weights[:, : behind.size]
    mean = behind.mean()
    return np.asarray(mean + _widening(behind.size, luck) * (own @ behind / own.sum(axis=1) - mean))


def _widening(replicates: int, luck: Numbers) -> Numbers:
    """Return factors that give bootstrap means the variance and the tails of Student's t.

    The variance of a bootstrap mean of n values is (n - 1) / (n (n + 1)) of the sample's; that of
    t's numerator is 1 / n.
    """
    if replicates < 2:
        return np.ones_like(luck)
    freedom = replicates - 1
    spread = np.sqrt((replicates + 1) / freedom)
    chi_squared = 2.0 * special.gammaincinv(freedom / 2.0, luck)
    return np.asarray(spread * np.sqrt(freedom / chi_squared))
