"""Writes Python values as TOML, the language of scenarios."""

from __future__ import annotations

import datetime
import json
import math
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

#: Changes to scenarios: values by path, or "path=value" as after `--set`.
Changes = Mapping[str, Any] | Sequence[str]

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def as_toml(value: object) -> str:
    """Return a value as TOML in one line.

    >>> as_toml({"value": 0.3, "range": [0.2, 0.4], "source": "Cuijpers 2018"})
    '{ value = 0.3, range = [0.2, 0.4], source = "Cuijpers 2018" }'
    >>> as_toml(True), as_toml(600), as_toml("moved")
    ('true', '600', '"moved"')
    """
    if hasattr(value, "tolist"):  # a numpy number or array
        value = value.tolist()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else _not_finite(value)
    if isinstance(value, str | os.PathLike):
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(name)} = {as_toml(item)}" for name, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    raise TypeError(
        f"{value!r} cannot stand in a scenario (bool, number, str, date, list or dict can)"
    )


def document(scenario: Mapping[str, Any]) -> str:
    """Return a scenario as the text of a file, with a line for each top-level key.

    >>> print(document({"format": 1, "partnership": [{"id": "clinic", "start_week": 4}]}), end="")
    format = 1
    partnership = [{ id = "clinic", start_week = 4 }]
    """
    return "".join(f"{_key(name)} = {as_toml(value)}\n" for name, value in scenario.items())


def changes(given: Changes | None) -> list[str]:
    """Return changes in the form "path=value", as after `--set`.

    >>> changes({"time.weeks": 40, "partnership.clinic.outreach.enabled": False})
    ['time.weeks=40', 'partnership.clinic.outreach.enabled=false']
    """
    if given is None:
        return []
    if isinstance(given, str):
        return [given]
    if isinstance(given, Mapping):
        return [f"{path}={as_toml(value)}" for path, value in given.items()]
    return [str(change) for change in given]


def _key(name: object) -> str:
    return str(name) if _BARE.fullmatch(str(name)) else json.dumps(str(name), ensure_ascii=False)


def _not_finite(value: float) -> str:
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
