"""What is measured of each plan in a replicate."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import xarray as xr

from kith.io import outcomes, strata
from kith.stats import economics, selection
from kith.stats.paired_values import paired_values

NET_BENEFIT = "net_benefit_usd"
GAINED = "_gained"  #: ends the name of an effect: what is gained over usual care
COSTS = "discounted_"  #: begins the name of a discounted cost, more than in usual care

Measured = dict[str, float]


def split(name: str) -> tuple[str, str]:
    """Return outcome and stratum of OUTCOME@STRATUM.

    >>> split("treated_past_year_share@income:below-100"), split("qalys")
    (('treated_past_year_share', 'income:below-100'), ('qalys', 'adults'))
    """
    outcome, _, stratum = name.partition("@")
    return outcome, stratum or strata.ADULTS


def needed(asked: Iterable[str]) -> list[str]:
    """Return the outcomes that a study must hold for what is always measured and what is asked."""
    parts = [name for effect in economics.EFFECTS.values() for name in effect.outcomes]
    costs = economics.PERSPECTIVES.values()
    return [*dict.fromkeys(["residents", *parts, *costs, *(split(name)[0] for name in asked)])]


def measure(study: xr.Dataset, plan: str, first: int, asked: Iterable[str]) -> Measured:
    """Measure a plan in a study of one replicate: gains, costs and what is asked for."""
    usual = selection.baseline(study)
    window = (first, int(study["week"].values[-1]))
    found: Measured = {}
    for name in [*asked, *economics.PERSPECTIVES.values()]:
        outcome, stratum = split(name)
        known = "stratum" not in study.dims or stratum in study["stratum"].values
        if outcome in study:  # a stratum that is not there has no value, as one of too few people
            found[name] = _level(study, outcome, plan, stratum, window) if known else math.nan
    for effect in economics.held(study):
        own = 0.0 if plan == usual else float(economics.gain_in(study, effect, plan)[0])
        found[effect + GAINED] = own
    for perspective, cost in economics.PERSPECTIVES.items():
        more = 0.0 if plan == usual else float(
            economics.cost_difference(study, plan, perspective=perspective)[0]
        )  # fmt: skip
        found[COSTS + cost] = more
    return found


def directions(study: xr.Dataset) -> dict[str, int]:
    """Return which way is better, by outcome."""
    return {
        str(name): outcomes.better(study, str(name))
        for name, values in study.data_vars.items() if "better" in values.attrs
    }  # fmt: skip


def net_benefit(measured: Mapping[str, float], qaly_value: float, perspective: str) -> float:
    """Return what QALYs are worth over usual care, less what they cost more (USD)."""
    cost = measured[COSTS + economics.PERSPECTIVES[perspective]]
    return qaly_value * measured["qalys" + GAINED] - cost


def _level(
    study: xr.Dataset, outcome: str, plan: str, stratum: str, window: selection.Window
) -> float:
    if "stratum" not in study[outcome].dims:
        stratum = strata.ADULTS
    # Against itself: a plan's value must not depend on the weeks in which another has one.
    _, own = paired_values(study, outcome, plan, [stratum], window, against=plan)
    return float(own.values[0, 0]) if own.size else math.nan
