"""How often each scenario is the best buy, by the value of a unit of effect."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import xarray as xr

from kith.stats import economics, intervals, selection


def acceptability(
    study: xr.Dataset,
    thresholds: Sequence[float] | intervals.Numbers,
    scenarios: Sequence[str] | None = None,
    effect: str = "qalys",
    perspective: str = "societal",
) -> pd.DataFrame:
    """Return, for each sum (USD) that a unit of effect is worth, how often each scenario is best.

    Usual care takes part with a net benefit of zero; columns are scenarios and add up to 1.

    >>> study = kith.open("results/clinic.h5")
    >>> kith.acceptability(study, [0, 100_000])["clinic"].round(2).tolist()
    [0.0, 1.0]
    """
    chosen = selection.other_scenarios(study, scenarios)
    usual = selection.baseline(study)
    nets = [np.zeros((len(thresholds), study.sizes["replicate"]))]
    for name in chosen:
        gain = economics.gain_in(study, effect, name)
        cost = economics.cost_difference(study, name, perspective=perspective)
        nets.append(np.outer(np.asarray(thresholds, dtype=np.float64), gain) - cost)
    stacked = np.stack(nets)
    whole = np.isfinite(stacked).all(axis=(0, 1))
    best = stacked[:, :, whole].argmax(axis=0)  # ties (it never opened) go to usual care
    shares = {n: (best == i).mean(axis=1) for i, n in enumerate([usual, *chosen])}
    return pd.DataFrame(shares, index=pd.Index(thresholds, name="usd_per_unit"))
