"""Sensitivity of an outcome to the numbers of a sweep: Sobol indices and Morris effects."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import outcomes
from kith.io.design import design as open_design
from kith.io.open import open as open_result
from kith.io.result_file import PathLike
from kith.io.usage_error import UsageError
from kith.stats.intervals import Numbers
from kith.stats.selection import must_know

#: Designs from which indices can be computed.
METHODS = ("saltelli", "morris")


def sensitivity(
    path: PathLike,
    outcome: str,
    *,
    scenario: str | None = None,
    stratum: str = "adults",
    effect: bool = True,
    seed: int = 1,
) -> pd.DataFrame:
    """Return how much of an outcome's spread over the samples each varied number explains.

    The outcome is the mean over the weeks from the first partnership on and over replicates, in
    one stratum; with `effect` the difference from usual care, else the scenario itself. A sweep of
    method "saltelli" gives Sobol indices: `first` is the share of the variance that the number
    explains alone, `total` the share it has any part in. One of method "morris" gives
    `mean_effect`, the mean size of the change when the number moves by one step, and `spread`,
    large where its effect depends on the others. `*_low` and `*_high` bound 95 % intervals
    over resampled points.

    >>> table = kith.sensitivity("results/sweep.h5", "effect_share")
    >>> table["path"].tolist()
    ['a.first', 'a.second', 'a.third']
    """
    with open_result(path) as sweep, open_design(path) as design:
        values = of_each_sample(sweep, outcome, scenario, stratum, effect)
        method = str(design.attrs["method"])
        if method not in METHODS:
            raise UsageError(
                f"a sweep of method '{method}' gives no indices (use 'saltelli' or 'morris')"
            )
        problem = {
            "num_vars": design.sizes["path"],
            "names": [str(name) for name in design["path"].values],
            "bounds": [[0.0, 1.0]] * design.sizes["path"],
        }
        if not np.isfinite(values).all():
            bad = np.flatnonzero(~np.isfinite(values))
            raise UsageError(
                f"{bad.size} samples have no value of {outcome} (the first: sample {bad[0]}); "
                "indices need all of them: kith work DIR --retry-failed, then merge again"
            )
        if method == "saltelli":
            table = _sobol(problem, values, bool(design.attrs["second_order"]), seed)
        else:
            places = np.asarray(design["place"].values, dtype=float)
            table = _morris(problem, places, values, int(design.attrs["levels"]), seed)
        what = outcomes.measure(sweep, outcome)
    table.attrs = {"outcome": outcome, "label": what.label, "unit": sweep[outcome].attrs.get(
        "units", ""), "stratum": stratum, "method": method}  # fmt: skip
    return table


def chance_share(path: PathLike, outcome: str, *, stratum: str = "adults") -> float:
    """Return the share of the variance of an effect over samples that is Monte Carlo error.

    Replicate k has the same random numbers in every sample, so the error is estimated from the
    residuals after the means of samples and of replicates are removed. NaN with one replicate.
    """
    with open_result(path) as sweep:
        runs = _of_each_run(sweep, outcome, None, stratum, True)
        values = np.asarray(runs.transpose("sample", "replicate").values, dtype=float)
    samples, replicates = values.shape
    if replicates < 2:
        return float("nan")
    of_sample = values.mean(axis=1)
    rest = values - of_sample[:, None] - values.mean(axis=0) + values.mean()
    chance = (rest**2).sum() / ((samples - 1) * (replicates - 1)) / replicates
    return float(min(1.0, chance / of_sample.var(ddof=1)))


def of_each_sample(
    sweep: xr.Dataset,
    outcome: str,
    scenario: str | None = None,
    stratum: str = "adults",
    effect: bool = True,
) -> Numbers:
    """Return the outcome of each sample: its mean over replicates and the weeks of `sensitivity`.

    NaN if a replicate of the sample has no value. Running totals are taken in the last week.
    """
    chosen = _of_each_run(sweep, outcome, scenario, stratum, effect)
    # The mean of an incomplete sample would be over other replicates than its neighbors' means.
    return np.asarray(chosen.mean("replicate", skipna=False).values, dtype=float)


def _outcomes_in(sweep: xr.Dataset) -> list[str]:
    """Return the names of the numeric outcomes of runs, without the status of runs."""
    return [
        str(name)
        for name, values in sweep.data_vars.items()
        if {"sample", "scenario"} <= set(values.dims)
        and values.dtype.kind in "fiu"
        and name != "run_status"
    ]


def _of_each_run(
    sweep: xr.Dataset, outcome: str, scenario: str | None, stratum: str, effect: bool
) -> xr.DataArray:
    if "sample" not in sweep.dims:
        raise UsageError("this is a single study, not a sweep (kith plan, work and merge make one)")
    must_know("outcome", outcome, _outcomes_in(sweep))
    values = sweep[outcome]
    if "stratum" in values.dims:
        must_know("stratum", stratum, [str(name) for name in values["stratum"].values])
        values = values.sel(stratum=stratum)
    if "time" in values.dims:
        last = "cumulative" in str(values.attrs.get("cell_methods", ""))
        first = int(np.ravel(sweep.attrs.get("first_partnership_week", 0))[0])
        since = values.where(sweep["week"] >= first, drop=True)
        values = since.isel(time=-1) if last else since.mean("time")
    names = [str(name) for name in values["scenario"].values]
    chosen_name = scenario or names[min(1, len(names) - 1)]
    must_know("scenario", chosen_name, names)
    chosen = values.sel(scenario=chosen_name)
    if effect and len(names) > 1:
        chosen = chosen - values.sel(scenario=names[0])
    return chosen


def _sobol(problem: dict[str, Any], values: Numbers, second_order: bool, seed: int) -> pd.DataFrame:
    from SALib.analyze import sobol

    if values.std() == 0.0:
        raise UsageError("the outcome is the same in every sample: nothing to explain")
    found = sobol.analyze(
        problem, values, calc_second_order=second_order, num_resamples=1000, seed=seed
    )
    table = pd.DataFrame({"path": problem["names"]})
    for ours, theirs in (("first", "S1"), ("total", "ST")):
        table[ours] = found[theirs]
        table[f"{ours}_low"] = found[theirs] - found[f"{theirs}_conf"]
        table[f"{ours}_high"] = found[theirs] + found[f"{theirs}_conf"]
    return table.sort_values("total", ascending=False, ignore_index=True)


def _morris(
    problem: dict[str, Any], places: Numbers, values: Numbers, levels: int, seed: int
) -> pd.DataFrame:
    from SALib.analyze import morris

    found = morris.analyze(
        problem, places, values, num_levels=levels, num_resamples=1000, seed=seed
    )
    size, half = np.asarray(found["mu_star"]), np.asarray(found["mu_star_conf"])
    table = pd.DataFrame(
        {
            "path": problem["names"],
            "mean_effect": size,
            "mean_effect_low": size - half,
            "mean_effect_high": size + half,
            "signed_effect": np.asarray(found["mu"]),
            "spread": np.asarray(found["sigma"]),
        }
    )
    return table.sort_values("mean_effect", ascending=False, ignore_index=True)
