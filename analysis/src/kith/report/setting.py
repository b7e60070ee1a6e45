"""The community and the partnership of a scenario, in words."""

from __future__ import annotations

from typing import Any

from kith.figures.parts.money import usd
from kith.figures.parts.words import program_label
from kith.io.scenario_texts import tables
from kith.report.answer import people
from kith.report.facts import Facts

#: Keys that every program has; they say something only where they are set.
_COMMON = {"enabled", "dose", "starts_after_weeks", "ramp_weeks", "ends_after_weeks", "eligible"}
_ENDLESS_WEEKS = 2600


def community(facts: Facts) -> str:
    """Describe who lives in the simulation."""
    table = facts.texts.get("community", {})
    title = str(table.get("title") or facts.study.attrs.get("community", "a community"))
    each = float(facts.study.attrs.get("people_per_resident", 1.0))
    told = f"The simulation follows {people(facts)} of age 10 and over"
    if each > 1.5:
        told += (
            f", a catchment with the make-up of {title}, which has {each:.0f} times as many people"
        )
    else:
        told += f", in {title}"
    told += ". Counts and money on this page are those of the residents who are simulated."
    start = str(facts.texts.get("time", {}).get("start", ""))
    weeks = int(facts.study["week"].values[-1]) + 1
    return f"{told} The run covers {weeks} weeks{f' from {start}' if start else ''}."


def partnerships(facts: Facts) -> list[str]:
    """Describe each partnership in a sentence or two."""
    names = _names(facts.texts)
    return [_partnership(p, names) for p in tables(facts.texts, "partnership")]


def programs(facts: Facts) -> list[tuple[str, str]]:
    """Return each program with what the scenario says of it."""
    found = []
    names = _names(facts.texts)
    for partnership in tables(facts.texts, "partnership"):
        for key, table in partnership.items():
            if isinstance(table, dict) and table.get("enabled", False):
                found.append((program_label(key), _design(table, names)))
    return found


def _partnership(table: dict[str, Any], names: dict[str, str]) -> str:
    members = [names.get(str(p), str(p)) for p in table.get("partners", [])]
    listed = ", ".join(members[:-1]) + (" and " if len(members) > 1 else "") + "".join(members[-1:])
    told = f"{listed} begin to plan in week {table.get('start_week', 0)}"
    if "meetings_per_month" in table:
        told += f" and meet {table['meetings_per_month']:g} times a month"
    grant, weeks = table.get("grant_usd_per_year", 0), table.get("grant_weeks", 0)
    if grant and weeks:
        told += f". A grant pays {usd(float(grant))} a year for {weeks} weeks"
        told += _after_grant(table)
    return told + "."


def _after_grant(table: dict[str, Any]) -> str:
    """Say whether a grant may be renewed; a plan for the time after matters only then."""
    if table.get("renewal", "never") == "never":
        return ""
    helped = table.get("sustainability_plan", False)
    return "; it may be renewed" + (
        ", which a plan for the time after makes likelier" if helped else ""
    )


def _names(texts: dict[str, Any]) -> dict[str, str]:
    """Return what the zones, groups and organizations of a scenario are called, by id."""
    titled = [t for kind in ("zone", "group", "organization") for t in tables(texts, kind)]
    return {str(t.get("id")): str(t.get("title") or t.get("id")) for t in titled}


def _design(table: dict[str, Any], names: dict[str, str]) -> str:
    """Write a program's design numbers; what is left as it is by default is left out."""
    told = []
    for key, value in table.items():
        if key in _COMMON or value in ([], "", None, {}):
            continue
        if isinstance(value, bool):
            told.append(f"{'' if value else 'not '}{_words(key)}")
        elif isinstance(value, dict):
            each = (f"{_value(k, names)} {_value(v, names)}" for k, v in value.items())
            told.append(f"{_words(key)}: {', '.join(each)}")
        elif isinstance(value, list):
            told.append(f"{_words(key)}: {', '.join(_value(v, names) for v in value)}")
        else:
            told.append(f"{_words(key)}: {_value(value, names)}")
    if table.get("dose", 1.0) != 1.0:
        told.append(f"dose {table['dose']:g}")
    if table.get("starts_after_weeks"):
        told.append(f"from week {table['starts_after_weeks']} of the partnership")
    if table.get("ends_after_weeks", _ENDLESS_WEEKS) < _ENDLESS_WEEKS:
        told.append(f"until week {table['ends_after_weeks']} of the partnership")
    return "; ".join(told)


def _value(value: Any, names: dict[str, str]) -> str:
    """Write a design number, or what an id stands for without what its title adds to the name."""
    if isinstance(value, float):
        return f"{value:,.6g}" if abs(value) < 1000 else f"{value:,.0f}"
    return names.get(str(value), str(value)).partition(",")[0]


def _words(key: str) -> str:
    if key == "fte":
        return "full-time posts"
    for end, said in (("_fte", ", full-time posts"), ("_usd", ", USD"), ("_share", ", share")):
        if key.endswith(end):
            return key.removesuffix(end).replace("_", " ") + said
    return key.replace("_usd_per_", ", USD per ").replace("_", " ")
