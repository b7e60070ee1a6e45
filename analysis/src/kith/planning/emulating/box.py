"""The numbers that a sweep varied, and the ranges outside which an emulator says nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from kith.io.usage_error import UsageError
from kith.stats import selection
from kith.stats.intervals import Numbers

#: A bound may be missed by so much of the range, as texts and sums of decimals do.
_ROUNDING = 1e-9


class Number(NamedTuple):
    """A number that a sweep varied."""

    path: str
    low: float
    high: float
    is_log: bool  #: laid out by its logarithm
    unit: str
    meaning: str

    def place(self, values: Numbers) -> Numbers:
        """Return where values lie from low (0) to high (1)."""
        if self.is_log:
            ends = math.log(self.low), math.log(self.high)
            return np.asarray((np.log(values) - ends[0]) / (ends[1] - ends[0]))
        return np.asarray((values - self.low) / (self.high - self.low))

    def at(self, place: float) -> float:
        """Return the value at a place from low (0) to high (1)."""
        if self.is_log:
            return float(self.low * (self.high / self.low) ** place)
        return self.low + place * (self.high - self.low)

    @property
    def shown_unit(self) -> str:
        """The unit as it follows a value, "" where there is none."""
        return "" if self.unit in ("", "1") else f" {self.unit}"

    @property
    def shown_range(self) -> str:
        """The range in words."""
        return f"{self.low:.6g} to {self.high:.6g}{self.shown_unit}"


class Box(NamedTuple):
    """All numbers of a sweep."""

    numbers: tuple[Number, ...]

    @property
    def paths(self) -> list[str]:
        """The paths, in order."""
        return [number.path for number in self.numbers]

    def places(self, values: Numbers) -> Numbers:
        """Return points of the unit cube for values (points, numbers)."""
        columns = [own.place(values[:, i]) for i, own in enumerate(self.numbers)]
        return np.column_stack(columns)

    def points(self, given: Mapping[str, Any]) -> Numbers:
        """Return points of the unit cube for values by path, each one or as many as there are.

        Raises ValueError for a path that was not varied, one without a value, and a value that
        is outside the range of the sweep.
        """
        for path in given:
            selection.must_know("number", str(path), self.paths)
        if missing := [path for path in self.paths if path not in given]:
            raise UsageError(
                f"{missing[0]} has no value (the sweep varied {_listed(self.paths)}: a prediction "
                "needs a value of each)"
            )
        columns = [_as_column(path, given[path]) for path in self.paths]
        lengths = {len(column) for column in columns} - {1}
        if len(lengths) > 1:
            raise UsageError(
                f"numbers have {' and '.join(map(str, sorted(lengths)))} values (must have one, or "
                "as many as the others)"
            )
        values = np.column_stack(np.broadcast_arrays(*columns))
        for place, number in enumerate(self.numbers):
            _expect_inside(number, values[:, place])
        return np.clip(self.places(values), 0.0, 1.0)


def _as_column(path: str, given: Any) -> Numbers:
    try:
        column = np.atleast_1d(np.asarray(given, dtype=np.float64))
    except (TypeError, ValueError):
        raise UsageError(f"{path} = {given!r} is not a number") from None
    if column.ndim != 1 or not column.size:
        raise UsageError(f"{path} must be a number or a list of numbers")
    return column


def _expect_inside(number: Number, values: Numbers) -> None:
    slack = _ROUNDING * (number.high - number.low)
    beyond = ~((values >= number.low - slack) & (values <= number.high + slack))  # also NaN
    if beyond.any():
        value = float(values[beyond][0])
        raise UsageError(
            f"{number.path} = {value:.10g}{number.shown_unit} is outside the sweep, which varied "
            f"it from {number.shown_range}; the emulator says nothing there"
        )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else names[0]
