"""Operations of the partnership in a memo: money, FTE, openings, the time after its grant."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import xarray as xr

from kith.report.answer import MAIN
from kith.report.facts import Facts
from kith.stats.budget import budget
from kith.stats.openings import openings
from kith.stats.operations.operations import NOT_OF_PARTNERSHIPS, TOGETHER
from kith.stats.operations.operations import operations as operations_of

#: Payers other than partnerships → the memo's name for them.
_PAYERS = {"private": "insurers", "medicaid": "insurers", "medicare": "insurers",
           "uninsured": "uninsured", "patients": "patients"}  # fmt: skip


@dataclass(frozen=True)
class Operated:
    """Means over histories; NaN if the result does not hold them."""

    received_usd: float
    returned_usd: float
    payers_usd: dict[str, float]
    opened_week: float  #: median; NaN unless there is exactly one partnership
    ran_out: int  #: number of histories; 0 unless there is exactly one partnership
    posts_paid: float
    posts_filled: float
    slots_used_share: float
    grant_end_week: float
    during_grant: float  #: difference in the share treated, in the grant's last full year
    last_year: float


def gather(facts: Facts) -> Operated:
    """Read these numbers from /partnerships, the operational outcomes and /answer/windows."""
    assert facts.partnerships is not None
    own = facts.partnerships.sel(scenario=facts.scenario)
    lives = openings(facts.partnerships, facts.scenario)
    one = lives.iloc[0] if len(lives) == 1 else None
    paid, filled, used = _posts(facts)
    during, after = _windows(facts)
    return Operated(
        received_usd=_total(own, "money_in_usd"),
        returned_usd=_total(own, "money_returned_usd"),
        payers_usd=_payers(facts),
        opened_week=float(one["opened_week"]) if one is not None else math.nan,
        ran_out=int(one["money_ran_out"]) if one is not None and one["money_ran_out"] > 0 else 0,
        posts_paid=paid,
        posts_filled=filled,
        slots_used_share=used,
        grant_end_week=_grant_end(facts),
        during_grant=during,
        last_year=after,
    )


def _total(own: xr.Dataset, name: str) -> float:
    if name not in own:
        return math.nan
    return float(own[name].sum(["time", "partnership"]).mean())


def _payers(facts: Facts) -> dict[str, float]:
    if not facts.holds("cost_by_program_usd"):
        return {}
    found: dict[str, float] = {}
    for row in budget(facts.study, facts.scenario, by=("payer",)).to_dict("records"):
        name = _PAYERS.get(str(row["payer"]))
        if name is not None:
            found[name] = found.get(name, 0.0) + float(row["difference"])
    return found


def _posts(facts: Facts) -> tuple[float, float, float]:
    """Return FTE paid for and filled over all programs, and the share of slots used."""
    if not facts.holds("posts_by_program_fte", "cost_by_program_usd"):
        return math.nan, math.nan, math.nan
    frame = operations_of(facts.path)
    if frame.empty:
        return math.nan, math.nan, math.nan
    own = frame[frame["scenario"] == facts.scenario]
    programs = own[~own["program"].isin((TOGETHER, *NOT_OF_PARTNERSHIPS))]
    whole = own[own["program"] == TOGETHER] if len(programs) > 1 else programs
    used = float(whole["slots_used_share"].iloc[0]) if len(whole) else math.nan
    return float(programs["posts_paid_fte"].sum()), float(programs["posts_filled_fte"].sum()), used


def _grant_end(facts: Facts) -> float:
    if "grant_end_week" not in facts.study.coords:
        return math.nan
    end = float(facts.study["grant_end_week"].sel(scenario=facts.scenario))
    return end if end <= float(facts.study["week"].values[-1]) else math.nan


def _windows(facts: Facts) -> tuple[float, float]:
    if facts.windows is None:
        return math.nan, math.nan
    own = facts.windows.sel(scenario=facts.scenario)
    place = np.flatnonzero(own["outcome"].values == MAIN)
    if not place.size or not (own["first_week"] >= 0).all():
        return math.nan, math.nan
    found = own["difference"].isel(line=place[0])
    return float(found.sel(window="grant_year")), float(found.sel(window="last_year"))
