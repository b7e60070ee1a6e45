"""The measures of each plan in a replicate."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import xarray as xr

from kith.io import outcomes, strata
from kith.stats import economics, selection
from kith.stats.paired_values import paired_values

NET_BENEFIT = "net_benefit_usd"
GAINED = "_gained"  #: ending of the name of an effect's gain over usual care
COSTS = "discounted_"  #: beginning of the name of a discounted cost additional to usual care

#: What readers call measures that are no outcome of the program.
LABELS = {
    NET_BENEFIT: "net benefit", "qalys" + GAINED: "QALYs", "wellbys" + GAINED: "WELLBYs",
    "treated" + GAINED: "people in need treated for a year",
    "distress_weeks" + GAINED: "weeks of serious distress averted",
    "protected": "gain of the protected group beyond that of all adults",
}  # fmt: skip

Measured = dict[str, float]


def split(name: str) -> tuple[str, str]:
    """Return the outcome and stratum of OUTCOME@STRATUM.

    >>> split("treated_past_year_share@income:below-100"), split("qalys")
    (('treated_past_year_share', 'income:below-100'), ('qalys', 'adults'))
    """
    outcome, _, stratum = name.partition("@")
    return outcome, stratum or strata.ADULTS


def needed(asked: Iterable[str]) -> list[str]:
    """Return the outcomes needed for the standard measures and for those asked for."""
    parts = [name for effect in economics.EFFECTS.values() for name in effect.outcomes]
    costs = economics.PERSPECTIVES.values()
    return [*dict.fromkeys(["residents", *parts, *costs, *(split(name)[0] for name in asked)])]


def measure(study: xr.Dataset, plan: str, first: int, asked: Iterable[str]) -> Measured:
    """Measure a plan in a study of one replicate: gains, costs and the outcomes asked for."""
    usual = selection.baseline(study)
    window = (first, int(study["week"].values[-1]))
    found: Measured = {}
    for name in [*asked, *economics.PERSPECTIVES.values()]:
        outcome, stratum = split(name)
        known = "stratum" not in study.dims or stratum in study["stratum"].values
        if outcome in study:  # a missing stratum gives NaN, as does one of too few people
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
    """Return the better direction by outcome: 1 more, −1 less, 0 neither."""
    return {
        str(name): outcomes.better(study, str(name))
        for name, values in study.data_vars.items() if "better" in values.attrs
    }  # fmt: skip


def labels(study: xr.Dataset) -> dict[str, str]:
    """Return what readers call each outcome."""
    return {name: outcomes.measure(study, name).label for name in directions(study)}


def net_benefit(measured: Mapping[str, float], qaly_value: float, perspective: str) -> float:
    """Return the value of QALYs gained over usual care less the additional cost (USD)."""
    cost = measured[COSTS + economics.PERSPECTIVES[perspective]]
    return qaly_value * measured["qalys" + GAINED] - cost


def _level(
    study: xr.Dataset, outcome: str, plan: str, stratum: str, window: selection.Window
) -> float:
    if "stratum" not in study[outcome].dims:
        stratum = strata.ADULTS
    # Paired with itself: a plan's level must not depend on the weeks in which another has values.
    _, own = paired_values(study, outcome, plan, [stratum], window, against=plan)
    return float(own.values[0, 0]) if own.size else math.nan
