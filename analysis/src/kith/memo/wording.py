"""Writes numbers, money and time in a language, rounded as on the first screen of `kith run`."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from kith.io import strata
from kith.memo.languages.language import Language


def count(value: float, decimals: int = 0) -> str:
    """Write a size without its sign."""
    return f"{abs(value):,.{decimals}f}"


def is_none(value: float, decimals: int = 0) -> bool:
    """Return whether a number rounds to zero or is not finite."""
    return not math.isfinite(value) or float(count(value, decimals).replace(",", "")) == 0


def dollars(usd: float, language: Language) -> str:
    """Write money to two digits, millions to one decimal: $1.6 million, $17,000."""
    size = abs(usd)
    if size >= 100:
        unit = 10.0 ** (math.floor(math.log10(size)) - 1)
        size = math.floor(size / unit + 0.5) * unit
    for least, name in ((1e9, "billion"), (1e6, "million")):
        if size >= least:
            parts = abs(usd) / least
            return f"${count(parts, 1 if parts < 99.95 else 0)} {language.words[name]}"
    return f"${count(size)}"


def shares_of_100(counts: Sequence[int], language: Language) -> list[str]:
    """Write counts as shares that add up to 100, by the method of largest remainders."""
    total = sum(counts)
    if total == 0:
        return ["0"] * len(counts)
    shares = [100 * one // total for one in counts]
    order = sorted(range(len(counts)), key=lambda k: -(100 * counts[k] % total))
    for k in order[: 100 - sum(shares)]:
        shares[k] += 1
    return [
        language.words["under 1"] if share == 0 and one > 0
        else language.words["over 99"] if share == 100 and one < total
        else str(share)
        for share, one in zip(shares, counts, strict=True)
    ]  # fmt: skip


def likelihood(said: str, language: Language) -> str:
    """Translate words of kith.stats.likelihood, such as "likely to very likely better"."""
    for direction in (" better", " worse"):
        if said.endswith(direction):
            parts = said.removesuffix(direction).split(" to ")
            return _joined(parts, language) + language.words[direction]
    return _joined(said.split(" to "), language)


def _joined(parts: list[str], language: Language) -> str:
    return language.words[" to "].join(language.words[part] for part in parts)


def years(weeks: int, language: Language) -> str:
    """Write a duration in half years or, where that is too coarse, in months."""
    exact = weeks / 52
    halves = math.floor(2 * exact + 0.5) / 2
    if halves < 1 or abs(exact - halves) > 0.1:
        months = max(1, math.floor(12 * exact + 0.5))
        if months < 24:
            one = months == 1
            return language.words["1 month" if one else "months"].format(count=months)
    if halves == 1:
        return language.words["1 year"]
    return language.words["years"].format(count=f"{halves:g}")


def month(first_day: np.datetime64 | None, week: float, language: Language) -> str:
    """Write the month of a week counted from the first day; "" if the study has no calendar."""
    if first_day is None or not math.isfinite(week):
        return ""
    day = (first_day + np.timedelta64(round(7 * week), "D")).astype("datetime64[s]").item()
    name = language.months[day.month - 1]
    return language.words["month"].format(month=name, year=day.year)


def people(stratum: str, titles: dict[str, str], language: Language) -> str:
    """Name the people of a stratum; titles of groups and zones stay as the scenario has them."""
    if stratum in language.people:
        return language.people[stratum]
    kind = strata.dimension(stratum)
    name = strata.label(stratum, titles)
    if kind == "age":
        return language.words["age"].format(ages=name)
    return language.words["zone" if kind == "zone" else "group"].format(title=name)
