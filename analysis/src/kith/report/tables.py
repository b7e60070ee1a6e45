"""The tables that stand beside the figures, already written as people read numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from kith.figures.parts import words
from kith.figures.parts.money import round_money, usd
from kith.figures.parts.words import named, program_label
from kith.io import outcomes, scenario_texts, strata
from kith.report.facts import SAME_MONEY, Facts
from kith.stats.attribution import METHODS, REST, attribution
from kith.stats.compare import NO_DATA
from kith.stats.drivers import drivers
from kith.stats.equity import equity
from kith.stats.neighborhoods import neighborhoods as table_of

#: The summary's outcomes, in reading order.
SUMMARY = (
    "treated_past_year_share", "supported_past_year_share", "effective_coverage_share",
    "unmet_need_share", "serious_distress_share", "k6_mean", "life_satisfaction_mean",
    "wait_weeks_median", "wait_weeks_p90", "queue_length", "crisis_visits", "isolated_share",
    "stigma_mean", "qalys", "wellbys", "cost_societal_usd", "cost_payer_usd",
    "cost_partnership_usd",
)  # fmt: skip

#: What the programs' shares are told of.
CONTRIBUTED = ("treated_past_year_share", "serious_distress_share", "cost_societal_usd")


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


def gaps(facts: Facts) -> Table:
    """Return the gaps between strata, and concentration by income."""
    frame = equity(facts.study, scenario=facts.scenario)
    rows = []
    for row in frame.to_dict("records"):
        if not math.isfinite(float(row["usual_care"])):
            continue
        factor = 100.0 if row["to"] else 1.0
        digits = 1 if row["to"] else 3
        if row["to"]:
            to = "all adults" if row["to"] == strata.ADULTS else strata.label(str(row["to"]))
            name = f"{strata.label(str(row['stratum']))}, to {to}, points"
        else:
            name = outcomes.measure(facts.study, str(row["outcome"])).label + ", index"
        change, low, high = (
            words.signed(float(row[n]) * factor, digits) for n in ("difference", "low", "high")
        )
        levels = [words.signed(float(row[n]) * factor, digits).removeprefix("+")
                  for n in ("usual_care", "value")]  # fmt: skip
        spread = f"{low} to {high}" if math.isfinite(float(row["low"])) else ""
        rows.append([name, *levels, change, spread, _percent(row["probability_narrower"])])
    heads = ["Gap", "usual care", "scenario", "change", "95 % interval", "narrower in"]
    return Table(
        "Gaps in who is treated, and concentration of need and care by income", heads, rows
    )


def neighborhoods(facts: Facts) -> Table | None:
    """Return what the scenario says of each neighborhood; no result is kept by neighborhood."""
    frame = table_of(facts.texts)
    rows = []
    for row in frame.to_dict("records"):
        minutes = f"{row['minutes']:.0f}" if math.isfinite(row["minutes"]) else ""
        share, income = f"{100 * row['share']:.0f} %", f"{row['income_factor']:.2f}"
        rows.append([str(row["title"]), share, income, minutes, ", ".join(row["partners"])])
    heads = ["Neighborhood", "of residents", "income, 1 is the median", "minutes to a partner",
             "seat of"]  # fmt: skip
    return Table("The neighborhoods", heads, rows) if rows else None


def contributions(facts: Facts) -> Table | None:
    """Return what each program adds, where the study holds the sub-scenarios for it."""
    sets = {facts.usual: frozenset[str]()}
    for name in facts.others:
        if not name.endswith(SAME_MONEY):
            texts = scenario_texts.parsed(facts.provenance, name)
            sets[name] = scenario_texts.enabled_programs(texts)
    if max(map(len, sets.values())) < 2:
        return None
    for method in METHODS:
        columns = []
        for outcome in (name for name in CONTRIBUTED if facts.holds(name)):
            try:
                frame = attribution(facts.study, outcome, sets, method=method)
            except ValueError:  # not all sub-scenarios are there
                break
            columns.append((outcome, frame.to_dict("records")))
        if columns:
            return _contributions(facts, method, columns)
    return None


def _contributions(
    facts: Facts, method: str, columns: list[tuple[str, list[dict[Any, Any]]]]
) -> Table:
    rows: list[list[str]] = [[_program(str(row["program"]))] for row in columns[0][1]]
    heads = ["Program"]
    for outcome, found in columns:
        what = outcomes.measure(facts.study, outcome)
        unit = f", {what.difference_unit}" if what.difference_unit else ""
        heads.append(f"{what.label}{unit} (95 % interval)")
        for place, row in enumerate(found):
            told = {"difference": row["share"], "low": row["low"], "high": row["high"]}
            share, low, high = words.alike(told, what.factor)
            spread = f" ({low} to {high})" if math.isfinite(float(row["low"])) else ""
            rows[place].append(share + spread)
    said = "averaged over all orders" if method == "shapley" else "lost when it is taken away"
    return Table(f"What each program adds ({said})", heads, rows)


def _program(name: str) -> str:
    if name == REST:
        return "together, or twice over"
    return program_label(name.partition(".")[2])


def driving(facts: Facts, outcome: str, most: int = 12) -> Table | None:
    """Return the numbers that drive an outcome, with grade and source."""
    if facts.parameters is None:
        return None
    frame = drivers(facts.study, facts.parameters, outcome, facts.scenario).head(most)
    if frame.empty:
        return None
    what = outcomes.measure(facts.study, outcome)
    rows = []
    for _, row in frame.iterrows():
        low, high = (words.signed(float(row[n]) * what.factor, 2) for n in ("low", "high"))
        rows.append([named(row), f"{low} → {high}", words.signed(float(row["rank_correlation"]), 2),
                     "yes" if row["clear"] else "no", str(row["grade"]), str(row["source"]),
                     ])  # fmt: skip
    heads = ["Uncertain number", f"difference, low → high draw ({what.difference_unit or 'index'})",
             "rank correlation", "beyond chance", "grade", "source"]  # fmt: skip
    return Table("What drives the answer", heads, rows)


def ledger(facts: Facts) -> Table | None:
    """Return every number that rests on evidence."""
    known = facts.parameters
    if known is None or not {"low", "high", "unit", "source", "grade"} <= set(known):
        return None
    place = list(known["scenario"].values).index(facts.scenario)
    rows = []
    for i, path in enumerate(known["path"].values):
        low, high = (float(known[n].values[i]) for n in ("low", "high"))
        spread = f"{low:.6g} to {high:.6g}" if math.isfinite(low) and low != high else ""
        central = float(known["value"].values[place, i])
        rows.append([str(path).removeprefix("evidence."), f"{central:.6g}", spread,
                     str(known["unit"].values[i]), str(known["grade"].values[i]),
                     str(known["source"].values[i])])  # fmt: skip
    heads = ["Number", "value", "plausible range", "unit", "grade", "source"]
    return Table("The ledger: every number that rests on evidence", heads, rows)


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
    return [*shown, difference, _spread(row, low, high), _percent(row["probability_of_benefit"]),
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


def _percent(share: float | None) -> str:
    return "" if share is None or not np.isfinite(share) else f"{100 * share:.0f} %"


def _verdict(row: dict[str, Any]) -> str:
    return str(row["verdict"]) if int(row["replicates"]) > 1 else "one replicate"
