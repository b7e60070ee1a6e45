"""Tables beside the figures, written as people read numbers; all outcomes of a scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from kith.figures.parts import words
from kith.figures.parts.money import round_money, usd
from kith.io import outcomes
from kith.report.facts import Facts
from kith.stats.compare import NO_DATA

#: The summary's outcomes, in reading order.
SUMMARY = (
    "treated_past_year_share", "supported_past_year_share", "effective_coverage_share",
    "unmet_need_share", "serious_distress_share", "k6_mean", "life_satisfaction_mean",
    "wait_weeks_median", "wait_weeks_p90", "queue_length", "crisis_visits", "isolated_share",
    "stigma_mean", "qalys", "wellbys", "cost_societal_usd", "cost_payer_usd",
    "cost_partnership_usd",
)  # fmt: skip


@dataclass
class Table:
    """Heads and rows of text; the first column names the row."""

    caption: str
    heads: list[str]
    rows: list[list[str]]


def summary(facts: Facts, scenario: str) -> Table:
    """Return all outcomes of a scenario for adults."""
    rows = []
    for row in facts.compare(list(SUMMARY), scenario):
        what = outcomes.measure(facts.study, str(row["outcome"]))
        unit = f", {what.unit}" if what.unit not in ("", "USD") else ""
        if row["verdict"] == NO_DATA:
            rows.append([what.label + unit, "too few people", "", "", "", "", ""])
            continue
        rows.append([what.label + unit, *told(row, what)])
    heads = ["Adults, since the partnership began", "usual care", "scenario", "difference",
             "95 % interval", "better in", "verdict"]  # fmt: skip
    return Table(f"{facts.title(scenario)}: all outcomes", heads, rows)


def told(row: dict[str, Any], what: outcomes.Measure, before: str = "usual_care") -> list[str]:
    """Write both levels, the difference, its interval, how often it is better and the verdict."""
    levels = [float(row[n]) * what.factor for n in (before, "value")]
    if what.unit == "USD":
        shown = [usd(round_money(v)) for v in levels]
        difference, low, high = (_more(float(row[n])) for n in ("difference", "low", "high"))
    else:
        difference, low, high = words.alike(row, what.factor)
        digits = len(difference.partition(".")[2])
        shown = [_level(value, digits) for value in levels]
    if row["difference"] == row["low"] == row["high"] == 0:
        return [*shown, difference, "", "", "no change"]
    return [*shown, difference, _spread(row, low, high), percent(row["probability_of_benefit"]),
            _verdict(row)]  # fmt: skip


def _more(amount: float) -> str:
    """Write a difference of money with its sign."""
    text = usd(round_money(amount))
    return f"+{text}" if amount > 0 and text != "$0" else text


def _level(value: float, digits: int) -> str:
    """Write a level with the decimals of its difference: no fewer than three figures."""
    if abs(value) >= 1000 or digits == 0:
        return f"{value:,.0f}" if abs(value) >= 1000 else words.plain(value)
    return f"{value:.{digits}f}".replace("-", "−")


def _spread(row: dict[str, Any], low: str, high: str) -> str:
    return f"{low} to {high}" if np.isfinite(float(row["low"])) else ""


def percent(share: float | None) -> str:
    """Write a share, "" where there is none."""
    return "" if share is None or not np.isfinite(share) else f"{100 * share:.0f} %"


def _verdict(row: dict[str, Any]) -> str:
    return str(row["verdict"]) if int(row["replicates"]) > 1 else "one replicate"
