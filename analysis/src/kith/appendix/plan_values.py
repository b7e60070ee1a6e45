"""Answers from a result for a logic model or a grant: need, staff, people served, what lasts."""

from __future__ import annotations

import math
from typing import Any

from kith.figures.parts.words import program_label, upper_first
from kith.io.result_file import KithFileError
from kith.io.scenario_texts import programs_of, tables
from kith.report.facts import Facts
from kith.stats.operations.operations import TOGETHER, operations

NEED, TREATED = "need_past_year_share", "treated_past_year_share"
REASONS = "unmet_need_"
#: Filter values that exclude nobody, as a result writes them.
NO_LIMIT = {
    "income_below_poverty_percent": (100_000,), "youngest_age": (0, 10), "oldest_age": (200,),
}  # fmt: skip


def need(facts: Facts) -> str:
    """State need under usual care, and why people go without care."""
    level = {r["outcome"]: 100 * float(r["usual_care"])
             for r in facts.compare([NEED, TREATED], facts.scenario)}  # fmt: skip
    if len(level) < 2:
        return ""
    told = (
        f"Under usual care {level[NEED]:.1f} % of adults are in need at some time in a year; "
        f"{level[TREATED]:.0f} % of them are treated in it."
    )
    names = [str(n) for n in facts.study.data_vars if str(n).startswith(REASONS)]
    rows = facts.compare([n for n in names if n != "unmet_need_share"], facts.scenario)
    known = [row for row in rows if math.isfinite(float(row["usual_care"]))]
    most = sorted(known, key=lambda row: -float(row["usual_care"]))[:3]
    labels = [str(facts.study[r["outcome"]].attrs.get("label", "")).split(": ")[-1] for r in most]
    return f"{told} Most common reasons: {', '.join(labels)}." if labels else told


def focus(facts: Facts) -> str:
    """Name the people who are eligible for programs, where the scenario limits eligibility."""
    told = []
    for name, table in _programs(facts):
        limits = table.get("eligible", {}).items()
        said = [
            f"{k.replace('_', ' ')} {_listed(v)}"
            for k, v in limits
            if v not in NO_LIMIT.get(k, ([], 0))
        ]
        told.append(f"{name}: {', '.join(said) if said else 'no limit'}")
    return "; ".join(told)


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def staffing(facts: Facts) -> str:
    """State FTE paid for and filled, by program."""
    return "; ".join(
        f"{_label(row)}: {row['posts_paid_fte']:.1f} FTE paid, {row['posts_filled_fte']:.1f} filled"
        for row in _done(facts)
        if row["program"] != TOGETHER and row["posts_paid_fte"] > 0
    )


def outputs(facts: Facts) -> str:
    """State contacts, sessions and clients, counting each client once."""
    told = []
    for row in _done(facts):
        if row["program"] == TOGETHER:
            counts = ((row[key], key) for key in ("contacts", "sessions", "clients"))
            told += [f"{value:,.0f} {key}" for value, key in counts if math.isfinite(value)]
    return (
        f"{', '.join(told)} over the run, means over replicates; each client once." if told else ""
    )


def served_by_year(facts: Facts) -> str:
    """State clients per year by program, counting each client once a year."""
    told = []
    for row in _done(facts):
        years = sorted(key for key in row if str(key).startswith("clients_year_"))
        counts = [f"year {key.rsplit('_', 1)[-1]} {row[key]:,.0f}" for key in years
                  if math.isfinite(row[key])]  # fmt: skip
        if counts and row["program"] != TOGETHER and row.get("clients", 0) > 0:
            told.append(f"{_label(row)}: {', '.join(counts)}")
    return "; ".join(told)


def sustained(facts: Facts) -> str:
    """State the plan for the time after the grant, and the difference in the run's last year."""
    told = []
    for table in tables(facts.texts, "partnership"):
        plan = "a plan" if table.get("sustainability_plan") else "no plan"
        told.append(f"{table.get('id')}: {plan} to sustain the work, renewal of the grant: "
                    f"{str(table.get('renewal', 'never')).replace('_', ' ')}.")  # fmt: skip
    last = int(facts.study["week"].values[-1])
    for row in facts.compare([TREATED], facts.scenario, window=(max(0, last - 51), last)):
        low, middle, high = (100 * float(row[key]) for key in ("low", "difference", "high"))
        told.append(
            f"Treated in a year, last {min(52, last + 1)} weeks of the run: {middle:+.2g} "
            f"percentage points ({low:+.2g} to {high:+.2g})."
        )
    return " ".join(told)


def _programs(facts: Facts) -> list[tuple[str, dict[str, Any]]]:
    return [
        (upper_first(program_label(path.rpartition(".")[2])), table)
        for partnership in tables(facts.texts, "partnership")
        for path, table in programs_of(partnership).items()
        if table.get("enabled", False)
    ]


def _done(facts: Facts) -> list[dict[str, Any]]:
    try:
        table = operations(facts.path)
    except KithFileError:
        return []
    rows = table[table["scenario"] == facts.scenario].to_dict("records") if len(table) else []
    return [{str(key): value for key, value in row.items()} for row in rows]


def _label(row: dict[str, Any]) -> str:
    return upper_first(program_label(str(row["program"])))
