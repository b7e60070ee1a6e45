"""What an emulator is of."""

from __future__ import annotations

from typing import NamedTuple

from kith.io import outcomes


class About(NamedTuple):
    """What an emulator is of, and which sweep it learned from."""

    outcome: str
    label: str
    unit: str  #: as shown, after the factor; "points" of a difference of shares
    factor: float  #: shown = stored × factor
    scenario: str
    against: str  #: usual care; "" where the scenario itself is emulated
    stratum: str
    first_week: int
    last_week: int
    sweep_title: str
    sweep_run_id: str
    sweep_source: str  #: version and commit of the program that ran it
    made_by: str  #: version of this package
    without_value: int  #: samples left out because a run failed or has no value
    repeated: int  #: samples left out because another has the same numbers

    def amount(self, value: float) -> str:
        """Return a value with its unit, as people read it."""
        return self._digits(value) + self._shown_unit

    def band(self, middle: float, low: float, high: float) -> str:
        """Return a value and its band.

        >>> About("treated_past_year_share", "", "points", 100.0, *[""] * 3, 0, 1, *[""] * 4, 0, 0
        ...       ).band(0.01234, -0.001, 0.02)
        '1.23 points (-0.1 to 2)'
        """
        return f"{self.amount(middle)} ({self._digits(low)} to {self._digits(high)})"

    @property
    def _shown_unit(self) -> str:
        if self.is_money or not self.unit:
            return ""
        return f" {self.unit}"

    @property
    def is_money(self) -> bool:
        """Whether values are dollars."""
        return self.outcome.endswith("_usd")

    def _digits(self, value: float) -> str:
        """Return three significant digits without an exponent, or a large number whole."""
        if self.is_money:
            return f"{'-' if value < 0 else ''}${abs(value):,.0f}"
        shown = value * self.factor
        if abs(shown) < 5e-7:  # beyond six decimals, and no "-0"
            return "0"
        if abs(shown) >= 100:
            return f"{shown:,.0f}"
        short = f"{shown:.3g}"
        return f"{shown:.6f}".rstrip("0").rstrip(".") if "e" in short else short

    @property
    def what(self) -> str:
        """Return what is emulated, in words."""
        unlike = f" over {self.against}" if self.against else ""
        when = f"weeks {self.first_week} to {self.last_week}"
        return f"“{self.label}”: {self.scenario}{unlike}, {self.stratum}, {when}"


def unit_of(measure: outcomes.Measure, is_difference: bool) -> str:
    """Return the unit that a value of an outcome is shown in."""
    return measure.difference_unit if is_difference else measure.unit
