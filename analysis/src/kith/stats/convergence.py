"""Whether there are enough replicates."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import strata
from kith.stats import intervals, selection
from kith.stats.paired_values import paired_values

#: Replicates are enough if the Monte Carlo error is at most this share of the interval's
#: half-width.
SHARE_OF_SPREAD = 0.1


def convergence(
    study: xr.Dataset,
    outcome: str,
    scenario: str | None = None,
    *,
    stratum: str = strata.ADULTS,
    window: selection.Window | None = None,
    precision: float | None = None,
) -> pd.DataFrame:
    """Follow a paired difference as replicates are added, in their order in the file.

    `precision` is the Monte Carlo error wanted: the half-width of the 95 % interval of the mean, in
    the units of the file. By default it is a tenth of the interval's half-width: beyond that, more
    replicates sharpen a mean whose uncertainty stays. Rows are numbers of replicates; `enough`
    marks those that reach the precision. The attribute `needed` is how many replicates it takes.

    Raises ValueError, with the name that was probably meant, for an unknown outcome, scenario or
    stratum.

    >>> study = kith.open("results/clinic.h5")
    >>> steps = kith.convergence(study, "treated_past_year_share", "clinic")
    >>> steps.columns.tolist(), steps.attrs["needed"]
    (['replicates', 'difference', 'low', 'high', 'half_width', 'enough'], 142)
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    usual, other = paired_values(study, outcome, chosen, [stratum], window)
    difference = (other - usual).isel(stratum=0).values
    difference = difference[np.isfinite(difference)]
    wanted = precision if precision is not None else default_precision(difference)
    rows = [_row(difference[:count], wanted) for count in _counts(difference.size)]
    columns = ["replicates", "difference", "low", "high", "half_width", "enough"]
    frame = pd.DataFrame(rows, columns=columns)
    frame.attrs.update(
        outcome=outcome, scenario=chosen, precision=wanted, needed=needed(difference, wanted)
    )
    return frame


def default_precision(difference: intervals.Numbers) -> float:
    """Return a tenth of the interval's half-width."""
    low, high, _ = intervals.interval(difference)
    return SHARE_OF_SPREAD * (high - low) / 2


def needed(difference: intervals.Numbers, precision: float) -> int | None:
    """Return how many replicates bring the Monte Carlo error to `precision`; None if unknown."""
    if difference.size < 2 or not precision > 0:
        return None
    scaled = float(difference.std(ddof=1)) / precision
    count = max(2, math.ceil((1.959963984540054 * scaled) ** 2))
    while intervals.student_t(0.975, count - 1) * scaled > math.sqrt(count):  # t exceeds z slightly
        count += 1
    return count


def _row(difference: intervals.Numbers, precision: float) -> dict[str, float | bool]:
    low, high, _ = intervals.interval(difference)
    half = intervals.monte_carlo_error(difference)
    return {
        "replicates": int(difference.size), "difference": float(difference.mean()), "low": low,
        "high": high, "half_width": half, "enough": bool(half <= precision),
    }  # fmt: skip


def _counts(size: int) -> list[int]:
    """Return about twenty numbers of replicates, denser at the start and ending with all."""
    if size < 2:
        return [size] if size else []
    return sorted({round(c) for c in np.geomspace(2, size, 20)} | {size})
