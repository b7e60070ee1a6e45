"""The forecast of what is still to come, before and after the actual numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import outcomes, strata
from kith.planning.updating.observations import Observations
from kith.planning.updating.redrawing import mean, percentiles, redrawn
from kith.stats import intervals, selection
from kith.stats.intervals import Numbers
from kith.stats.paired_values import paired_values

_95 = [2.5, 50.0, 97.5]


def forecast(
    study: xr.Dataset, names: list[str], stratum: str, window: selection.Window,
    seen: Observations, weights: Numbers | None,
) -> pd.DataFrame:  # fmt: skip
    """Return differences from usual care, before and (where there are weights) after."""
    rows = []
    for name in names:
        what = outcomes.measure(study, name)
        sign = what.better
        among = [stratum] if "stratum" in study[name].dims else [strata.ADULTS]
        for scenario in selection.other_scenarios(study):
            usual, other = paired_values(study, name, scenario, among, window)
            gain = (other - usual).isel(stratum=0).values[seen.replicates]
            rows.append({
                "outcome": name, "label": what.label, "unit": what.difference_unit,
                "scenario": scenario, "stratum": among[0],
                "from_week": window[0], "to_week": window[1],
                **_before(gain, sign), **_after(gain, sign, seen, weights),
            })  # fmt: skip
    return pd.DataFrame(rows)


def course(seen: Observations, weights: Numbers | None) -> pd.DataFrame:
    """Return each column period by period, before and after."""
    rows = []
    for place, column in enumerate(seen.actuals.columns):
        later = seen.later_simulated[:, :, place]
        after = np.full((later.shape[1], 3), np.nan)
        if weights is not None and later.size:
            drawn = redrawn(seen.series, seen.actual, later, weights)
            drawn = np.clip(drawn, column.low, column.high)
            after = np.array([percentiles(own, weights, _95) for own in drawn.T])
        before = np.concatenate([seen.simulated[:, :, place], later], axis=1)
        bands = intervals.percentiles(before, _95).T
        periods = [*seen.actuals.periods, *seen.later]
        for i, period in enumerate(periods):
            then = i - len(seen.actuals.periods)
            own = after[then] if then >= 0 else np.full(3, np.nan)
            rows.append({
                "column": column.name, "period": period.name,
                "first_day": period.first, "end_day": period.end,
                "actual": seen.actuals.values[i, place] if then < 0 else np.nan,
                **dict(zip(("before_low", "before", "before_high"), bands[i], strict=True)),
                **dict(zip(("after_low", "after", "after_high"), own, strict=True)),
            })  # fmt: skip
    return pd.DataFrame(rows)


def _before(gain: Numbers, sign: int) -> dict[str, float]:
    gain = gain[np.isfinite(gain)]
    low, high, _ = intervals.interval(gain)
    better, worse = (float((sign * side * gain > 0).mean()) if sign and gain.size else np.nan
                     for side in (1, -1))  # fmt: skip
    middle = float(gain.mean()) if gain.size else np.nan
    return {"before": middle, "before_low": low, "before_high": high,
            "before_better": better, "before_worse": worse}  # fmt: skip


def _after(
    gain: Numbers, sign: int, seen: Observations, weights: Numbers | None
) -> dict[str, float]:
    names = ("after", "after_low", "after_high", "after_better", "after_worse")
    if weights is None:
        return dict.fromkeys(names, np.nan)
    # Differences of exactly zero, as where no partnership opened, would get a sign by chance in
    # adjusted differences: they keep their weight, and the others are adjusted by themselves.
    some = np.where(gain == 0, np.nan, gain)
    drawn = redrawn(seen.series, seen.actual, np.column_stack([gain, some]), weights)
    low, _, high = percentiles(drawn[:, 0], weights, _95)
    none = mean(np.where(np.isfinite(gain), gain == 0, np.nan), weights)
    better, worse = (
        (1 - none) * mean(np.where(np.isfinite(drawn[:, 1]), sign * side * drawn[:, 1] > 0, np.nan),
                          weights) if sign and none < 1 else 0.0 if sign else np.nan
        for side in (1, -1)
    )  # fmt: skip
    found = (mean(drawn[:, 0], weights), float(low), float(high), better, worse)
    return dict(zip(names, found, strict=True))
