"""Reads values from JSON of somebody else: of the kind expected, finite, and fit to be shown."""

from __future__ import annotations

from typing import Any, get_type_hints

import numpy as np

from kith.io.door.fault import FaultError
from kith.io.door.texts import fault_in_text
from kith.stats.intervals import Numbers

_LONGEST_TEXT = 4096


def record(told: Any, name: str, kind: type) -> dict[str, Any]:
    """Return the fields of a named tuple of texts, numbers and flags: these and no others."""
    one, fields = told.get(name), get_type_hints(kind)
    expect(isinstance(one, dict) and list(one) == list(fields), name)
    readers: dict[type, Any] = {str: text, int: whole, float: number, bool: flag}
    return {field: readers[own](one, field) for field, own in fields.items()}


def text(told: Any, name: str) -> str:
    """Return a text that may be shown."""
    found = told.get(name)
    expect(isinstance(found, str) and len(found) <= _LONGEST_TEXT, name)
    if fault := fault_in_text(found):
        raise FaultError(f"has {fault} in {name}")
    return str(found)


def flag(told: Any, name: str) -> bool:
    """Return true or false."""
    expect(isinstance(told.get(name), bool), name)
    return bool(told[name])


def number(told: Any, name: str) -> float:
    """Return a finite number."""
    return float(numbers(told, name, ())[()])


def whole(told: Any, name: str) -> int:
    """Return a whole number."""
    found = number(told, name)
    expect(found.is_integer(), name)
    return int(found)


def entries(told: Any, name: str, most: int) -> list[Any]:
    """Return a list of at most `most` entries."""
    found = told.get(name)
    expect(isinstance(found, list) and len(found) <= most, name)
    return list(found or [])


def numbers(told: Any, name: str, shape: tuple[int | None, ...]) -> Numbers:
    """Return finite numbers of a shape, in which None is any length."""
    nested = told.get(name)
    flat = [nested]
    for _ in shape:
        expect(all(isinstance(part, list) for part in flat), name)
        flat = [one for part in flat for one in part]
    expect(all(type(one) in (int, float) for one in flat), name)
    try:
        found = np.array(nested, dtype=np.float64)
    except (ValueError, OverflowError):
        raise FaultError(f"has {name} that no emulator has") from None
    fits = found.ndim == len(shape) and all(
        wanted in (None, own) for wanted, own in zip(shape, found.shape, strict=True)
    )
    expect(fits and bool(np.isfinite(found).all()), name)
    return found


def expect(holds: bool, name: str) -> None:
    """Raise FaultError where a condition does not hold."""
    if not holds:
        raise FaultError(f"has {name} that no emulator has")
