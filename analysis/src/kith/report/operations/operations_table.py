"""The table of the operation of programs, their services and the rivals' FTE."""

from __future__ import annotations

import math
from typing import Any

from kith.figures.parts.money import round_money, usd
from kith.figures.parts.words import program_label, upper_first
from kith.io import scenario_texts
from kith.report.facts import Facts
from kith.report.tables import Table
from kith.stats.operations.operations import BOUGHT
from kith.stats.operations.operations import operations as operations_of

#: Column of `kith.operations`, its head, factor, decimals.
DONE = (
    ("posts_paid_fte", "posts paid for", 1, 1), ("posts_filled_fte", "filled", 1, 1),
    ("contacts", "contacts", 1, 0), ("clients", "clients", 1, 0), ("sessions", "sessions", 1, 0),
    ("clients_per_filled_post_year", "clients a year per filled post", 1, 0),
    ("slots_used_share", "slots used, %", 100, 0), ("wait_weeks", "wait, weeks", 1, 1),
)  # fmt: skip
COST = {"cost_usd": "cost", "cost_per_session_usd": "a session",
        "cost_per_client_usd": "a client"}  # fmt: skip


def operations(facts: Facts) -> Table | None:
    """Tabulate what each program did; None if the file does not record it.

    A program with several services is followed by a row for each. The rivals' FTE come last.
    """
    if not facts.holds("posts_by_program_fte", "cost_by_program_usd"):
        return None
    frame = operations_of(facts.path)
    if frame.empty or facts.scenario not in set(frame["scenario"]):
        return None
    parts = _services(facts)
    rows = []
    for row in frame[frame["scenario"] == facts.scenario].to_dict("records"):
        name = upper_first(program_label(str(row["program"])))
        rows.append([name, *_told(row)])
        rows += parts.get(str(row["program"]), [])
    for row in frame[frame["program"] == BOUGHT].to_dict("records"):
        if row["scenario"] in facts.rivals:
            rows.append([facts.label(str(row["scenario"])), *_told(row)])
    heads = ["Program", *(head for _, head, _, _ in DONE), *COST.values()]
    spread = str(frame["interval"].iloc[0]).replace("replicates", "histories")
    named = f"; in parentheses the {spread}" if spread else ""
    return Table(f"What each program did, mean{named}", heads, rows)


def _services(facts: Facts) -> dict[str, list[list[str]]]:
    """Return the rows of services, by program, for programs with several services."""
    if not facts.holds("posts_by_service_fte"):
        return {}
    frame = operations_of(facts.path, by="service")
    rows: dict[str, list[list[str]]] = {}
    for row in frame[frame["scenario"] == facts.scenario].to_dict("records"):
        program, _, part = str(row["service"]).partition("/")
        name = f"{upper_first(program_label(program))}: {_part(facts, part)}"
        rows.setdefault(program, []).append([name, *_told(row)])
    return {program: own for program, own in rows.items() if len(own) > 1}


def _part(facts: Facts, part: str) -> str:
    """Return the title of a zone or organization, else its id as words."""
    for kind in ("zone", "organization"):
        for table in scenario_texts.tables(facts.texts, kind):
            if table.get("id") == part and table.get("title"):
                return str(table["title"])
    return program_label(part)


def _told(row: dict[Any, Any]) -> list[str]:
    """Write the cells of a row; "" for unknown values."""
    return [
        *(_with_spread(row, name, lambda v, f=f, d=d: f"{f * v:,.{d}f}") for name, _, f, d in DONE),
        *(_with_spread(row, name, lambda v: usd(round_money(v))) for name in COST),
    ]


def _with_spread(row: dict[Any, Any], name: str, told: Any) -> str:
    value, low, high = (float(row.get(name + end, math.nan)) for end in ("", "_low", "_high"))
    if not math.isfinite(value):
        return ""
    known = math.isfinite(low) and (low, high) != (0.0, 0.0)
    if not known:
        return str(told(value))
    ends = [told(end).replace(" ", "\N{NO-BREAK SPACE}") for end in (low, high)]
    return f"{told(value)} ({ends[0]} to\N{NO-BREAK SPACE}{ends[1]})"
