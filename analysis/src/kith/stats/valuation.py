"""What a scenario costs and what it buys: per person treated, per QALY, per WELLBY."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import strata
from kith.stats import comparison, intervals

#: Whose money counts. Societal: all payers, patients and partnerships.
PERSPECTIVES = {
    "societal": "cost_societal_usd",
    "payer": "cost_payer_usd",
    "partnership": "cost_partnership_usd",
}

#: What a year of money and health ahead is worth less (Second Panel on Cost-Effectiveness 2016).
DISCOUNT_PER_YEAR = 0.03

YOUTHS = "age:10-17"


@dataclass(frozen=True)
class Effect:
    """Something that money may buy, counted over everybody of age 10 and over."""

    name: str
    label: str  #: as in "cost per …"
    outcomes: tuple[str, ...]  #: shares whose product, summed over people and weeks, it is
    per: float  #: weeks in one unit
    better: int


EFFECTS = {
    effect.name: effect
    for effect in (
        Effect("treated", "additional person in need treated for a year",
               ("need_past_year_share", "treated_past_year_share"), 52.0, 1),
        Effect("distress_weeks", "week of serious distress averted",
               ("serious_distress_share",), 1.0, -1),
        Effect("qalys", "QALY", ("qalys",), 0.0, 1),
        Effect("wellbys", "WELLBY", ("wellbys",), 0.0, 1),
    )
}  # fmt: skip


def value(
    study: xr.Dataset,
    scenario: str | None = None,
    against: str | None = None,
    perspective: str = "societal",
) -> pd.DataFrame:
    """Compare what a scenario costs more with what it gains, over the whole horizon.

    A row for each effect that the file holds. `gain` and `cost` are means of the paired
    differences (positive: better, dearer) in the simulated community, with 95 % over replicates.
    `cost_per_unit` is mean cost over mean gain; its interval orders replicates by their angle on
    the cost-effectiveness plane, so `inf` means "no gain at any price". `saves` and `harms` are the
    shares of replicates that cost less and gain, and that cost more and lose. Money is discounted
    as QALYs are, 3 % a year; persons and weeks are not.
    """
    chosen = comparison.other_scenarios(study, scenario)[0]
    cost = cost_difference(study, chosen, against, perspective)
    rows = []
    for name in held(study):
        gain = gain_in(study, name, chosen, against)
        both = np.isfinite(gain) & np.isfinite(cost)
        rows.append({"effect": name, "per": EFFECTS[name].label, **_row(gain[both], cost[both])})
    frame = pd.DataFrame(rows)
    frame.attrs.update(scenario=chosen, perspective=perspective)
    return frame


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
    """Return what each replicate costs more (USD, whole horizon) from one perspective."""
    if perspective not in PERSPECTIVES:
        raise ValueError(f"unknown perspective {perspective!r} (there are: societal, payer, "
                         "partnership)")  # fmt: skip
    weekly = pair_difference(study, PERSPECTIVES[perspective], scenario, against)
    rate = DISCOUNT_PER_YEAR if discounted else 0.0
    years = study["week"].values / 52.0
    return np.asarray((weekly.transpose("replicate", "time").values * (1 + rate) ** -years).sum(-1))


def gain_in(
    study: xr.Dataset, effect: str, scenario: str, against: str | None = None
) -> intervals.Numbers:
    """Return what each replicate gains of one effect, positive where it is better."""
    if effect not in EFFECTS:
        raise ValueError(f"unknown effect {effect!r} (there are: {', '.join(EFFECTS)})")
    what = EFFECTS[effect]
    total = np.zeros(study.sizes["replicate"])
    for stratum in everybody(study):
        rival = comparison.baseline(study, against)
        sums = [_sum(study, what, stratum, run) for run in (scenario, rival)]
        part = what.better * (sums[0] - sums[1])
        # Too few youths to observe: adults alone.
        total += part if stratum == strata.ADULTS else np.nan_to_num(part)
    return total


def everybody(study: xr.Dataset) -> list[str]:
    """Return the strata that together are everybody of age 10 and over."""
    return [s for s in (strata.ADULTS, YOUTHS) if s in study["stratum"].values]


def acceptability(
    study: xr.Dataset,
    thresholds: Sequence[float] | intervals.Numbers,
    scenarios: Sequence[str] | None = None,
    effect: str = "qalys",
    perspective: str = "societal",
) -> pd.DataFrame:
    """Return, for each sum (USD) that a unit of effect is worth, how often each scenario is best.

    Usual care takes part with a net benefit of zero; columns are scenarios and add up to 1.
    """
    chosen = comparison.other_scenarios(study, scenarios)
    usual = comparison.baseline(study)
    nets = [np.zeros((len(thresholds), study.sizes["replicate"]))]
    for name in chosen:
        gain = gain_in(study, effect, name)
        cost = cost_difference(study, name, perspective=perspective)
        nets.append(np.outer(np.asarray(thresholds, dtype=np.float64), gain) - cost)
    stacked = np.stack(nets)
    whole = np.isfinite(stacked).all(axis=(0, 1))
    best = stacked[:, :, whole].argmax(axis=0)  # ties (a partnership that never was): usual care
    shares = {n: (best == i).mean(axis=1) for i, n in enumerate([usual, *chosen])}
    return pd.DataFrame(shares, index=pd.Index(thresholds, name="usd_per_unit"))


def ratio_interval(gain: intervals.Numbers, cost: intervals.Numbers) -> tuple[float, float, float]:
    """Return cost over gain of the means, and its 95 % over replicates by angle on the plane.

    NaN where the mean gains nothing; a bound beyond the vertical is `inf`, one on the far side of
    "dominant" is negative: money saved per unit gained.
    """
    mean_gain, mean_cost = float(gain.mean()), float(cost.mean())
    if mean_gain <= 0:
        return math.nan, math.nan, math.nan
    middle = mean_cost / mean_gain
    if gain.size < 2:
        return middle, math.nan, math.nan
    scale = np.array([gain.std() or 1.0, cost.std() or 1.0])  # angles between like and like
    centre = math.atan2(mean_cost / scale[1], mean_gain / scale[0])
    turned = np.arctan2(cost / scale[1], gain / scale[0]) - centre
    turned = (turned + math.pi) % (2 * math.pi) - math.pi
    still = (gain == 0) & (cost == 0)
    bounds = np.percentile(np.where(still, 0.0, turned), [2.5, 97.5]) + centre
    low, high = (_slope(float(angle), scale) for angle in bounds)
    return middle, low, high


def _slope(angle: float, scale: intervals.Numbers) -> float:
    if angle >= math.pi / 2:
        return math.inf
    if angle <= -math.pi / 2:
        return -math.inf
    return math.tan(angle) * float(scale[1] / scale[0])


def _row(gain: intervals.Numbers, cost: intervals.Numbers) -> dict[str, float]:
    row: dict[str, float] = {}
    for name, values in (("gain", gain), ("cost", cost)):
        low, high = intervals.headline(values)
        mean = float(values.mean()) if values.size else math.nan
        row |= {name: mean, f"{name}_low": low, f"{name}_high": high}
    middle, low, high = ratio_interval(gain, cost) if gain.size else (math.nan,) * 3
    some = gain.size > 0
    return row | {
        "cost_per_unit": middle, "cost_per_unit_low": low, "cost_per_unit_high": high,
        "saves": float(np.mean((gain > 0) & (cost < 0))) if some else math.nan,
        "harms": float(np.mean((gain < 0) & (cost > 0))) if some else math.nan,
        "replicates": int(gain.size),
    }  # fmt: skip


def pair_difference(
    study: xr.Dataset, outcome: str, scenario: str, against: str | None
) -> xr.DataArray:
    """Return scenario − usual care (or `against`) of every replicate and week."""
    values = comparison.outcome_values(study, outcome)
    rival = comparison.baseline(study, against)
    return values.sel(scenario=scenario, drop=True) - values.sel(scenario=rival, drop=True)


def _sum(study: xr.Dataset, what: Effect, stratum: str, scenario: str) -> intervals.Numbers:
    """Return a replicate's total of an effect among the people of a stratum."""
    place = {"scenario": scenario, "stratum": stratum}
    if what.per == 0.0:  # running totals per 1,000 people
        people = comparison.outcome_values(study, "residents").sel(place).mean("time").values
        totals = comparison.outcome_values(study, what.outcomes[0])
        per_thousand = totals.sel(place).isel(time=-1).values
        return np.asarray(per_thousand * people / 1000.0, dtype=np.float64)
    product = comparison.outcome_values(study, "residents").sel(place).astype(np.float64)
    for name in what.outcomes:
        product = product * comparison.outcome_values(study, name).sel(place)
    # A week without a value (too few people) counts as the mean of the others.
    return np.asarray(product.mean("time").values * study.sizes["time"] / what.per)
