"""Whether spending is recovered within the horizon, and the QALY value at which it pays."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from kith.stats import economics, selection


def break_even(
    study: xr.Dataset, scenario: str | None = None, perspective: str = "societal"
) -> dict[str, float]:
    """Return whether spending is recovered within the horizon through lower costs elsewhere.

    `share` of the replicates whose total is no higher than usual care's, the median `week` in
    which they get there, and `usd_per_qaly`: what a QALY must be worth for half of them to pay.
    A replicate that spends nothing more is left out. Money is discounted 3 % a year.

    >>> study = kith.open("results/clinic.h5")
    >>> even = kith.break_even(study, "clinic")
    >>> even["share"], round(even["usd_per_qaly"])
    (0.0, 4105)
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    rate = (1 + economics.DISCOUNT_PER_YEAR) ** -(selection.middle_of_each(study) / 52.0)
    weekly = economics.pair_difference(study, economics.PERSPECTIVES[perspective], chosen, None)
    running = np.cumsum(weekly.transpose("replicate", "time").values * rate, axis=1)
    running = running[np.isfinite(running).all(axis=1) & (running.max(axis=1) > 0)]
    if not running.size:
        return {"share": math.nan, "week": math.nan, "usd_per_qaly": math.nan}
    ends_even = running[:, -1] <= 0
    after_last_loss = running.shape[1] - np.argmax(running[ends_even][:, ::-1] > 0, axis=1)
    worth = math.nan
    if "qalys" in study:
        gain = economics.gain_in(study, "qalys", chosen)
        cost = economics.cost_difference(study, chosen, perspective=perspective)
        needed = np.where(
            gain > 0, cost / np.where(gain > 0, gain, 1), np.where(cost > 0, np.inf, 0)
        )
        worth = float(np.median(needed[np.isfinite(cost)]))
    weeks = study["week"].values[after_last_loss]
    week = float(np.median(weeks)) if ends_even.any() else math.nan
    return {"share": float(ends_even.mean()), "week": week, "usd_per_qaly": worth}
