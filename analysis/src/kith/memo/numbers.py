"""The numbers in a memo, each from a table of the result or a function of kith.stats."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import xarray as xr

from kith.figures.parts import findings
from kith.io.provenance import changes
from kith.io.result_file import KithFileError
from kith.io.rivals import DOLLAR_FOR_DOLLAR, SAME_GRANT
from kith.memo import operated
from kith.report.answer import MAIN
from kith.report.facts import Facts
from kith.stats import intervals, likelihood
from kith.stats.opened import opened
from kith.stats.reach.reach_counts import SERIOUS, people


@dataclass(frozen=True)
class Spread:
    """A mean over histories, and the 95 % interval in which one further history would lie."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Chance:
    """Counts of histories by the change in care, and its likelihood in words ("" below 40)."""

    better: int
    no_change: int
    never_opened: int
    worse: int
    words: str
    settled_by: int

    @property
    def counts(self) -> list[int]:
        """The four counts, which add up to all histories."""
        return [self.better, self.no_change, self.never_opened, self.worse]


@dataclass(frozen=True)
class Rival:
    """Clinic therapists for the same money, less the plan: people in care, counts of histories."""

    same_grant: bool
    more_in_care: float
    more: int
    as_many: int
    fewer: int


@dataclass(frozen=True)
class OwnFact:
    """A fact that a local clinic reports of its last year, beside usual care."""

    fact: str  #: its name in /answer/local
    theirs: float
    usual_care: Spread
    decimals: int
    agreement: str  #: "agrees", "differs" or "unknown"


@dataclass(frozen=True)
class Numbers:
    """All numbers of a study that a memo states."""

    replicates: int
    residents: float
    people_per_resident: float
    first_week: int
    last_week: int
    in_care: Spread
    in_care_serious: float
    error: float  #: Monte Carlo error of the mean of `in_care`
    chance: Chance
    serious_per_1000: float
    treated_of_100: float
    served: float
    served_newly: float
    served_sooner: float
    gains_most: str | None
    spent: Spread
    rival: Rival | None
    changed: int
    operations: operated.Operated
    own_facts: tuple[OwnFact, ...] = ()


def gather(facts: Facts) -> Numbers:
    """Read the numbers of a memo; raise KithFileError if the result lacks a table they need."""
    if facts.trial is not None:
        raise KithFileError(f"{facts.path}: is a virtual trial, which kith report shows (a memo is "
                            "about a partnership)")  # fmt: skip
    for name, table in (("answer", facts.answer), ("answer/ranking", facts.ranking),
                        ("reach", facts.reach), ("partnerships", facts.partnerships)):  # fmt: skip
        if table is None:
            raise KithFileError(
                f"{facts.path}: holds no /{name}, which a memo needs (run the scenario again with "
                "this version and run.reach = true)"
            )
    assert facts.answer is not None
    assert facts.ranking is not None
    assert facts.reach is not None
    counted = people(facts.reach, facts.scenario)
    serious = people(facts.reach, facts.scenario, k6_band=SERIOUS)
    row = facts.ranking.sel(scenario=facts.scenario)
    line = facts.answer.sel(scenario=facts.scenario, among="all")
    return Numbers(
        replicates=counted["additional"].size,
        residents=float(facts.ranking.attrs["residents"]),
        people_per_resident=float(facts.ranking.attrs["people_per_resident"]),
        first_week=int(facts.ranking.attrs["first_week"]),
        last_week=int(facts.ranking.attrs["last_week"]) + 1,
        in_care=_spread(counted["additional"]),
        in_care_serious=float(serious["additional"].mean()),
        error=intervals.monte_carlo_error(counted["additional"]),
        chance=_chance(facts, counted["additional"]),
        serious_per_1000=1000 * _difference(line, "serious_distress_share"),
        treated_of_100=100 * _value(line, MAIN, "usual_care"),
        served=float((counted["clients"] + counted["brought"]).mean()),
        served_newly=float(counted["newly_in_care_served"].mean()),
        served_sooner=float(counted["sooner_served"].mean()),
        gains_most=_gains_most(facts, line),
        spent=Spread(*(float(row[name].sel(good="partnership_usd"))
                       for name in ("gain", "gain_low", "gain_high"))),
        rival=_rival(facts, counted["additional"]),
        changed=len(changes(facts.provenance)),
        operations=operated.gather(facts),
        own_facts=_own_facts(facts),
    )  # fmt: skip


def _own_facts(facts: Facts) -> tuple[OwnFact, ...]:
    if facts.local is None:
        return ()
    rows = [facts.local.sel(fact=fact) for fact in facts.local["fact"].values]
    return tuple(
        OwnFact(
            str(row["fact"].item()), float(row["theirs"]),
            Spread(float(row["usual_care"]), float(row["low"]), float(row["high"])),
            int(row["decimals"]), str(row["agreement"].item()),
        )
        for row in rows
    )  # fmt: skip


def _spread(values: intervals.Numbers) -> Spread:
    low, high, _ = intervals.interval(values)
    return Spread(float(values.mean()), low, high)


def _chance(facts: Facts, additional: intervals.Numbers) -> Chance:
    """Count histories as the first screen does: one that never opened has no effect."""
    assert facts.partnerships is not None
    known = opened(facts.partnerships, facts.scenario)
    open_in = np.ones(additional.size, dtype=bool)
    if known is not None and known.size == additional.size:
        open_in = np.asarray(known.values)
    benefits = np.where(open_in, additional, 0.0)
    better, no_effect, worse = likelihood.directions(benefits)
    never = int((~open_in).sum())
    return Chance(better, no_effect - never, never, worse,
                  likelihood.words(benefits), likelihood.settled_by(benefits))  # fmt: skip


def _value(line: xr.Dataset, outcome: str, name: str) -> float:
    """Return a mean of /answer; if two lines are about an outcome, the first is its level."""
    places = np.flatnonzero(line["outcome"].values == outcome)
    return float(line[name].values[places[0]]) if places.size else math.nan


def _difference(line: xr.Dataset, outcome: str) -> float:
    return _value(line, outcome, "difference")


def _gains_most(facts: Facts, line: xr.Dataset) -> str | None:
    change = _difference(line, MAIN)
    if facts.replicates < intervals.FEWEST or not facts.holds(MAIN):
        return None
    return findings.most_changed(facts.study, MAIN, facts.scenario, None, change or 1.0)


def _rival(facts: Facts, additional: intervals.Numbers) -> Rival | None:
    """Return the rival with the same grant, else the rival that spends dollar for dollar."""
    assert facts.reach is not None
    for ending in (SAME_GRANT, DOLLAR_FOR_DOLLAR):
        name = facts.scenario + ending
        if name in facts.reach["scenario"].values:
            theirs = people(facts.reach, name)["additional"]
            if theirs.size != additional.size:
                continue
            seen = likelihood.directions(theirs - additional)
            return Rival(ending == SAME_GRANT, float(theirs.mean()), *seen)
    return None
