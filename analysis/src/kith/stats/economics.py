"""Costs and gains of a scenario in each replicate, over the whole horizon."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from kith.io import outcomes, strata
from kith.io.usage_error import UsageError
from kith.stats import intervals, selection

#: Perspectives of cost; the societal one counts all payers, patients and partnerships.
PERSPECTIVES = {
    "societal": "cost_societal_usd",
    "payer": "cost_payer_usd",
    "partnership": "cost_partnership_usd",
}

#: Discount rate of money and health (Second Panel on Cost-Effectiveness 2016).
DISCOUNT_PER_YEAR = 0.03

YOUTHS = "age:10-17"


@dataclass(frozen=True)
class Effect:
    """A good that money may buy, counted over everybody of age 10 and over."""

    name: str
    label: str  #: completes "cost per …"
    outcomes: tuple[str, ...]  #: the effect is their product, summed over people and weeks
    per: float  #: weeks in one unit; 0: a running total


EFFECTS = {
    effect.name: effect
    for effect in (
        Effect("treated", "additional person in need treated for a year",
               ("need_past_year_share", "treated_past_year_share"), 52.0),
        Effect("distress_weeks", "week of serious distress averted",
               ("serious_distress_share",), 1.0),
        Effect("qalys", "QALY", ("qalys",), 0.0),
        Effect("wellbys", "WELLBY", ("wellbys",), 0.0),
    )
}  # fmt: skip


def held(study: xr.Dataset) -> list[str]:
    """Return the effects that can be counted from a file."""
    return [name for name, effect in EFFECTS.items() if set(effect.outcomes) <= set(study)]


def cost_difference(
    study: xr.Dataset,
    scenario: str,
    against: str | None = None,
    perspective: str = "societal",
    discounted: bool = True,
) -> intervals.Numbers:
    """Return each replicate's additional cost (USD, whole horizon) from one perspective."""
    if perspective not in PERSPECTIVES:
        raise UsageError(f"unknown perspective {perspective!r} (there are: societal, payer, "
                         "partnership)")  # fmt: skip
    weekly = pair_difference(study, PERSPECTIVES[perspective], scenario, against)
    rate = DISCOUNT_PER_YEAR if discounted else 0.0
    years = selection.middle_of_each(study) / 52.0
    return np.asarray((weekly.transpose("replicate", "time").values * (1 + rate) ** -years).sum(-1))


def gain_in(
    study: xr.Dataset, effect: str, scenario: str, against: str | None = None
) -> intervals.Numbers:
    """Return each replicate's gain in one effect, positive if better."""
    if effect not in EFFECTS:
        raise UsageError(f"unknown effect {effect!r} (there are: {', '.join(EFFECTS)})")
    what = EFFECTS[effect]
    for name in what.outcomes:
        selection.outcome_values(study, name)
    better = outcomes.better(study, what.outcomes[-1])
    total = np.zeros(study.sizes["replicate"])
    for stratum in everybody(study):
        rival = selection.baseline(study, against)
        sums = [_sum(study, what, stratum, run) for run in (scenario, rival)]
        part = better * (sums[0] - sums[1])
        # If there are too few youths to observe, only adults count.
        total += part if stratum == strata.ADULTS else np.nan_to_num(part)
    return total


def everybody(study: xr.Dataset) -> list[str]:
    """Return the strata that together make up everybody of age 10 and over."""
    selection.must_know("stratum", strata.ADULTS, selection.known_strata(study))
    return [s for s in (strata.ADULTS, YOUTHS) if s in study["stratum"].values]


def pair_difference(
    study: xr.Dataset, outcome: str, scenario: str, against: str | None
) -> xr.DataArray:
    """Return scenario − usual care (or `against`) in every replicate and week."""
    values = selection.outcome_values(study, outcome)
    rival = selection.baseline(study, against)
    return values.sel(scenario=scenario, drop=True) - values.sel(scenario=rival, drop=True)


def _sum(study: xr.Dataset, what: Effect, stratum: str, scenario: str) -> intervals.Numbers:
    """Return each replicate's total of an effect among the people of a stratum."""
    place = {"scenario": scenario, "stratum": stratum}
    if what.per == 0.0:  # running totals per 1,000 people
        people = selection.outcome_values(study, "residents").sel(place).mean("time").values
        totals = selection.outcome_values(study, what.outcomes[0])
        per_thousand = totals.sel(place).isel(time=-1).values
        return np.asarray(per_thousand * people / 1000.0, dtype=np.float64)
    product = selection.outcome_values(study, "residents").sel(place).astype(np.float64)
    for name in what.outcomes:
        product = product * selection.outcome_values(study, name).sel(place)
    product = product * xr.DataArray(selection.weeks_of_each(study), dims="time")
    # A week without a value (too few people) counts as the mean of the others.
    return np.asarray(product.mean("time").values * study.sizes["time"] / what.per)
