"""Answers from a result about its question: people, place, partnerships, comparators, time."""

from __future__ import annotations

from kith.figures.parts.money import usd
from kith.io import strata
from kith.io.scenario_texts import tables
from kith.report import setting
from kith.report.facts import Facts


def compared(facts: Facts) -> str:
    """Name the scenario and its comparators."""
    rest = [facts.title(name) for name in (facts.usual, *facts.others[1:])]
    return f"{facts.title(facts.scenario)}, compared with: {'; '.join(rest)}."


def question(facts: Facts) -> str:
    """Return the scenario's question, followed by its text."""
    said = [str(facts.texts.get(key, "")).strip() for key in ("question", "text")]
    return " ".join(text for text in said if text)


def population(facts: Facts) -> str:
    """Describe the simulated population."""
    table = facts.texts.get("community", {})
    shares = [
        f"{label} {100 * float(table[key]):.3g} %"
        for key, label in (
            ("share_under_18", "under 18"), ("share_over_64", "over 64"),
            ("female_share", "women"), ("uninsured_share_under_65", "uninsured under 65"),
            ("share_below_150_poverty", "below 1.5 times the poverty line"),
        ) if key in table
    ]  # fmt: skip
    told = setting.community(facts)
    return f"{told} Of its people: {', '.join(shares)}." if shares else told


def place(facts: Facts) -> str:
    """Name the place, its zones and its services in usual care."""
    zones = [str(z.get("title") or z["id"]) for z in tables(facts.texts, "zone")]
    posts: dict[str, float] = {}
    for provider in tables(facts.texts, "provider"):
        role = str(provider.get("role", "")).replace("_", " ")
        posts[role] = posts.get(role, 0.0) + float(provider.get("fte", 0.0))
    if not zones and not posts:
        return ""
    services = ", ".join(f"{role} {fte:.3g} FTE" for role, fte in posts.items())
    title = str(facts.texts.get("community", {}).get("title", "The community"))
    return f"{title}: {', '.join(zones)}. Services of usual care: {services}."


def comparators(facts: Facts) -> str:
    """Describe each scenario of the study."""
    told = [f"{facts.title(facts.usual)}: the same community without the partnership"]
    told += [f"{facts.title(name)}: the same money on clinic therapists" for name in facts.rivals]
    rest = [name for name in facts.others[1:] if name not in facts.rivals]
    return ". ".join([*told, *(facts.title(name) for name in rest)]) + "."


def partnership(facts: Facts) -> str:
    """Describe the partnership and its programs."""
    told = setting.partnerships(facts)
    told += [f"{name}: {said}" if said else name for name, said in setting.programs(facts)]
    return " ".join(text.rstrip(".") + "." for text in told)


def perspective(facts: Facts) -> str:
    """Name the perspectives from which the file holds costs."""
    held = (
        ("cost_societal_usd", "society"),
        ("cost_payer_usd", "payers"),
        ("cost_partnership_usd", "the partnership"),
    )
    said = ", ".join(label for name, label in held if facts.holds(name))
    return f"Costs are held for {said}; the main results are those of society." if said else ""


def horizon(facts: Facts) -> str:
    """State the length of the run."""
    weeks = int(facts.study["week"].values[-1]) + 1
    settling = facts.study.attrs.get("settling_weeks")
    before = f", after {int(settling)} weeks of settling" if settling is not None else ""
    start = facts.study.attrs.get("time_start")
    begins = f", from {start}" if start else ""
    return f"{weeks} weeks{begins}{before}; a step is a week."


def currency(facts: Facts) -> str:
    """Name the currency and the year of its prices."""
    dollars = any("USD" in str(v.attrs.get("units", "")) for v in facts.study.data_vars.values())
    year = facts.texts.get("price_year")
    if not dollars:
        return ""
    return f"Currency: US dollars. Price date: {year or 'not recorded'}; nothing is converted."


def engagement(facts: Facts) -> str:
    """State who took part in the study, and how, in the scenario's words."""
    table = facts.texts.get("engagement", {})
    return " ".join(_sentence(table[key]) for key in ("who", "how") if table.get(key))


def engagement_effect(facts: Facts) -> str:
    """State what their participation changed, in the scenario's words."""
    said = facts.texts.get("engagement", {}).get("changed", "")
    return _sentence(said) if said else ""


def _sentence(said: str) -> str:
    return said.rstrip(". ") + "."


def people_told_apart(facts: Facts) -> str:
    """Name the strata for which the file holds outcomes."""
    found: dict[str, list[str]] = {}
    for name in map(str, facts.study["stratum"].values):
        dimension, _, value = name.partition(":")
        if value and dimension != strata.OWN:
            found.setdefault(dimension, []).append(value)
    return "; ".join(f"{dimension}: {', '.join(names)}" for dimension, names in found.items())


def grant(facts: Facts) -> str:
    """State the partnerships' money."""
    told = [
        f"{table.get('id')}: {usd(float(table['grant_usd_per_year']))} a year "
        f"for {table.get('grant_weeks', 0)} weeks"
        for table in tables(facts.texts, "partnership")
        if table.get("grant_usd_per_year")
    ]
    return "; ".join(told)
