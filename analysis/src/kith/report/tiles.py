"""The numbers on the first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from kith.figures.parts.money import round_money, usd
from kith.report.answer import MAIN, often, people, row_of
from kith.report.facts import Facts
from kith.stats import economics, intervals
from kith.stats.ended_by import ended_by
from kith.stats.survival import survival


@dataclass
class Tile:
    """One number on the first page."""

    number: str
    what: str
    how_sure: str


def tiles(facts: Facts) -> list[Tile]:
    """Return the numbers on the first page, without those that the file does not hold."""
    made = [_treated(facts), _distress(facts), _wait(facts), _cost(facts), _life(facts)]
    return [tile for tile in made if tile is not None]


def _treated(facts: Facts) -> Tile | None:
    row = row_of(facts, MAIN, facts.scenario)
    if row is None or row["replicates"] == 0:
        return None
    before, after = (f"{100 * float(row[n]):.1f}" for n in ("usual_care", "value"))
    what = "of 100 adults in need are treated in a year, without → with"
    return Tile(f"{before} → {after}", what, _benefit(row))


def _distress(facts: Facts) -> Tile | None:
    row = row_of(facts, "serious_distress_share", facts.scenario)
    if row is None or row["replicates"] == 0 or not facts.holds("residents"):
        return None
    gain = economics.gain_in(facts.study, "distress_weeks", facts.scenario)
    weeks = round_money(float(np.nanmean(gain)))
    fewer = "fewer" if weeks >= 0 else "more"
    what = f"{fewer} weeks lived in serious distress, {people(facts)} over {facts.years:.0f} years"
    return Tile(f"{abs(weeks):,.0f}", what, _benefit(row))


def _wait(facts: Facts) -> Tile | None:
    row = row_of(facts, "seen_within_4_weeks_share", facts.scenario)
    if row is None or row["replicates"] == 0:
        return None
    before, after = (f"{100 * float(row[n]):.1f}" for n in ("usual_care", "value"))
    what = "of 100 requests for care are seen within 4 weeks, without → with"
    return Tile(f"{before} → {after}", what, _benefit(row))


def _cost(facts: Facts) -> Tile | None:
    if not facts.holds("cost_societal_usd"):
        return None
    cost = economics.cost_difference(facts.study, facts.scenario, discounted=False)
    cost = cost[np.isfinite(cost)]
    if not cost.size:
        return None
    mean = round_money(float(cost.mean()))
    low, high, kind = intervals.interval(cost)
    more = "more" if mean >= 0 else "less"
    spread = f"{usd(round_money(low))} to {usd(round_money(high))}" if kind != "none" else ""
    named = intervals.name(kind, cost.size).replace("replicates", "histories")
    return Tile(usd(abs(mean)), f"{more} spent by everybody together over {facts.years:.0f} years",
                f"{named} {spread}".strip())  # fmt: skip


def _life(facts: Facts) -> Tile | None:
    if facts.partnerships is None or "alive" not in facts.partnerships:
        return None
    ended = ended_by(facts.partnerships, facts.scenario)
    if not ended:
        return None
    share = 1 - max(ended.values())
    last = survival(facts.partnerships, facts.scenario).iloc[-1].min()
    what = "histories in which the partnership still works together three years after it began"
    end = f"{often(float(last), facts.replicates)} at the end of the {facts.years:.0f} years"
    return Tile(often(share, facts.replicates), what, end)


def _benefit(row: dict[str, Any]) -> str:
    if not np.isfinite(row["better"]) or row["replicates"] < 2:
        return ""
    better = f"better in {often(float(row['better']), row['replicates'])} histories"
    return f"{better}: {row['words']}" if row["words"] else better
