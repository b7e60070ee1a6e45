"""Numbers and names as people write them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd


def amount(value: float, unit: str) -> str:
    """Write a size with digits that suit it: 12, 3.1, 0.42, 0.03 points."""
    size = abs(value)
    digits = 0 if size >= 20 else 1 if size >= 1 else 2
    number = f"{size:,.{digits}f}"
    if float(number.replace(",", "")) == 0:
        number = f"{size:.1g}"
    one = number == "1.0"
    unit = unit.removesuffix("s") if one and unit in ("points", "weeks", "days") else unit
    return f"{'1' if one else number} {unit}".rstrip()


def signed(value: float, digits: int) -> str:
    """Write a difference with its sign, a true minus and no negative zero."""
    text = f"{value:+,.{digits}f}"
    return "0" if float(text.replace(",", "")) == 0 else text.replace("-", "−")


def alike(row: Mapping[Any, Any] | pd.Series[Any], factor: float) -> tuple[str, str, str]:
    """Write a difference and its interval, all with the digits that suit the largest of them."""
    values = [float(row[name]) * factor for name in ("difference", "low", "high")]
    size = max(abs(value) for value in values if math.isfinite(value))
    digits = 0 if size >= 100 else 1 if size >= 1 else 2 if size >= 0.1 else 3
    return signed(values[0], digits), signed(values[1], digits), signed(values[2], digits)


def tick(value: float) -> str:
    """Write a tick label of an axis of differences."""
    return "0" if abs(value) < 1e-12 else f"{value:+,.6g}".replace("-", "−")


def plain(value: float) -> str:
    """Write a level with about three significant figures."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 1 else 2
    text = f"{value:,.{digits}f}"
    return text.replace("-", "−") if float(text.replace(",", "")) else text.removeprefix("-")


def program_label(program: str, usual: str = "usual-care") -> str:
    """Return a program's name as words; costs of usual care are named as such."""
    if program == usual:
        return "care as usual (all payers)"
    return program.replace("_", " ").replace("-", " ")


def upper_first(text: str) -> str:
    """Write a label as the first words of a row."""
    return f"{text[:1].upper()}{text[1:]}"


def lower_first(text: str) -> str:
    """Write a label inside a sentence; an abbreviation keeps its capitals ("QALYs")."""
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def named(entry: pd.Series[Any]) -> str:
    """Return an uncertain number's meaning in short: its first sentence, or part of it."""
    if not entry["path"]:  # an event, whose title may contain any character
        return str(entry["meaning"])
    short = str(entry["meaning"]).split(". ")[0].split(";")[0].rstrip(".")
    return short or str(entry["path"]).rsplit(".", 1)[-1].replace("_", " ")
