"""Marks in a page, between which tables of numbers are written.

A mark names scenarios, followed by one line per outcome with its stratum (by default adults) and
its weeks (by default from the first partnership's start to the end):

    <!-- kith numbers: care-for-refugees
    treated_past_year_share group:veterans
    wait_weeks_p90 adults 52-78
    partnership:alive
    -->
    ... the table ...
    <!-- kith end -->

`numbers` compares each scenario with usual care; `shares` shows what each program of a scenario
adds, computed from the sub-scenarios in the folder named after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kith.io import strata
from kith.io.usage_error import UsageError

#: Prefix of outcomes of partnerships, not of residents.
OF_PARTNERSHIP = "partnership:"
KINDS = ("numbers", "shares")
END = "<!-- kith end -->"

_MARK = re.compile(r"<!-- kith (?P<kind>\w+):(?P<ids>[^\n]*)\n(?P<rows>.*?)-->\n", re.S)


class PageError(ValueError):
    """Marks that cannot be read; lists all problems, one per line, with their lines in the page."""


@dataclass(frozen=True)
class Row:
    """One row of a table: outcome, stratum and weeks (None: since the start)."""

    outcome: str
    stratum: str = strata.ADULTS
    window: tuple[int, int] | None = None


@dataclass(frozen=True)
class Block:
    """A mark: its scenarios by id, its rows, and the position of its table in the text."""

    kind: str
    scenarios: tuple[str, ...]
    rows: tuple[Row, ...]
    begin: int
    end: int


def blocks(text: str) -> list[Block]:
    """Return the marks of a page in order; raise PageError with every problem."""
    found, problems = [], []
    for mark in _MARK.finditer(text):
        line = text.count("\n", 0, mark.start()) + 1
        kind, ids = mark["kind"], tuple(mark["ids"].split())
        rows = []
        for place, words in enumerate(map(str.split, mark["rows"].splitlines()), start=line + 1):
            try:
                rows.append(_row(words))
            except ValueError as error:
                problems.append(f"line {place}: {error}")
        end = text.find(END, mark.end())
        following = _MARK.search(text, mark.end())
        if kind not in KINDS:
            problems.append(f"line {line}: unknown mark '{kind}' (there are: {', '.join(KINDS)})")
        if not ids or not rows:
            problems.append(f"line {line}: a mark names one scenario and one outcome or more")
        if end < 0 or (following is not None and following.start() < end):
            problems.append(f"line {line}: no '{END}' before the next mark")
        found.append(Block(kind, ids, tuple(rows), mark.end(), end))
    if problems:
        raise PageError("\n".join(problems))
    return found


def fill(text: str, table: Callable[[Block], str | None]) -> str:
    """Return the page with each mark's `table` filled in; None leaves the existing text.

    Raises PageError as `blocks` does.
    """
    tables = [(block, table(block)) for block in blocks(text)]
    for block, written in reversed(tables):
        if written is not None:
            text = f"{text[: block.begin]}{written.rstrip()}\n\n{text[block.end :]}"
    return text


def _row(words: list[str]) -> Row:
    if not 1 <= len(words) <= 3:
        raise UsageError("an outcome, a stratum and weeks, the last two if needed")
    if len(words) < 3:
        return Row(words[0], words[1] if len(words) > 1 else strata.ADULTS)
    weeks = re.fullmatch(r"(\d+)-(\d+)", words[2])
    if weeks is None or int(weeks[1]) > int(weeks[2]):
        raise UsageError(f"'{words[2]}' are no weeks (as in 52-78)")
    return Row(words[0], words[1], (int(weeks[1]), int(weeks[2])))
