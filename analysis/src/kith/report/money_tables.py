"""Tables about money."""

from __future__ import annotations

import math
from typing import Any

from kith.figures.parts import words
from kith.figures.parts.money import round_money, usd
from kith.figures.parts.words import program_label, upper_first
from kith.io import outcomes
from kith.report.facts import Facts
from kith.report.tables import SHARES, Table, interval_head, told
from kith.stats import intervals
from kith.stats.budget import budget
from kith.stats.value import value

#: Outcomes in which the partnership is compared with its rival, in reading order.
SAME_MONEY_BUYS = (
    "cost_partnership_usd", "cost_societal_usd", "treated_past_year_share",
    "supported_past_year_share", "unmet_need_share", "serious_distress_share",
    "seen_within_4_weeks_share", "crisis_visits", "qalys", "wellbys",
)  # fmt: skip


def worth(facts: Facts, scenarios: list[str]) -> Table | None:
    """Tabulate the cost and gain of some scenarios to society."""
    if not scenarios:
        return None
    rows = []
    for scenario in scenarios:
        for row in value(facts.study, scenario).to_dict("records"):
            bounds = {"difference": row["gain"], "low": row["gain_low"], "high": row["gain_high"]}
            gain, low, high = words.alike(bounds, 1.0)
            spread = f"{low} to {high}" if math.isfinite(float(row["gain_low"])) else ""
            rows.append([facts.label(scenario), str(row["per"]), gain, spread,
                         usd(round_money(float(row["cost"]))), _price(row)])  # fmt: skip
    spread = intervals.said(facts.replicates).replace("replicates", "histories")
    heads = ["Scenario", "gain counted in", "gain", spread, "extra cost", "cost per unit"]
    caption = "What it costs society, and what that buys (money and QALYs discounted 3 % a year)"
    return Table(caption, heads, rows)


def same_money(facts: Facts) -> Table | None:
    """Tabulate the partnership beside its rival, which spends the same money on clinic slots."""
    if facts.rival is None:
        return None
    rows = []
    compared = facts.compare(list(SAME_MONEY_BUYS), facts.scenario, against=facts.rival)
    for row in compared:
        what = outcomes.measure(facts.study, str(row["outcome"]))
        unit = f", {what.unit}" if what.unit not in ("", "USD") else ""
        if row["replicates"]:
            rows.append([what.label + unit, *told(row, what, "against")])
    heads = ["Adults, since the partnership began", "plain slots", "partnership", "difference",
             interval_head(compared), SHARES, "partnership is"]  # fmt: skip
    return Table("The partnership beside the same money on plain clinic slots", heads, rows)


def by_payer(facts: Facts) -> Table:
    """Tabulate each payer's additional costs by year."""
    frame = budget(facts.study, facts.scenario, by=("payer", "year"))
    years = sorted({int(y) for y in frame["year"]})
    rows = []
    for payer in dict.fromkeys(frame["payer"]):
        own = frame[frame["payer"] == payer].set_index("year")["difference"].to_dict()
        amounts = [float(own.get(year, 0.0)) for year in years]
        rows.append(
            [
                upper_first(_payer(str(payer))),
                *(usd(round_money(a)) for a in [*amounts, sum(amounts)]),
            ]
        )
    heads = ["Who pays", *(f"year {year}" for year in years), "all years"]
    return Table(
        "What each payer pays more than under usual care, mean, not discounted", heads, rows
    )


def by_program(facts: Facts) -> Table:
    """Tabulate each program's additional cost by year."""
    frame = budget(facts.study, facts.scenario, by=("program", "year"))
    years = sorted({int(y) for y in frame["year"]})
    usual = str(facts.study["program"].values[0])
    rows = []
    for program in dict.fromkeys(frame["program"]):
        own = frame[frame["program"] == program].set_index("year")["difference"].to_dict()
        amounts = [float(own.get(year, 0.0)) for year in years]
        rows.append([upper_first(program_label(str(program), usual)),
                     *(usd(round_money(a)) for a in [*amounts, sum(amounts)])])  # fmt: skip
    heads = ["Program", *(f"year {year}" for year in years), "all years"]
    return Table("What each program costs more than under usual care, mean", heads, rows)


def _price(row: dict[Any, Any]) -> str:
    """Write the cost per unit with its interval, in words where a number would mislead."""
    middle, low, high = (
        float(row[n]) for n in ("cost_per_unit", "cost_per_unit_low", "cost_per_unit_high")
    )
    if not math.isfinite(middle):
        return "no gain"
    if middle < 0:
        return "gains and saves money"
    told = usd(round_money(middle))
    if math.isnan(low):
        return told
    floor = "saves money" if low < 0 else usd(round_money(low))
    return f"{told} ({floor} to {'no limit' if math.isinf(high) else usd(round_money(high))})"


def _payer(name: str) -> str:
    return {"private": "private insurance", "medicaid": "Medicaid", "medicare": "Medicare",
            "uninsured": "clinics, for the uninsured", "patients": "patients themselves",
            "partnership": "the partnership"}.get(name, name.replace("_", " "))  # fmt: skip
