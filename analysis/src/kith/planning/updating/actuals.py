"""Reads what has happened: a row a period, a column an outcome."""

from __future__ import annotations

import csv
import difflib
import io
import math
import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from kith.io.usage_error import UsageError
from kith.planning.updating.lived import Column, Lived
from kith.planning.updating.periods import KINDS, Calendar, Period
from kith.stats.intervals import Numbers

Source = str | os.PathLike[str] | pd.DataFrame


class Actuals(NamedTuple):
    """What was observed; NaN where a cell is empty."""

    kind: str  #: "week", "month" or "date"
    periods: list[Period]  #: in order of time
    columns: list[Column]
    values: Numbers  #: (period, column)


def read_actuals(source: Source, lived: Lived) -> Actuals:
    """Read a table; UsageError lists everything that is wrong in it, line by line."""
    reading = _Reading(lived)
    name, text = _text_of(source)
    rows = list(_rows(text))
    if not rows:
        raise UsageError(f"{name}: is empty (its first line names the columns: month, then "
                         "outcomes such as therapy_sessions_delivered)")  # fmt: skip
    reading.head(*rows[0])
    for line, cells in rows[1:]:
        reading.row(line, cells)
    reading.expect_something()
    if reading.problems:
        count = len(reading.problems)
        told = [f"{name}: {count} problem{'' if count == 1 else 's'}"]
        raise UsageError("\n  ".join(told + [f"{name}:{said}" for said in reading.problems]))
    return reading.actuals()


class _Reading:
    """A table as far as it was read, and what is wrong in it."""

    def __init__(self, lived: Lived) -> None:
        self.problems: list[str] = []
        self._lived, self._calendar = lived, Calendar(lived.study)
        self._kind = ""
        self._columns: list[Column | None] = []
        self._rows: list[tuple[int, Period, list[float]]] = []

    def head(self, line: int, cells: list[str]) -> None:
        """Read the names of the columns."""
        kind = cells[0].strip().lower()
        if kind in KINDS:
            self._kind = kind
        else:
            near = difflib.get_close_matches(kind, KINDS, 1) or ["month"]
            self._wrong(line, 1, cells[0], f"the first column says when: name it week, month or "
                        f"date, not {cells[0].strip()!r} (did you mean {near[0]!r}?)")  # fmt: skip
        names = [cell.strip() for cell in cells[1:]]
        for place, name in enumerate(names, start=2):
            self._columns.append(None)
            if name in names[: place - 2]:
                first = names.index(name) + 2
                self._wrong(line, place, name, f"is column {first} again")
                continue
            try:
                self._columns[-1] = self._lived.column(name)
            except UsageError as error:
                self._wrong(line, place, name, str(error))
        if not names:
            self._wrong(line, 1, cells[0], "no further column: each names an outcome, such as "
                        "therapy_sessions_delivered or partnerships/staff_fte")  # fmt: skip

    def row(self, line: int, cells: list[str]) -> None:
        """Read a period."""
        if len(cells) > len(self._columns) + 1:
            self._wrong(line, len(self._columns) + 2, "", "a cell too many (the first line names "
                        f"{len(self._columns) + 1} columns; numbers with a comma need quotes: "
                        '"1,200")')  # fmt: skip
        values = [math.nan] * len(self._columns)
        for place, (cell, column) in enumerate(zip(cells[1:], self._columns, strict=False)):
            if cell.strip():
                try:
                    values[place] = _number(cell, column)
                except UsageError as error:
                    name = column.name if column else ""
                    self._wrong(line, place + 2, name, str(error))
        if not self._kind:
            return
        try:
            period = self._calendar.period(self._kind, cells[0])
        except UsageError as error:
            self._wrong(line, 1, self._kind, str(error))
            return
        for other, known, _ in self._rows:
            if period.first < known.end and known.first < period.end:
                self._wrong(line, 1, self._kind, f"{period.name!r} overlaps with {known.name!r} "
                            f"of line {other} (each period once)")  # fmt: skip
        self._rows.append((line, period, values))

    def expect_something(self) -> None:
        """Complain about a table without a number."""
        seen = any(math.isfinite(value) for *_, values in self._rows for value in values)
        if not seen and not self.problems:
            self.problems.append("1: holds no number (a row is a period, with a number in at "
                                 "least one column)")  # fmt: skip

    def actuals(self) -> Actuals:
        """Return what was read, in order of time."""
        rows = sorted(self._rows, key=lambda row: row[1].first)
        values = np.array([row[2] for row in rows])
        columns = [column for column in self._columns if column is not None]
        return Actuals(self._kind, [row[1] for row in rows], columns, values)

    def _wrong(self, line: int, place: int, name: str, said: str) -> None:
        called = f" ({name.strip()})" if name.strip() else ""
        self.problems.append(f"{line}: column {place}{called}: {said}")


def _text_of(source: Source) -> tuple[str, str]:
    if isinstance(source, pd.DataFrame):
        return "table", source.to_csv(index=False)
    try:
        return os.fspath(source), Path(source).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{os.fspath(source)}: is not text in UTF-8 (save it as CSV UTF-8, or "
                         "from a spreadsheet as CSV)") from None  # fmt: skip


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return lines that hold something, with their number."""
    head = text.partition("\n")[0]
    read = csv.reader(io.StringIO(text), delimiter=";" if ";" in head and "," not in head else ",")
    try:
        return [(read.line_num, cells) for cells in read if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise UsageError(f"line {read.line_num} cannot be read as CSV ({error})") from None


def _number(cell: str, column: Column | None) -> float:
    """Read a number as people type it: 1,200, $1200, 43 %; None where its column is not known."""
    text = cell.strip().replace("$", "").replace(",", "").replace("_", "").replace(" ", "")
    percent = text.endswith("%")
    try:
        value = float(text.removesuffix("%")) / (100 if percent else 1)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UsageError(f"{cell.strip()!r} is no number (write 1200 or 0.43, or leave the cell "
                         "empty where nothing is known)")  # fmt: skip
    if column is None:
        return value
    if percent and column.measure.unit != "%":
        raise UsageError(f"{cell.strip()!r}: is no share (did you mean {100 * value:g}?)")
    if not column.low <= value <= column.high:
        allowed = f"must be {column.low:g} to {column.high:g}"
        if column.measure.unit == "%" and 1 < value <= 100:
            allowed += f" (did you mean '{value:g} %'?)"
        raise UsageError(f"{cell.strip()!r}: {allowed}")
    return value
