"""Measures of the model that have a published counterpart, one value per replicate."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import xarray as xr

from kith.stats.intervals import Numbers
from kith.validation.targets import Target

#: Weeks in which usual care is measured: the second year after burn-in.
YEAR = (52, 103)


@dataclass(frozen=True)
class UsualCare:
    """A study of usual care over two years, and the time it takes to fill a vacant post."""

    study: xr.Dataset
    refill_weeks: float  # evidence.care.refill_weeks

    def year(self, outcome: str) -> xr.DataArray:
        """Return an outcome of usual care in the weeks of `YEAR`."""
        values = self.study[outcome].isel(scenario=0)
        return values.where(
            (self.study["week"] >= YEAR[0]) & (self.study["week"] <= YEAR[1]), drop=True
        )

    def mean(self, outcome: str, stratum: str = "adults") -> Numbers:
        """Return the mean of an outcome over the year, by replicate."""
        values = self.year(outcome)
        if "stratum" in values.dims:
            values = values.sel(stratum=stratum)
        return np.asarray(values.mean("time"), dtype=float)


def measure(care: UsualCare, targets: Iterable[Target]) -> dict[str, Numbers]:
    """Measure each target that usual care can provide; return the values by the target's id."""
    found = {}
    for target in targets:
        special = _SPECIAL.get(target.measure)
        if special is not None:
            found[target.id] = special(care)
        elif target.measure in care.study.data_vars:
            values = care.mean(target.measure, target.of)
            if target.over:
                values = values / care.mean(target.measure, target.over)
            found[target.id] = values
    return found


def sessions_per_client(care: UsualCare) -> Numbers:
    """Return therapist sessions in a year per adult who had one in that year."""
    sessions = care.year("therapy_sessions_delivered").sel(stratum="adults").sum("time")
    residents = care.year("residents").sel(stratum="adults").isel(time=-1)
    share = care.year("counseled_past_year_share").sel(stratum="adults").isel(time=-1)
    return np.asarray(sessions / (share * residents), dtype=float)


def treated_young_to_old(care: UsualCare) -> Numbers:
    """Return the share treated at a K6 of 5 or more: ages 18-25 over ages 50 and over."""
    return _treated(care, ["age:18-25"]) / _treated(care, ["age:50-64", "age:65-plus"])


def _treated(care: UsualCare, strata: list[str]) -> Numbers:
    people = (
        (care.year("serious_distress_share") + care.year("moderate_distress_share"))
        * care.year("residents")
    ).sel(stratum=strata)  # fmt: skip
    treated = people * care.year("treated_distressed_share").sel(stratum=strata)
    return np.asarray((treated.sum("stratum") / people.sum("stratum")).mean("time"), dtype=float)


def clinician_turnover(care: UsualCare) -> Numbers:
    """Return the share of clinicians who leave in a year, from the share of vacant posts.

    In equilibrium, as many clinicians leave as are hired: leaving x filled = vacant / weeks to
    fill.
    """
    posts, filled = care.mean("posts_fte"), care.mean("filled_posts_fte")
    left_per_week = (posts - filled) / care.refill_weeks / filled
    return np.asarray(1.0 - np.exp(-52.0 * left_per_week), dtype=float)


def prescriber_days(care: UsualCare) -> Numbers:
    """Return the days that a new request for a prescriber in person would wait."""
    return 7.0 * care.mean("prescriber_wait_weeks")


def prescriber_remote_days(care: UsualCare) -> Numbers:
    """Return the days that a new request for a prescriber by video would wait."""
    return 7.0 * care.mean("prescriber_remote_wait_weeks")


#: Measure → the outcomes from which it is computed.
NEEDS = {
    "sessions_per_client": ("therapy_sessions_delivered", "counseled_past_year_share"),
    "treated_young_to_old": (
        "serious_distress_share", "moderate_distress_share", "treated_distressed_share",
    ),
    "clinician_turnover": ("posts_fte", "filled_posts_fte"),
    "prescriber_days": ("prescriber_wait_weeks",),
    "prescriber_remote_days": ("prescriber_remote_wait_weeks",),
}  # fmt: skip

#: Measures that need other runs: of individual people, of programs, of other numbers of posts.
ELSEWHERE = {
    "tail_slope", "tail_straightness", "again_among_highest", "alive_3_years", "alive_7_years",
    *(f"{what}_{weeks}" for what in ("remitted", "over") for weeks in (13, 26, 52)),
    "well_after_a_year_ill", "not_back_45_days", "adequate_within_year",
    "therapist_to_doctor_users", "prescriber_to_doctor_users",
    "counseled_elasticity", "wait_with_half_the_posts", "wait_with_twice_the_posts",
    "medicated_collaborative_to_usual", "found_begin_share",
}  # fmt: skip

_SPECIAL: dict[str, Callable[[UsualCare], Numbers]] = {
    function.__name__: function
    for function in (
        sessions_per_client,
        treated_young_to_old,
        clinician_turnover,
        prescriber_days,
        prescriber_remote_days,
    )
}
