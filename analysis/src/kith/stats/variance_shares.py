"""Shares of an outcome's variance due to chance, uncertain numbers and the scenario."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import strata
from kith.io.usage_error import UsageError
from kith.stats import selection
from kith.stats.sweeps.one_study import expect_one_study


def variance_shares(
    study: xr.Dataset, central: xr.Dataset, outcome: str, *, stratum: str = strata.ADULTS
) -> pd.DataFrame:
    """Divide the variance of an outcome over all runs of a study, week by week.

    `study` has replicates that each draw the uncertain numbers, `central` is the same study with
    `--set run.parameters=central`: its replicates differ in random numbers only. One row a week:
    `variance` in squared units of the outcome, and the shares `chance` (spread between replicates
    of `central`), `parameters` (what the draws add to it) and `scenario` (spread of the means of
    scenarios, less what chance and parameters put into them). They add up to 1; all are NaN where
    nothing varies. Few replicates give rough shares: with 20, a share of one half is known to
    within about a third of itself.

    >>> study = kith.open("results/clinic.h5")
    >>> central = kith.open("results/central.h5")
    >>> kith.variance_shares(study, central, "treated_past_year_share").columns.tolist()
    ['week', 'variance', 'chance', 'parameters', 'scenario']
    """
    drawn, alone = (_runs(data, outcome, stratum) for data in (study, central))
    if list(drawn["scenario"].values) != list(alone["scenario"].values):
        raise UsageError("both studies must have the same scenarios")
    if drawn.sizes["time"] != alone.sizes["time"]:
        raise UsageError("both studies must have the same weeks")
    if min(drawn.sizes["replicate"], alone.sizes["replicate"]) < 2:
        raise UsageError("one replicate has no spread")
    within = drawn.var("replicate", ddof=1).mean("scenario").to_numpy()
    chance = np.minimum(alone.var("replicate", ddof=1).mean("scenario").to_numpy(), within)
    # Scenarios share their replicates, so whatever moves all scenarios alike cancels here.
    means = drawn.mean("replicate")
    residual = drawn - means - drawn.mean("scenario") + drawn.mean(["scenario", "replicate"])
    count, scenarios = drawn.sizes["replicate"], drawn.sizes["scenario"]
    freedom = max((count - 1) * (scenarios - 1), 1)
    noise = (residual**2).sum(["scenario", "replicate"]).to_numpy() / freedom / count
    between = np.zeros_like(within)
    if scenarios > 1:
        between = np.maximum(means.var("scenario", ddof=1).to_numpy() - noise, 0.0)
    total = within + between
    with np.errstate(invalid="ignore"):
        table = {
            "week": study["week"].to_numpy(), "variance": total, "chance": chance / total,
            "parameters": (within - chance) / total, "scenario": between / total,
        }  # fmt: skip
    return pd.DataFrame(table)


def _runs(study: xr.Dataset, outcome: str, stratum: str) -> xr.DataArray:
    expect_one_study(study)
    values = selection.outcome_values(study, outcome, stratum)
    if "stratum" in values.dims:
        values = values.sel(stratum=stratum)
    return values.transpose("scenario", "replicate", "time").astype(float)
