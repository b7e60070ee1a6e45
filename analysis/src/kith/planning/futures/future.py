"""Futures as a user gives them: a name, and settings of scenarios as after `--set`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kith.running import as_toml

#: The future that plans were chosen for.
AS_PLANNED = "as planned"

#: Settings by the name of their future, or "NAME:PATH=VALUE,PATH=VALUE".
Given = Mapping[str, as_toml.Changes] | Sequence[str]

#: What may turn out otherwise. How long and how often is simulated must stay the same.
_TABLES = ("community", "zone", "group", "organization", "site", "provider", "event", "evidence",
           "national", "partnership")  # fmt: skip

_FORM = "write NAME:PATH=VALUE,PATH=VALUE, as 'grant lost:partnership.*.grant_weeks=52'"


@dataclass(frozen=True)
class Future:
    """What may come instead of what was planned for."""

    name: str
    settings: tuple[str, ...]  #: each PATH=VALUE; a `*` in a path stands for every id


def futures_in(given: Given | None) -> tuple[list[Future], list[str]]:
    """Return futures, without wrong settings, and everything that is wrong in how they are written.

    >>> futures_in(["bad year:community.uninsured_share_under_65=0.2,community.pay_index=1.1"])
    ([Future(name='bad year', settings=('community.uninsured_share_under_65=0.2',
      'community.pay_index=1.1'))], [])
    """
    futures, wrong, names = [], list[str](), list[str]()
    for name, settings, problem in _pairs(given or []):
        own = [problem] * bool(problem)
        own += ["changes nothing: it has no settings"] * (not settings and not problem)
        if name.lower() == AS_PLANNED:
            own.append("is the name of what was planned for: choose another")
        if name in names:
            own.append("is there twice: write all its settings after one name")
        paths = [path_of(setting) for setting in settings]
        own += [f"{path} is set twice" for path in paths if path and paths.count(path) > 1]
        said = {setting: _problem(setting) for setting in settings}
        names.append(name)
        own += [what for what in said.values() if what]
        wrong += [f"future {name!r}: {what}" for what in dict.fromkeys(own)]
        futures.append(Future(name, tuple(own for own in settings if not said[own])))
    return futures, wrong


def _pairs(given: Given) -> Iterator[tuple[str, list[str], str]]:
    """Yield name, settings, and what is wrong with both."""
    if isinstance(given, Mapping):
        for name, settings in given.items():
            yield name.strip(), as_toml.changes(settings), "" if name.strip() else "has no name"
        return
    for text in [given] if isinstance(given, str) else given:
        name, colon, settings = text.partition(":")
        if not colon or "=" in name or not name.strip():
            yield text, [], f"has no name ({_FORM})"
        else:
            yield name.strip(), split(settings), ""


def split(text: str) -> list[str]:
    """Split settings at commas, but not inside of brackets and quotes.

    >>> split('a.b=[1, 2], c.d={ e = "f,g" },')
    ['a.b=[1, 2]', 'c.d={ e = "f,g" }']
    """
    parts, depth, quote, escaped = [""], 0, "", False
    for sign in text:
        if sign == "," and depth <= 0 and not quote:
            parts.append("")
            continue
        parts[-1] += sign
        if quote:
            quote = "" if sign == quote and not escaped else quote
            escaped = sign == "\\" and quote == '"' and not escaped
        elif sign in "\"'":
            quote = sign
        else:
            depth += (sign in "[{") - (sign in "]}")
    return [part.strip() for part in parts if part.strip()]


def _problem(setting: str) -> str:
    """Return what is wrong with a setting before any scenario is looked at; "" if nothing is."""
    path, (_, equals, value) = path_of(setting), setting.partition("=")
    if not equals or not path:
        return f"{setting!r} is no setting (PATH=VALUE; a comma ends a setting)"
    table = path.partition(".")[0]
    if table not in _TABLES:
        near = difflib.get_close_matches(table, _TABLES, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"it can change {', '.join(_TABLES)}"
        return f"{path}: a future cannot change {table!r} ({hint})"
    if table == "partnership" and (path.count(".") < 2 or value.strip().startswith("{")):
        return (
            f"{path}: a future changes what partnerships have, one key after the other (write "
            "partnership.ID.KEY=VALUE, or partnership.*.KEY=VALUE for all of them)"
        )
    return ""


def path_of(setting: str) -> str:
    """Return the path of a setting."""
    return setting.partition("=")[0].strip()
