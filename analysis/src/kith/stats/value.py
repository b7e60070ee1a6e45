"""The cost per person treated, week of distress averted, QALY and WELLBY."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import xarray as xr

from kith.stats import economics, intervals, selection

#: Angles beyond this count as vertical, because sums of angles have rounding errors.
_VERTICAL = math.pi / 2 - 1e-9


def value(
    study: xr.Dataset,
    scenario: str | None = None,
    against: str | None = None,
    perspective: str = "societal",
) -> pd.DataFrame:
    """Compare the additional cost of a scenario with its gains, over the whole horizon.

    A row for each effect that the file holds. `gain` and `cost` are means of the paired
    differences (positive: better, dearer) in the simulated community, with their interval
    over replicates.
    `cost_per_unit` is mean cost over mean gain; its interval orders replicates by their angle on
    the cost-effectiveness plane, so `inf` means "no gain at any price". `saves` and `harms` are the
    shares of replicates that cost less and gain, and that cost more and lose. Money is discounted
    as QALYs are, 3 % a year; persons and weeks are not.

    >>> study = kith.open("results/clinic.h5")
    >>> table = kith.value(study, "clinic").set_index("effect")
    >>> table.loc["qalys", ["cost", "cost_per_unit"]].round().tolist()
    [97243.0, 4104.0]
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    cost = economics.cost_difference(study, chosen, against, perspective)
    rows = []
    for name in economics.held(study):
        gain = economics.gain_in(study, name, chosen, against)
        both = np.isfinite(gain) & np.isfinite(cost)
        label = economics.EFFECTS[name].label
        rows.append({"effect": name, "per": label, **_row(gain[both], cost[both])})
    frame = pd.DataFrame(rows)
    frame.attrs.update(scenario=chosen, perspective=perspective)
    return frame


def ratio_interval(gain: intervals.Numbers, cost: intervals.Numbers) -> tuple[float, float, float]:
    """Return mean cost over mean gain, and its interval over replicates ordered by angle.

    The angle is that on the cost-effectiveness plane. All three are NaN if the mean gain is not
    positive. A bound beyond the vertical is `inf`; a negative bound is money saved per unit gained.
    """
    mean_gain, mean_cost = float(gain.mean()), float(cost.mean())
    if mean_gain <= 0:
        return math.nan, math.nan, math.nan
    middle = mean_cost / mean_gain
    if gain.size < 2:
        return middle, math.nan, math.nan
    scale = np.array([gain.std() or 1.0, cost.std() or 1.0])  # makes angles independent of units
    center = math.atan2(mean_cost / scale[1], mean_gain / scale[0])
    turned = np.arctan2(cost / scale[1], gain / scale[0]) - center
    turned = (turned + math.pi) % (2 * math.pi) - math.pi
    still = (gain == 0) & (cost == 0)
    low, high, _ = intervals.interval(np.where(still, 0.0, turned))
    low, high = (_slope(angle + center, scale) for angle in (low, high))
    return middle, low, high


def _slope(angle: float, scale: intervals.Numbers) -> float:
    if angle >= _VERTICAL:
        return math.inf
    if angle <= -_VERTICAL:
        return -math.inf
    return math.tan(angle) * float(scale[1] / scale[0])


def _row(gain: intervals.Numbers, cost: intervals.Numbers) -> dict[str, float]:
    row: dict[str, float] = {}
    for name, values in (("gain", gain), ("cost", cost)):
        low, high, _ = intervals.interval(values)
        mean = float(values.mean()) if values.size else math.nan
        row |= {name: mean, f"{name}_low": low, f"{name}_high": high}
    middle, low, high = ratio_interval(gain, cost) if gain.size else (math.nan,) * 3
    some = gain.size > 0
    return row | {
        "cost_per_unit": middle, "cost_per_unit_low": low, "cost_per_unit_high": high,
        "saves": float(np.mean((gain > 0) & (cost < 0))) if some else math.nan,
        "harms": float(np.mean((gain < 0) & (cost > 0))) if some else math.nan,
        "replicates": int(gain.size),
    }  # fmt: skip
