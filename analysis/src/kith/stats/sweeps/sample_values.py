"""An outcome in each sample of a sweep, as `kith.effects` counts it."""

from __future__ import annotations

import numpy as np
import xarray as xr

from kith.io import strata
from kith.io.usage_error import UsageError
from kith.stats import selection
from kith.stats.intervals import Numbers
from kith.stats.paired_values import paired_values


def expect_sweep(sweep: xr.Dataset) -> None:
    """Raise UsageError for a single study."""
    if "sample" not in sweep.dims:
        raise UsageError("this is a single study, not a sweep (kith plan, work and merge make one)")


def of_each_run(
    sweep: xr.Dataset,
    outcome: str,
    scenario: str | None = None,
    stratum: str = strata.ADULTS,
    effect: bool = True,
    window: selection.Window | None = None,
) -> Numbers:
    """Return an outcome over a window, as (sample, replicate); NaN where a run failed.

    With `effect` the difference from usual care, else the scenario itself. `scenario` is by default
    the first after usual care, or usual care if it is alone.
    """
    expect_sweep(sweep)
    names = [str(name) for name in sweep["scenario"].values]
    chosen = names[min(1, len(names) - 1)] if scenario is None else scenario
    selection.must_know("scenario", chosen, names)
    selection.outcome_values(sweep, outcome)
    against = names[0] if effect and len(names) > 1 else chosen
    one = sweep[[outcome]].sel(scenario=list(dict.fromkeys([against, chosen])))
    if "stratum" in one.dims:
        selection.must_know("stratum", stratum, selection.known_strata(sweep))
        one = one.sel(stratum=[stratum])
    runs = one.drop_vars(["sample", "replicate"]).stack(
        run=("sample", "replicate"), create_index=False
    )  # all runs as replicates of one study
    study = runs.rename(run="replicate").assign_attrs(sweep.attrs)
    usual, other = (
        run.isel(stratum=0).values.reshape(sweep.sizes["sample"], sweep.sizes["replicate"])
        for run in paired_values(study, outcome, chosen, [stratum], window, against)
    )
    return np.asarray(other if against == chosen else other - usual, dtype=np.float64)


def of_each_sample(
    sweep: xr.Dataset,
    outcome: str,
    scenario: str | None = None,
    stratum: str = strata.ADULTS,
    effect: bool = True,
) -> Numbers:
    """Return the outcome of each sample: the mean over its replicates.

    NaN if a replicate of the sample has no value: the mean of an incomplete sample would be over
    other replicates than its neighbors' means.
    """
    runs = of_each_run(sweep, outcome, scenario, stratum, effect)
    return np.asarray(runs.mean(axis=1))
