"""Strata as people read them: "income:below-100" is "Below the poverty line"."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import xarray as xr

ADULTS = "adults"

#: The dimension of strata that a scenario adds (`[[stratum]]`).
OWN = "own"

#: Dimensions whose strata overlap: each stratum is compared with all adults, not with the others.
OVERLAPPING = ("group", OWN)

#: Dimensions in reading order, with their headings; others follow in the order of the file.
DIMENSIONS = {
    "group": "Group",
    "race": "Race and ethnicity",
    "income": "Income",
    "age": "Age",
    "sex": "Sex",
    "coverage": "Coverage",
    "zone": "Neighborhood",
    OWN: "Defined by the scenario",
}

_LABELS = {
    "adults": "All adults",
    "race:other": "Other or several",
    "income:below-100": "Below the poverty line",
    "income:100-199": "100–199 % of poverty line",
    "income:200-399": "200–399 % of poverty line",
    "income:400-plus": "400 % and over",
    "age:10-17": "10–17 (not in adults)",
    "age:65-plus": "65 and over",
    "sex:female": "Women",
    "sex:male": "Men",
    "coverage:private": "Private insurance",
}

_PEOPLE = {
    "adults": "adults",
    "income:below-100": "people below the poverty line",
    "income:100-199": "people at 100–199 % of the poverty line",
    "income:200-399": "people at 200–399 % of the poverty line",
    "income:400-plus": "people at 400 % of the poverty line and over",
    "race:other": "adults of other or several races",
    "age:10-17": "youths aged 10–17",
    "age:65-plus": "people of 65 and over",
    "sex:female": "women",
    "sex:male": "men",
    "coverage:private": "the privately insured",
    "coverage:uninsured": "the uninsured",
    "coverage:medicaid": "people on Medicaid",
    "coverage:medicare": "people on Medicare",
}

#: First words of a group's title that are not names and may be written in lower case.
_COMMON_NOUNS = ("Adults", "Members", "Men", "Older", "Parents", "People", "Refugees", "Residents",
                 "Students", "Uninsured", "Veterans", "Women", "Workers", "Young",
                 "Youths")  # fmt: skip


def dimension(stratum: str) -> str:
    """Return the part before the colon, "" for all adults."""
    return stratum.partition(":")[0] if ":" in stratum else ""


def dimension_label(name: str) -> str:
    """Return the heading of a dimension."""
    return DIMENSIONS.get(name, name.replace("-", " ").replace("_", " ").capitalize())


def titles(study: xr.Dataset) -> dict[str, str]:
    """Return the study's titles of its groups, zones and own strata, by stratum."""
    found: dict[str, str] = json.loads(study.attrs.get("stratum_titles", "{}"))
    return found


def label(stratum: str, titled: Mapping[str, str] | None = None) -> str:
    """Return a short name for an axis; `titled` is what `titles` of the study returns."""
    if stratum in _LABELS:
        return _LABELS[stratum]
    title = (titled or {}).get(stratum, "")
    if title and dimension(stratum) == OWN:
        return title
    if title and not stratum.endswith("-speaking"):  # languages have shorter ids than titles
        return title.partition(",")[0]
    value = stratum.partition(":")[2] or stratum
    if value[:1].isdigit():
        return value.replace("-plus", " and over").replace("-", "–")
    if value.endswith("-speaking"):
        languages = value.removesuffix("-speaking").split("-or-")
        return "- or ".join(language.capitalize() for language in languages) + "-speaking"
    words = value.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def people(stratum: str, titled: Mapping[str, str] | None = None) -> str:
    """Return the people of a stratum in words, for use after "among"."""
    if stratum in _PEOPLE:
        return _PEOPLE[stratum]
    kind, value = dimension(stratum), label(stratum, titled)
    if kind == "group" and stratum.endswith("-speaking"):
        return f"{value.removesuffix('-speaking').replace('- or', ' or')} speakers"
    if kind in OVERLAPPING and stratum in (titled or {}):
        first = value.partition(" ")[0]
        return value[:1].lower() + value[1:] if first in _COMMON_NOUNS else value
    if kind == "race":
        return f"{value} adults"
    if kind == "age":
        return f"people aged {value}"
    if kind == "zone":
        return f"residents of {value}"
    return value


def in_reading_order(strata: Iterable[str]) -> list[str]:
    """Sort strata: adults first, then by dimension, each dimension in the order of the file."""
    known = list(DIMENSIONS)
    rest = list(strata)
    others = list(dict.fromkeys(d for d in map(dimension, rest) if d and d not in known))
    order = ["", *known, *others]
    return sorted(rest, key=lambda s: order.index(dimension(s)))
