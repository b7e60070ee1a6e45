"""What the next dollars bring: from each plan that is worth its money to the next dearer one."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from kith.planning.mean import mean_of
from kith.planning.observed import Observed
from kith.stats.intervals import Numbers

COLUMNS = ["plan", "after", "more_usd", "more_usd_low", "more_usd_high", "more_gain",
           "more_gain_low", "more_gain_high", "usd_per_gain"]  # fmt: skip


def steps(observed: Observed, plans: list[str], gain: str, sign: int, cost: str) -> pd.DataFrame:
    """Return a row for each plan on the way from the cheapest to the one that gains most.

    A plan is left out if a plan or a mixture of two gains as much for less, by the means (dominance
    and extended dominance: Drummond et al., Methods for the Economic Evaluation of Health Care
    Programmes, 4th ed., 2015; not verified). `more_usd` and `more_gain` are means of differences
    from the plan in `after`, in the replicates that both have, with 95 % intervals (Student's t);
    `usd_per_gain` is the ratio of the two means. Gains are positive where they are good.
    """
    known = {plan: _point(observed, plan, plans[0], gain, sign, cost) for plan in plans}
    known = {plan: point for plan, point in known.items() if all(map(math.isfinite, point))}
    path = efficient(known)
    rows = []
    for plan, after in zip(path[1:], path, strict=False):
        usd, more = (
            mean_of(finite(-observed.behind(plan, after, name, way)))
            for name, way in ((cost, 1), (gain, sign))
        )
        ratio = usd.value / more.value if more.value > 0 else math.nan
        rows.append([plan, after, usd.value, usd.low, usd.high, more.value, more.low, more.high,
                     ratio])  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def efficient(points: dict[str, tuple[float, float]]) -> list[str]:
    """Return the plans, by their cost and gain, that form the upper hull, the cheapest first.

    >>> efficient({"none": (0, 0), "dear": (9, 3), "some": (4, 2), "mixed": (6, 2.2), "no": (5, 1)})
    ['none', 'some', 'dear']
    """
    path: list[str] = []
    for plan in sorted(points, key=lambda own: (points[own][0], -points[own][1])):
        if path and points[plan][1] <= points[path[-1]][1]:
            continue
        while len(path) > 1 and _slope(points, path[-1], plan) >= _slope(points, *path[-2:]):
            path.pop()
        path.append(plan)
    return path


def finite(values: Numbers) -> Numbers:
    """Return the values of replicates that have one."""
    return np.asarray(values[np.isfinite(values)])


def _slope(points: dict[str, tuple[float, float]], one: str, two: str) -> float:
    """Return the gain per dollar from one plan to another; a gain at no cost has no bound."""
    cost, gain = (points[two][i] - points[one][i] for i in (0, 1))
    return gain / cost if cost > 0 else math.inf


def _point(
    observed: Observed, plan: str, usual: str, gain: str, sign: int, cost: str
) -> tuple[float, float]:
    """Return what a plan costs and gains over the first plan, by its own replicates."""
    if not {gain, cost} <= set(observed.names(plan)) & set(observed.names(usual)):
        return math.nan, math.nan
    usd = finite(-observed.behind(plan, usual, cost, 1))
    more = finite(-observed.behind(plan, usual, gain, sign))
    return tuple(float(v.mean()) if v.size else math.nan for v in (usd, more))  # type: ignore[return-value]
