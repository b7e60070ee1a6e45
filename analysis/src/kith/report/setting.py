"""The community and the partnership of a scenario, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kith.figures.parts.money import usd
from kith.figures.parts.words import program_label, upper_first
from kith.io.scenario_texts import programs_of, tables
from kith.report.answer import people
from kith.report.facts import Facts

#: Keys that every program has, handled separately or not shown.
_COMMON = {"enabled", "dose", "starts_after_weeks", "ramp_weeks", "ends_after_weeks", "eligible"}
_ENDLESS_WEEKS = 2600
#: Tables inside that of a custom program.
_OF_CUSTOM = {"contacts", "screening", "ties"}

#: ISO 639-1 codes of languages common in the United States; other codes are shown as written.
_LANGUAGES = {
    "ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French", "hi": "Hindi",
    "hmn": "Hmong", "ht": "Haitian Creole", "hy": "Armenian", "ja": "Japanese", "km": "Khmer",
    "ko": "Korean", "ku": "Kurdish", "nv": "Navajo", "pl": "Polish", "pt": "Portuguese",
    "ru": "Russian", "so": "Somali", "tl": "Tagalog", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def community(facts: Facts) -> str:
    """Describe the simulated residents."""
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
    last = int(facts.study["week"].values[-1])
    months = [facts.month(week) for week in (0, last)]
    when = f", {months[0]} to {months[1]}" if all(months) else ""
    return f"{told} The run covers {last + 1} weeks{when}."


def partnerships(facts: Facts) -> list[str]:
    """Describe each partnership in a sentence or two."""
    names = _names(facts.texts)
    last = int(facts.study["week"].values[-1])
    told = []
    for table in tables(facts.texts, "partnership"):
        text = _partnership(table, names, facts.week)
        late = float(table.get("start_week", 0)) > last
        told.append(text + " That is after the end of the run." if late else text)
    return told


def programs(facts: Facts) -> list[tuple[str, str]]:
    """Return each program with a description of its design."""
    found = []
    names = _names(facts.texts)
    for partnership in tables(facts.texts, "partnership"):
        for path, table in programs_of(partnership).items():
            if table.get("enabled", False):
                label = program_label(path.rpartition(".")[2])
                found.append((upper_first(label), _design(table, names)))
    return found


def _partnership(
    table: dict[str, Any], names: dict[str, str], dated: Callable[[float], str]
) -> str:
    members = [names.get(str(p), str(p)) for p in table.get("partners", [])]
    listed = ", ".join(members[:-1]) + (" and " if len(members) > 1 else "") + "".join(members[-1:])
    told = f"{listed} begin to plan in {dated(float(table.get('start_week', 0)))}"
    if "meetings_per_month" in table:
        times = float(table["meetings_per_month"])
        often = {1.0: "once", 2.0: "twice"}.get(times, f"{times:g} times")
        told += f" and meet {often} a month"
    grant, weeks = table.get("grant_usd_per_year", 0), table.get("grant_weeks", 0)
    if grant and weeks:
        told += f". A grant pays {usd(float(grant))} a year for {weeks} weeks"
        told += _after_grant(table)
    elif grant:
        told += f". Its grant of {usd(float(grant))} a year is never paid: it has no weeks"
    return told + "."


def _after_grant(table: dict[str, Any]) -> str:
    """State whether a grant may be renewed, and whether a sustainability plan makes it likelier."""
    if table.get("renewal", "never") == "never":
        return ""
    helped = table.get("sustainability_plan", False)
    return "; it may be renewed" + (
        ", which a plan for the time after makes likelier" if helped else ""
    )


def _names(texts: dict[str, Any]) -> dict[str, str]:
    """Return the titles of a scenario's zones, groups and organizations, by id."""
    titled = [t for kind in ("zone", "group", "organization") for t in tables(texts, kind)]
    return {str(t.get("id")): str(t.get("title") or t.get("id")) for t in titled}


def _design(table: dict[str, Any], names: dict[str, str]) -> str:
    """Write a program's design numbers, without those that are off or zero."""
    told = []
    for key, value in table.items():
        # Resolved scenarios contain many defaults that are off or zero: these are not the plan.
        if key in _COMMON or value in ([], "", None, {}, False, 0):
            continue
        if value is True:
            told.append(_words(key))
        elif key in ("language", "languages"):
            codes = value if isinstance(value, list) else [value]
            told.append("in " + " and ".join(_LANGUAGES.get(str(c), str(c)) for c in codes))
        elif isinstance(value, dict) and "source" in value:
            told.append(f"{_words(key)}: {_value(value['value'], names)}")
        elif isinstance(value, dict) and key in _OF_CUSTOM:
            told.append(f"{_words(key)} ({_design(value, names)})")
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
    """Write a design number, or the title behind an id up to its first comma."""
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
