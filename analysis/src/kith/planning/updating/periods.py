"""The periods of a table of actual numbers, on the weeks of a result."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

import numpy as np
import xarray as xr

from kith.io.usage_error import UsageError
from kith.stats.intervals import Numbers

#: First columns that say when, and how a cell is written.
KINDS = {"week": "26, or 26-29", "month": "2026-07", "date": "2026-07-06"}


class Period(NamedTuple):
    """Days since the first day of week 0, the last one not included."""

    name: str
    first: int
    end: int


class Calendar:
    """The weeks of a result, and the days that they begin."""

    def __init__(self, study: xr.Dataset) -> None:
        """Take weeks and days from a study."""
        self.weeks = study["week"].values.astype(np.int64)
        first = study["time"].values[0]
        dated = np.issubdtype(first.dtype, np.datetime64)
        day = first.astype("datetime64[D]").item() if dated else None
        self._start = day - datetime.timedelta(days=7 * int(self.weeks[0])) if day else None

    @property
    def last_day(self) -> int:
        """Return the day after the last week."""
        return 7 * (int(self.weeks[-1]) + 1)

    def period(self, kind: str, text: str) -> Period:
        """Return what a cell of the first column means; UsageError says what is allowed."""
        first, end = self._days(kind, text.strip())
        if first < 7 * int(self.weeks[0]) or end > self.last_day:
            raise UsageError(f"{kind} {text.strip()!r} is not within the result ({self._within()})")
        return Period(text.strip(), first, end)

    def after(self, kind: str, day: int) -> list[Period]:
        """Return the whole periods from a day on: months, or single weeks."""
        if kind != "month" or self._start is None:
            first = -(-day // 7)
            return [Period(str(w), 7 * w, 7 * w + 7) for w in range(first, int(self.weeks[-1]) + 1)]
        found = []
        month = (self._start + datetime.timedelta(days=day)).replace(day=1)
        while (end := self._day(_next_month(month))) <= self.last_day:
            if self._day(month) >= day:
                found.append(Period(f"{month:%Y-%m}", self._day(month), end))
            month = _next_month(month)
        return found

    def days(self, periods: list[Period]) -> Numbers:
        """Return how much of each week lies in each period, as (period, week), 0 to 1."""
        begin = 7 * self.weeks
        first, end = (np.array([[p[i]] for p in periods]).reshape(-1, 1) for i in (1, 2))
        inside = np.minimum(begin + 7, end) - np.maximum(begin, first)
        return np.asarray(np.clip(inside, 0, 7) / 7)

    def date(self, day: int) -> str:
        """Return a day as people write it, "6 July 2026"; of a file without dates its week."""
        if self._start is None:
            return f"week {day // 7}"
        on = self._start + datetime.timedelta(days=int(day))
        return f"{on.day} {on:%B %Y}"

    def _days(self, kind: str, text: str) -> tuple[int, int]:
        if kind == "week":
            if not (weeks := re.fullmatch(r"(\d{1,6})(?:\s*[-–:]\s*(\d{1,6}))?", text)):
                raise UsageError(f"{text!r} is no week (write {KINDS[kind]})")
            first, last = int(weeks[1]), int(weeks[2] or weeks[1])
            if last < first:
                raise UsageError(f"week {text!r} ends before it begins (did you mean "
                                 f"'{last}-{first}'?)")  # fmt: skip
            return 7 * first, 7 * last + 7
        if self._start is None:
            raise UsageError("the result has no dates: name weeks, in a first column 'week'")
        full = text + "-01" if kind == "month" else text
        try:
            on = datetime.date.fromisoformat(full)
        except ValueError:
            raise UsageError(f"{text!r} is no {kind} (write {KINDS[kind]})") from None
        if kind == "month":
            return self._day(on), self._day(_next_month(on))
        week = self._day(on) // 7
        return 7 * week, 7 * week + 7

    def _day(self, on: datetime.date) -> int:
        assert self._start is not None
        return int((on - self._start).days)

    def _within(self) -> str:
        weeks = f"weeks {self.weeks[0]} to {self.weeks[-1]}"
        if self._start is None:
            return weeks
        first, last = 7 * int(self.weeks[0]), self.last_day - 1
        return f"{weeks}: {self.date(first)} to {self.date(last)}"


def _next_month(on: datetime.date) -> datetime.date:
    return (on.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
