"""The first page: the answer in words that need no statistics."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from kith.figures.parts import findings, words
from kith.io import strata
from kith.report.facts import Facts
from kith.stats import economics
from kith.stats.compare import CANNOT_TELL, NO_DATA

MAIN = "treated_past_year_share"
#: If all of these stay exactly as in usual care, the partnership changed nothing.
TOUCHED = (MAIN, "supported_past_year_share", "in_care_share", "isolated_share", "k6_mean", "qalys")


def headline(facts: Facts, scenario: str | None = None) -> str:
    """Answer in one sentence with its interval."""
    row = row_of(facts, MAIN, scenario or facts.scenario)
    if row is None:
        return "This study holds no count of people who are treated."
    if row["verdict"] == NO_DATA:
        return "Too few people in need to say who is treated."
    more, interval = _per_hundred(row)
    change = float(row["difference"])
    if more in ("0", "0.0", "0.00"):
        return f"Of every 100 adults in need, as many are treated as without it{interval}."
    kind = "more" if change > 0 else "fewer"
    verb = "is" if float(more) == 1 and more == "1" else "are"
    return f"Of every 100 adults in need, {more} {kind} {verb} treated in a year{interval}."


def how_sure(facts: Facts, scenario: str | None = None) -> str:
    """Say how sure that is, without a number where one would mislead."""
    row = row_of(facts, MAIN, scenario or facts.scenario)
    if row is None or row["verdict"] == NO_DATA:
        return ""
    if row["replicates"] < 2:
        return "There is one simulated history only, so this page cannot say how sure that is."
    share = float(row["probability_of_benefit"])
    histories = f"{often(share, row['replicates'])} simulated histories"
    only = "only " if share > 0 else ""
    if row["verdict"] == "better":
        return f"It is better than usual care in {histories}."
    if row["verdict"] == "worse":
        return f"It is worse than usual care: it is better in {only}{histories}."
    if share >= 0.9:
        return (
            f"It is better than usual care in {histories}, but the interval includes "
            "no change: the two cannot be told apart with 95 % certainty."
        )
    if share <= 0.1:
        return (
            f"It is better than usual care in {only}{histories}; the interval includes no "
            "change: the two cannot be told apart with 95 % certainty."
        )
    return f"It cannot be told apart from usual care (better in {histories})."


def without_effect(facts: Facts) -> str:
    """Say in how many histories the partnership changed nothing, and why; "" where in none."""
    known = np.zeros(facts.replicates, dtype=bool)
    differs = np.zeros(facts.replicates, dtype=bool)
    for name in filter(facts.holds, TOUCHED):
        usual, other = (facts.study[name].sel(scenario=s) for s in (facts.usual, facts.scenario))
        within = [axis for axis in usual.dims if axis != "replicate"]
        known |= (usual.notnull() & other.notnull()).any(within).values
        differs |= ((usual != other) & (usual.notnull() | other.notnull())).any(within).values
    same = known & ~differs
    if not same.any():
        return ""
    why = ""
    if facts.partnerships is not None and "alive" in facts.partnerships:
        alive = facts.partnerships["alive"].sel(scenario=facts.scenario).isel(time=-1)
        ended = (alive == 0).any("partnership") & ~(alive > 0).any("partnership")
        if ended.values[same].all():
            why = ": it ended before it served anybody"
    counted = often(float(same.mean()), facts.replicates)
    return f"In {counted} histories the partnership changed nothing{why}."


def rival(facts: Facts) -> str:
    """Compare with the same money spent on plain clinic slots, in words; "" where unknown."""
    if facts.rival is None:
        return ""
    told = ["The fair comparison is the same money spent on added clinic capacity."]
    row = row_of(facts, MAIN, facts.rival)
    own = row_of(facts, MAIN, facts.scenario)
    if row is None or own is None or row["verdict"] == NO_DATA:
        return told[0]
    change = 100 * (float(own["difference"]) - float(row["difference"]))
    pair = facts.compare([MAIN], facts.scenario, against=facts.rival)[0]
    if pair["verdict"] == CANNOT_TELL:
        told.append("In who is treated, the two cannot be told apart.")
    else:
        more = "more" if change > 0 else "fewer"
        told.append(
            f"The partnership treats {words.amount(change, 'points')} {more} of those in need."
        )
    if facts.holds("qalys", "residents"):
        gains = [economics.gain_in(facts.study, "qalys", s) for s in (facts.scenario, facts.rival)]
        share = float(np.mean(gains[0] > gains[1]))
        means = [f"{np.nanmean(gain):,.0f}" for gain in gains]
        ahead = "the partnership comes" if share >= 0.5 else "the plain slots come"
        most = share if share >= 0.5 else float(np.mean(gains[0] < gains[1]))
        told.append(
            f"In health gained (QALYs, years in full health) {ahead} out ahead in "
            f"{often(most, facts.replicates)} histories: {means[0]} with the partnership, "
            f"{means[1]} with slots."
        )
    return " ".join(told)


def benefits_most(facts: Facts) -> str:
    """Say who gains more than all adults together, beyond the interval."""
    row = row_of(facts, MAIN, facts.scenario)
    if row is None or row["verdict"] == NO_DATA:
        return ""
    most = findings.most_changed(
        facts.study, MAIN, facts.scenario, None, float(row["difference"]) or 1.0
    )
    if most is None:
        return "No group clearly gains more, or less, than adults as a whole."
    return f"Those who gain most are {strata.people(most)}."


def row_of(facts: Facts, outcome: str, scenario: str) -> dict[str, Any] | None:
    """Compare one outcome with usual care; None where the file does not hold it."""
    rows = facts.compare([outcome], scenario)
    return rows[0] if rows else None


def _per_hundred(row: dict[str, Any]) -> tuple[str, str]:
    """Write a difference of shares per 100, and its interval in the same direction."""
    change, low, high = (100 * float(row[n]) for n in ("difference", "low", "high"))
    sign = -1 if change < 0 else 1
    digits = 1 if abs(change) >= 0.1 else 2
    if not math.isfinite(low):
        return f"{abs(change):.{digits}f}", ""
    bounds = sorted((sign * low, sign * high))
    ends = [words.signed(b, digits).removeprefix("+") for b in bounds]
    return f"{abs(change):.{digits}f}", f" (95 % interval {ends[0]} to {ends[1]})"


def often(share: float, count: int) -> str:
    """Write a share of simulated histories: counted where they are few, else of every 100."""
    counted = round(share * count)
    if 0 < count < 100 and math.isclose(share * count, counted, abs_tol=1e-6):
        return f"all {count}" if counted == count else f"{counted or 'none'} of {count}"
    if 0 < share < 0.005:
        return "fewer than 1 of 100"
    if 0.995 <= share < 1:
        return "more than 99 of 100"
    return f"{100 * share:.0f} of 100"


def people(facts: Facts) -> str:
    """Return how many residents are simulated, as words."""
    residents = facts.study["residents"].isel(scenario=0, time=0)
    count = sum(float(residents.sel(stratum=s).mean()) for s in economics.everybody(facts.study))
    return f"{count:,.0f} residents"
