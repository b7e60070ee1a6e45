"""Limits that a plan must keep: costs, waits, an equity floor."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from kith.io.usage_error import UsageError
from kith.stats.intervals import Numbers

_FORM = re.compile(r"\s*([^<>=±]+?)\s*(<=|>=)\s*([^±]+?)\s*(?:±\s*(.+?)\s*)?")

#: Default tolerance, as a share of the limit: a mean this near may be judged within or beyond it.
TOLERANCE = 0.02


@dataclass(frozen=True)
class Limit:
    """A bound on the mean of a measure."""

    name: str
    most: bool  #: "<=", else ">="
    bound: float
    tolerance: float

    def over(self, values: Numbers) -> Numbers:
        """Return how far each replicate is beyond the limit (negative: within)."""
        return np.asarray(values - self.bound if self.most else self.bound - values)

    def __str__(self) -> str:
        """Return the limit as written after `--limit`."""
        return f"{self.name}{'<=' if self.most else '>='}{self.bound:.10g} ± {self.tolerance:.4g}"


def limit(text: str) -> Limit:
    """Read a limit: NAME<=NUMBER or NAME>=NUMBER, and the tolerance after ±.

    >>> str(limit("cost_partnership_usd<=1_500_000"))
    'cost_partnership_usd<=1500000 ± 3e+04'
    >>> limit("wait_weeks_p90 <= 12 ± 0.5").tolerance
    0.5
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise UsageError(
            f"limit {text!r} is no limit (write NAME<=NUMBER or NAME>=NUMBER, as "
            "cost_partnership_usd<=1_500_000, and if need be the tolerance: ± 50_000)"
        )
    name, sign, bound, tolerance = found.groups()
    number = _number(text, bound)
    near = TOLERANCE * abs(number) if tolerance is None else _number(text, tolerance)
    if not near > 0:
        raise UsageError(
            f"limit {text!r} needs a tolerance above 0: a mean so near may be called either "
            f"(write {name}{sign}{bound} ± NUMBER)"
        )
    return Limit(name, sign == "<=", number, near)


def _number(whole: str, text: str) -> float:
    try:
        return float(text.replace("$", "").replace(",", ""))
    except ValueError:
        raise UsageError(f"limit {whole!r}: {text!r} is no number") from None
