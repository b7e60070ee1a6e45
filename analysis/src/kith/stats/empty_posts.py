"""The number of posts (FTE), and the share that stays vacant."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import xarray as xr

from kith.io.usage_error import UsageError
from kith.stats import intervals, selection
from kith.stats.sweeps.one_study import expect_one_study

_NEEDED = ("posts_fte", "filled_posts_fte")


def empty_posts(study: xr.Dataset) -> pd.DataFrame:
    """Return how many posts (FTE) each scenario has, and the share that stays empty on average.

    Posts are in FTE, means over replicates; shares are from 0 to 1.

    >>> study = kith.open("results/clinic.h5")
    >>> kith.empty_posts(study).round(2).values.tolist()[0]
    ['usual-care', 10.0, 0.1, 0.1, 0.1]
    """
    expect_one_study(study)
    missing = [name for name in _NEEDED if name not in study]
    if missing:
        raise UsageError(f"the file holds no {missing[0]} (a sweep may leave it out with [keep])")
    window = selection.resolve_window(study, None)
    weeks = study["week"].values
    inside = np.flatnonzero((weeks >= window[0]) & (weeks <= window[1]))
    rows = []
    for name in study["scenario"].values:
        posts, filled = (
            study[v].sel(scenario=name).isel(time=inside).mean("time").values for v in _NEEDED
        )
        share = 1 - filled / np.where(posts > 0, posts, np.nan)
        share = share[np.isfinite(share)]
        low, high, _ = intervals.interval(share)
        rows.append({"scenario": str(name), "posts_fte": float(np.nanmean(posts)),
                     "empty_share": float(share.mean()) if share.size else math.nan,
                     "low": low, "high": high})  # fmt: skip
    return pd.DataFrame(rows)
