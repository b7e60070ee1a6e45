"""The levers of a scenario: the FTE of its programs, or the dose of programs without FTE."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from kith.io.scenario_texts import programs_of
from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.planning.plans import Plan
from kith.planning.portfolio.bill import yearly_usd
from kith.planning.portfolio.lever import Lever, Purse
from kith.running import as_toml
from kith.stats.selection import must_know

#: Twice what the scenario describes: what a program does beyond that was tried nowhere (assumed).
_MOST_DOSE = 2.0


@dataclass(frozen=True)
class Wanted:
    """A lever as a user writes it: PATH, PATH=MOST or PATH=MOST:STEP."""

    path: str
    most: float = math.inf
    step: float = 0.5


def wanted(text: str) -> Wanted:
    """Read a lever.

    >>> wanted("partnership.clinic.outreach.workers_fte=6:1")
    Wanted(path='partnership.clinic.outreach.workers_fte', most=6.0, step=1.0)
    """
    path, _, bounds = text.partition("=")
    most, _, step = bounds.partition(":")
    try:
        found = Wanted(path.strip(), float(most or "inf"), float(step or "0.5"))
    except ValueError:
        found = Wanted("")
    if not found.path or not found.most > 0 or not 0 < found.step < math.inf:
        raise UsageError(
            f"lever {text!r} is no lever (write PATH, PATH=MOST or PATH=MOST:STEP, as "
            "partnership.clinic.outreach.workers_fte=6:0.5)"
        )
    return found


def partnership_of(plan: Plan) -> dict[str, Any]:
    """Return the only partnership of a plan, whose money is to be spent."""
    held = plan.scenario.get("partnership", [])
    if len(held) != 1:
        names = ", ".join(str(own["id"]) for own in held) or "none"
        raise UsageError(f"{plan.file}: must have one partnership (it has: {names})")
    own: dict[str, Any] = held[0]
    return own


def own_levers(plan: Plan) -> list[Wanted]:
    """Return a scenario's default levers: FTE, else the dose, of every program that is on."""
    own = partnership_of(plan)
    found = []
    for name, program in programs_of(own).items():
        if program.get("enabled", False):
            posts = [key for key, value in program.items() if key.endswith("_fte") and value > 0]
            table = f"partnership.{own['id']}.{name}"
            found += [Wanted(f"{table}.{key}") for key in posts] or [
                Wanted(f"{table}.dose", most=_MOST_DOSE)
            ]
    if not found:
        raise UsageError(f"{plan.file}: has no program that is on: name levers (--lever PATH)")
    return found


def purse_of(
    simulator: Simulator, plan: Plan, chosen: Sequence[Wanted], budget: float,
    sets: Sequence[str] = (), *, named: bool = True,
) -> Purse:  # fmt: skip
    """Price levers by comparing bills without any lever and with one unit of each.

    A lever that costs nothing is an error if the user named it. Otherwise it stays as it is.
    """
    partnership = str(partnership_of(plan)["id"])
    _expect_partnership(partnership, chosen)
    given = dict(change.split("=", 1) for change in sets)

    def bill(bought: Wanted | None) -> float:
        amounts = {own.path: 1.0 if own is bought else 0.0 for own in chosen}
        return yearly_usd(simulator, plan.file, partnership, given | _changes(amounts))

    with ThreadPoolExecutor(2) as workers:
        bills = list(workers.map(bill, [None, *chosen]))
    priced = [
        Lever(own.path, usd - bills[0], own.step, own.most)
        for own, usd in zip(chosen, bills[1:], strict=True)
    ]  # fmt: skip
    levers = tuple(lever for lever in priced if lever.usd > 0)
    free = tuple(lever.name for lever in priced if lever.usd <= 0)
    if free and (named or not levers):
        raise UsageError(f"more of {', '.join(free)} costs nothing: it is no use of a budget")
    return Purse(levers, budget, bills[0], free)


def all_on(plan: Plan, chosen: Sequence[Wanted]) -> list[str]:
    """Return changes that switch on the programs of all levers, with one unit of each."""
    _expect_partnership(str(partnership_of(plan)["id"]), chosen)
    changes = _changes({own.path: 1.0 for own in chosen})
    return [f"{path}={value}" for path, value in changes.items()]


def program_tables(amounts: Mapping[str, float]) -> dict[str, dict[str, bool | float]]:
    """Return, by path, the programs whose levers have these amounts; one without any is off.

    A program that is on hires nobody for its levers with an amount of 0.

    >>> program_tables({"partnership.x.telehealth.therapist_fte": 2.0,
    ...                 "partnership.x.telehealth.prescriber_fte": 0.0})
    {'partnership.x.telehealth': {'enabled': True, 'therapist_fte': 2.0, 'prescriber_fte': 0.0}}
    """
    tables: dict[str, dict[str, bool | float]] = {}
    for path, amount in amounts.items():
        program, _, key = path.rpartition(".")
        table = tables.setdefault(program, {"enabled": False})
        table["enabled"] = table["enabled"] or amount > 0
        if amount > 0 or key != "dose":  # no dose would leave nothing of what other levers buy
            table[key] = amount
    return {
        program: table if table["enabled"] else {"enabled": False}
        for program, table in tables.items()
    }


def _changes(amounts: Mapping[str, float]) -> dict[str, str]:
    """Return the same as changes of settings; levers of programs that are off have a valid FTE."""
    changes = dict.fromkeys(amounts, "1.0")
    for program, table in program_tables(amounts).items():
        changes |= {f"{program}.{key}": as_toml.as_toml(value) for key, value in table.items()}
    return changes


def _expect_partnership(partnership: str, chosen: Sequence[Wanted]) -> None:
    for lever in chosen:
        names = lever.path.split(".")
        must_know("partnership", names[1] if len(names) > 1 else "", [partnership])
