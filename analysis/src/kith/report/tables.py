"""Tables beside the figures, with numbers formatted for readers; all outcomes of a scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from kith.figures.parts import findings, words
from kith.figures.parts.money import round_money, usd
from kith.io import outcomes
from kith.report.facts import Facts
from kith.stats import intervals
from kith.stats.likelihood import NO_VISIBLE_DIFFERENCE

#: The summary's outcomes, in reading order.
SUMMARY = (
    "treated_past_year_share", "supported_past_year_share", "any_care_share", "came_again_share",
    "adequate_care_share", "effective_coverage_share", "unmet_need_share", "serious_distress_share",
    "k6_mean", "life_satisfaction_mean", "seen_within_4_weeks_share", "left_unseen_share",
    "wait_weeks_median", "wait_weeks_p90", "queue_length", "crisis_visits", "isolated_share",
    "stigma_mean", "qalys", "wellbys", "cost_societal_usd", "cost_payer_usd",
    "cost_partnership_usd",
)  # fmt: skip


#: The column head of shares of histories.
SHARES = "better/no effect/worse, %"


@dataclass
class Table:
    """Column heads and rows of text; the first column names the row."""

    caption: str
    heads: list[str]
    rows: list[list[str]]


def summary(facts: Facts, scenario: str) -> Table:
    """Tabulate all outcomes of a scenario for adults."""
    rows = []
    compared = facts.compare(outcomes.in_order(facts.study, SUMMARY), scenario)
    for row in compared:
        what = outcomes.measure(facts.study, str(row["outcome"]))
        unit = f", {what.unit}" if what.unit not in ("", "USD") else ""
        if row["replicates"] == 0:
            rows.append([what.label + unit, "too few people", "", "", "", "", ""])
            continue
        rows.append([what.label + unit, *told(row, what)])
    heads = ["Adults, since the partnership began", "usual care", "scenario", "difference",
             interval_head(compared), SHARES, "in words"]  # fmt: skip
    return Table(f"{facts.title(scenario)}: all outcomes", heads, rows)


#: The windows of `kith.answer`, in reading order.
WINDOWS = {"grant_year": "last full year of the grant", "last_year": "last simulated year"}


def windows(facts: Facts, scenario: str) -> Table | None:
    """Tabulate the headline outcomes over the whole run and two years; None if no grant ends."""
    if facts.windows is None:
        return None
    found = facts.windows.sel(scenario=scenario)
    spans = {"the whole": None} | {
        said: (int(weeks["first_week"]), int(weeks["last_week"]))
        for name, said in WINDOWS.items()
        if (weeks := found.sel(window=name))["first_week"] >= 0
    }
    if len(spans) == 1:
        return None
    names = [str(name) for name in found["outcome"].values[found["headline"].values == 1]]
    rows, compared = [], []
    for name in names:
        for said, span in spans.items():
            for row in facts.compare([name], scenario, **({"window": span} if span else {})):
                what = outcomes.measure(facts.study, name)
                unit = f", {what.unit}" if what.unit else ""
                when = f" (weeks {span[0]} to {span[1]})" if span else ""
                rows.append([f"{what.label}{unit}: {said}{when}", *told(row, what)])
                compared.append(row)
    heads = ["Adults", "usual care", "scenario", "difference", interval_head(compared), SHARES,
             "in words"]  # fmt: skip
    return Table("While the grant lasts, and afterward", heads, rows)


def told(row: dict[str, Any], what: outcomes.Measure, before: str = "usual_care") -> list[str]:
    """Write both levels, the difference, its interval, the shares of histories and the verdict."""
    levels = [float(row[n]) * what.factor for n in (before, "value")]
    if what.unit == "USD":
        shown = [usd(round_money(v)) for v in levels]
        difference, low, high = (_more(float(row[n])) for n in ("difference", "low", "high"))
    else:
        difference, low, high = words.alike(row, what.factor)
        digits = len(difference.partition(".")[2])
        shown = [_level(value, digits) for value in levels]
    said = str(row["words"])
    if all(text in ("0", "$0") for text in (difference, low, high)):
        said = NO_VISIBLE_DIFFERENCE if row["replicates"] >= intervals.FEWEST else ""
    return [*shown, difference, _spread(row, low, high), findings.shares(row), said]


def interval_head(rows: list[dict[str, Any]]) -> str:
    """Return the column head of intervals: 95 %, or the range if histories are few."""
    known = [row for row in rows if row["interval"] != "none"]
    if not known:
        return "95 % interval"
    most = max(known, key=lambda row: int(row["replicates"]))
    named = intervals.name(str(most["interval"]), int(most["replicates"]))
    return named.replace("replicates", "histories")


def _more(amount: float) -> str:
    """Write a difference in money with its sign."""
    text = usd(round_money(amount))
    return f"+{text}" if amount > 0 and text != "$0" else text


def _level(value: float, digits: int) -> str:
    """Write a level with the decimals of its difference, or with about three figures if none."""
    if abs(value) >= 1000 or digits == 0:
        return f"{value:,.0f}" if abs(value) >= 1000 else words.plain(value)
    return f"{value:.{digits}f}".replace("-", "−")


def _spread(row: dict[str, Any], low: str, high: str) -> str:
    return f"{low} to {high}" if np.isfinite(float(row["low"])) else ""


def percent(share: float | None) -> str:
    """Write a share in percent, "" if there is none."""
    return "" if share is None or not np.isfinite(share) else f"{100 * share:.0f} %"
