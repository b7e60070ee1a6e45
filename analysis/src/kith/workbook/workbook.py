"""Writes the CSV tables of `kith export` as the sheets of one .xlsx file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kith.io.pages import write_whole

#: Sheets in reading order; others follow.
ORDER = ("answer", "reach", "operations", "budget", "ranking", "weeks", "meanings")

MEANINGS = "meanings"
_WIDEST = 48


@dataclass(frozen=True)
class _Column:
    """A column's entry in the table of meanings; text has no decimals."""

    unit: str
    decimals: int | None

    @property
    def number_format(self) -> str:
        if self.decimals is None:
            return "General"
        if self.unit == "share":
            return "0.0%" if self.decimals else "0%"
        places = "." + "0" * self.decimals if self.decimals else ""
        return f"{'$' if self.unit == 'USD' else ''}#,##0{places}"


def workbook(folder: Path, target: Path) -> Path:
    """Write each table of a folder as a sheet: a row of names, one of units, then typed values."""
    from xlsxwriter import Workbook

    tables = {path.stem: _rows(path) for path in folder.glob("*.csv")}
    columns = _columns(tables[MEANINGS])
    written = io.BytesIO()
    book = Workbook(written, {"in_memory": True})
    for name in sorted(tables, key=lambda n: ORDER.index(n) if n in ORDER else len(ORDER)):
        _add_sheet(book, name, tables[name], columns)
    book.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, written.getvalue())
    return target


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _columns(meanings: list[list[str]]) -> dict[tuple[str, str], _Column]:
    heads = meanings[0]
    rows = [dict(zip(heads, row, strict=True)) for row in meanings[1:]]
    return {
        (row["table"], row["column"]): _Column(
            row["unit"], int(row["decimals"]) if row["decimals"] else None
        )
        for row in rows
        if row["column"]
    }


def _add_sheet(
    book: Any, name: str, rows: list[list[str]], columns: dict[tuple[str, str], _Column]
) -> None:
    sheet = book.add_worksheet(name)
    bold, italic = book.add_format({"bold": True}), book.add_format({"italic": True})
    text = book.add_format({"num_format": "@"})
    heads = rows[0]
    own = [columns.get((name, head), _Column("", None)) for head in heads]
    first = 1 if name == MEANINGS else 2
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
        if first == 2 and own[place].unit:
            sheet.write_string(1, place, own[place].unit, italic)
        shape = text if own[place].decimals is None else None
        form = shape or book.add_format({"num_format": own[place].number_format})
        longest = max(len(row[place]) for row in rows)
        sheet.set_column(place, place, min(_WIDEST, max(8, longest + 1)))
        for at, row in enumerate(rows[1:], first):
            if row[place] and own[place].decimals is not None:
                sheet.write_number(at, place, float(row[place]), form)
            elif row[place]:
                sheet.write_string(at, place, row[place], form)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows) + first}"})
    sheet.freeze_panes(first, 1)
