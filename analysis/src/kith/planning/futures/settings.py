"""Where in a plan a setting of a future applies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kith.io.scenario_texts import CUSTOM
from kith.planning.futures.future import path_of

ANY = "*"


@dataclass
class Applied:
    """Settings for one plan, and why there are none or fewer."""

    settings: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)  #: what the plan has not: "outreach"


def applied(setting: str, scenario: dict[str, Any], *, strictly: bool = True) -> Applied:
    """Return a setting as it is for a plan, an id in place of each `*`.

    A future changes what a plan has: it neither adds a partnership nor switches a program on.
    Not `strictly`: as if every partnership had every program.

    >>> plan = {"partnership": [{"id": "clinic", "grant_weeks": 156, "outreach": {"dose": 1.0}}]}
    >>> applied("partnership.*.grant_weeks=52", plan).settings
    ['partnership.clinic.grant_weeks=52']
    >>> applied("partnership.clinic.telehealth.dose=0", plan).lacks
    ['telehealth']
    """
    found = Applied()
    value = setting.partition("=")[2]
    steps = path_of(setting).split(".")
    _walk(scenario, [], steps, value, found, strictly)
    return found


def _walk(
    here: Any, done: list[str], rest: list[str], value: str, found: Applied, strictly: bool
) -> None:
    if isinstance(here, list) and rest and all(isinstance(one, dict) for one in here):
        held = {str(one.get("id")): one for one in here}
        chosen = list(held) if rest[0] == ANY else [rest[0]]
        if not here or rest[0] not in (*held, ANY):
            found.lacks.append(done[-1] if rest[0] == ANY else f"{done[-1]} {rest[0]!r}")
            return
        for name in chosen:
            _walk(held[name], [*done, name], rest[1:], value, found, strictly)
    elif isinstance(here, dict) and rest and rest[0] in here:
        below = here[rest[0]]
        if strictly and _is_off(done, below):
            found.lacks.append(rest[0])
            return
        _walk(below, [*done, rest[0]], rest[1:], value, found, strictly)
    elif not done and len(rest) > 1 and rest[0] == "event":
        found.lacks.append("event")  # no scenario has one by itself
    elif strictly and _holds_programs(done) and len(rest) > 1:
        found.lacks.append(rest[0])  # a program that the partnership has not
    else:
        found.settings.append(f"{'.'.join([*done, *rest])}={value}")


def _is_off(done: list[str], below: Any) -> bool:
    is_program = _holds_programs(done) and isinstance(below, dict)
    return is_program and below.get("enabled") is False


def _holds_programs(done: list[str]) -> bool:
    return done[:1] == ["partnership"] and (len(done) == 2 or done[2:] == [CUSTOM])
