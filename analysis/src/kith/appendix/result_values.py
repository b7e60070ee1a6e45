"""Answers from a result about its findings: differences, costs, equity, certainty."""

from __future__ import annotations

import math
from typing import Any

from kith.io import outcomes
from kith.io.first_screen import first_screen
from kith.io.result_file import KithFileError
from kith.report import evidence_tables
from kith.report.facts import Facts
from kith.stats.value import value as value_of

TREATED, DISTRESS = "treated_past_year_share", "serious_distress_share"


def summary(facts: Facts) -> str:
    """Return the first screen printed by `kith run`."""
    try:
        said = first_screen(facts.path).get(facts.scenario, "")
    except KithFileError:
        return ""
    return " ".join(said.split())


def chosen_outcomes(facts: Facts) -> str:
    """Name the outcomes that the study looks at, or else those that the answer shows."""
    looked = outcomes.looked_at(facts.study)
    shown = looked or [name for name in (TREATED, DISTRESS, "qalys") if facts.holds(name)]
    labels = "; ".join(_label(facts, name) for name in shown)
    why = "named by the scenario (look_at)" if looked else "shown by default"
    count = sum("better" in facts.study[name].attrs for name in facts.study.data_vars)
    return f"{labels}: {why}. The file holds {count} outcomes with their definitions."


def measured(facts: Facts) -> str:
    """Define the main outcomes in the words of the file."""
    told = [
        f"{_label(facts, name)}: {facts.study[name].attrs.get('description', '')}"
        for name in (*outcomes.looked_at(facts.study), TREATED, DISTRESS, "qalys", "wellbys")
        if facts.holds(name)
    ]
    return " ".join(dict.fromkeys(told))


def main_results(facts: Facts) -> str:
    """State the differences in the main outcomes, and their cost."""
    rows = facts.compare([TREATED, DISTRESS, "qalys"], facts.scenario)
    return " ".join([*(_difference(facts, row) for row in rows), *_prices(facts)])


def _difference(facts: Facts, row: dict[str, Any]) -> str:
    name = str(row["outcome"])
    share = name.endswith("share")
    factor, unit = (100.0, " percentage points") if share else (1.0, "")
    low, middle, high = (factor * float(row[key]) for key in ("low", "difference", "high"))
    span = "95 % interval" if row["interval"] != "range" else "range"
    return f"{_label(facts, name)}: {middle:+.3g}{unit} ({span} {low:+.3g} to {high:+.3g})."


def _prices(facts: Facts) -> list[str]:
    if not facts.holds("cost_societal_usd"):
        return []
    told: list[str] = []
    for row in value_of(facts.study, facts.scenario).to_dict("records"):
        if not told:
            low, high = (f"{float(row[key]):,.0f}" for key in ("cost_low", "cost_high"))
            told.append(f"Cost to society: {float(row['cost']):+,.0f} USD ({low} to {high}).")
        price = float(row["cost_per_unit"])
        if math.isfinite(price) and float(row["gain"]) > 0:
            bound = float(row["cost_per_unit_high"])
            most = f"{bound:,.0f}" if math.isfinite(bound) else "no gain at any price"
            least = f"{float(row['cost_per_unit_low']):,.0f}"
            told.append(f"USD for each {row['per']}: {price:,.0f} ({least} to {most}).")
    return told


def distribution(facts: Facts) -> str:
    """State the difference by income and group, where the file holds these strata."""
    told = []
    for stratum in map(str, facts.study["stratum"].values):
        if not stratum.startswith(("income:", "group:")) or not facts.holds(TREATED):
            continue
        for row in facts.compare([TREATED], facts.scenario, stratum=stratum):
            if math.isfinite(float(row["difference"])):
                low, high = 100 * float(row["low"]), 100 * float(row["high"])
                middle = 100 * float(row["difference"])
                told.append(f"{stratum} {middle:+.2g} ({low:+.2g} to {high:+.2g})")
    return f"{_label(facts, TREATED)}, percentage points: {'; '.join(told)}." if told else ""


def certainty(facts: Facts) -> str:
    """State how often people are better off, and which numbers drive it."""
    told = []
    for row in facts.compare([TREATED], facts.scenario):
        shares = [f"{100 * float(row[key]):.0f}" for key in ("better", "no_effect", "worse")]
        told.append(f"Better, no effect, worse in {', '.join(shares)} of 100 replicates.")
        error = 100 * float(row["monte_carlo_error"])
        told.append(f"Monte Carlo error of the mean: {error:.2g} percentage points.")
    if driven := evidence_tables.driving(facts, TREATED, 3):
        told.append(f"Numbers that drive it most: {'; '.join(row[0] for row in driven.rows)}.")
    return " ".join(told)


def runs(facts: Facts) -> str:
    """State replicates and failed runs."""
    failed = facts.failures or "None failed."
    return f"{facts.replicates} replicates of each scenario, paired. {failed}"


def _label(facts: Facts, name: str) -> str:
    return str(facts.study[name].attrs.get("label") or name)
