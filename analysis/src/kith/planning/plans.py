"""Scenario files as plans to choose from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kith.io.simulator import Simulator, set_options
from kith.io.toml import tomllib
from kith.io.usage_error import UsageError
from kith.running import errors
from kith.running.check import problems_of
from kith.running.given_files import GivenFiles

USUAL_CARE = "usual-care"

#: Keys that may differ between plans; all others define the community, which plans must share.
_OWN = ("id", "title", "question", "text", "partnership", "look_at", "worthwhile", "same_money")


@dataclass(frozen=True)
class Plan:
    """A scenario, complete with the files it extends, defaults and evidence."""

    id: str
    title: str
    file: str
    digest: str  #: of everything its results depend on, except the random numbers
    community: str  #: digest of the parts that all plans share
    scenario: dict[str, Any]


def plans_of(simulator: Simulator, given: GivenFiles, changes: Sequence[str]) -> list[Plan]:
    """Read scenario files as plans of one study; raise InvalidScenario with all problems."""
    problems = problems_of(simulator, given, list(changes))
    if any(problem.severity == "error" for problem in problems):
        raise errors.InvalidScenario(problems)
    plans = [plan_of(simulator, file, changes) for file in given.paths]
    _expect_one_community(plans)
    return plans


def first_week(plans: Sequence[Plan]) -> int:
    """Return the week in which the first partnership of any plan starts."""
    starts = [int(own["start_week"]) for plan in plans for own in _partnerships(plan)]
    return min(starts, default=0)


def plan_of(simulator: Simulator, file: str, changes: Sequence[str]) -> Plan:
    """Read a valid scenario file as a plan."""
    return plan_in(resolved(simulator, file, changes), file)


def resolved(simulator: Simulator, file: str, changes: Sequence[str]) -> str:
    """Return a valid scenario with all that it extends, its defaults and these changes."""
    return simulator.call("check", "--resolved", file, *set_options(changes))


def plan_in(text: str, file: str) -> Plan:
    """Read a resolved scenario as the plan of a file."""
    scenario = tomllib.loads(text)
    ident, shared = str(scenario["id"]), {n: v for n, v in scenario.items() if n not in _OWN}
    told = shared | {"partnership": scenario.get("partnership", [])}
    title = str(scenario.get("title", ident))
    return Plan(ident, title, file, _digest(told), _digest(shared), scenario)


def _digest(tables: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(tables, sort_keys=True, default=str).encode()).hexdigest()


def _partnerships(plan: Plan) -> list[dict[str, Any]]:
    return list(plan.scenario.get("partnership", []))


def _expect_one_community(plans: Sequence[Plan]) -> None:
    """Raise UsageError unless plans share a community: it must not change when a plan drops out."""
    first = plans[0]
    wrong = []
    for plan in plans[1:]:
        tables = {*first.scenario, *plan.scenario} - set(_OWN)
        other = sorted(t for t in tables if first.scenario.get(t) != plan.scenario.get(t))
        wrong += [f"{plan.file}: [{name}] differs from {first.file}" for name in other]
    without = [plan for plan in plans if not _partnerships(plan)]
    wrong += [f"{plan.file}: has no partnership (usual care always takes part)" for plan in without]
    if wrong:
        listed = "\n  ".join(wrong)
        raise UsageError(
            f"plans must share their community, and differ in partnerships alone:\n  {listed}\n"
            "move what differs into a file that all extend"
        )
