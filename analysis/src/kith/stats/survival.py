"""The survival of partnerships."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr

from kith.stats.sweeps.one_study import expect_one_study


def survival(partnerships: xr.Dataset, scenario: str) -> pd.DataFrame:
    """Return the share of replicates in which each partnership is alive, by week.

    `partnerships` is what `kith.partnerships(path)` opens. A partnership that a scenario does not
    have, or that never began in any replicate, is left out.

    >>> life = kith.partnerships("results/clinic.h5")
    >>> float(kith.survival(life, "clinic").loc[100, "clinic"])
    0.75
    """
    expect_one_study(partnerships)
    alive = partnerships["alive"].sel(scenario=scenario).transpose("replicate", "time", ...)
    share = {}
    for name in partnerships["partnership"].values:
        runs = alive.sel(partnership=name).values
        runs = runs[np.isfinite(runs).any(axis=1)]  # all NaN: failed; NaN at first: not begun
        if (runs > 0.5).any():
            share[str(name)] = (runs > 0.5).mean(axis=0)
    return pd.DataFrame(share, index=pd.Index(partnerships["week"].values, name="week"))
