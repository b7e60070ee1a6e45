"""Sensitivity of an outcome to the numbers of a sweep, by indices that suit its design."""

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
from kith.stats.sweeps.given_data import given_data
from kith.stats.sweeps.sample_values import of_each_run, of_each_sample

#: Designs laid out for indices of their own, which need every sample.
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

    The outcome is the mean over replicates of what `kith.effects` tabulates, in one stratum; with
    `effect` the difference from usual care, else the scenario itself. What the table holds depends
    on the method of the sweep:

    saltelli   Sobol indices: `first` is the share of the variance that the number explains alone,
               `total` the share it has any part in
    morris     `mean_effect`, the mean size of the change when the number moves by one step, and
               `spread`, large where its effect depends on the others
    lhs, sobol, grid, table   `first` from the samples as they are, and
               `partial_rank_correlation`, which has a sign: -1 to 1, apart from the other numbers;
               `clear` where it exceeds `threshold`, as the largest does in 5 of 100 permutations.
               Samples without a value are left out (`attrs["left_out"]`). A name or list that was
               varied has `first` alone

    `*_low` and `*_high` bound 95 % intervals over resampled points. Raises UsageError for a single
    study, for unknown names and for too few samples.

    >>> table = kith.sensitivity("results/sweep.h5", "effect_share")
    >>> table["path"].tolist()
    ['a.first', 'a.second', 'a.third']
    """
    with open_result(path) as sweep, open_design(path) as design:
        values = of_each_sample(sweep, outcome, scenario, stratum, effect)
        method = str(design.attrs["method"])
        paths = [str(name) for name in design["path"].values]
        if method in METHODS:
            table = _of_layout(design, values, outcome, seed)
        else:
            columns = [sweep[f"param_{name}"].values for name in paths]
            table = given_data(paths, columns, values, seed)
        what = outcomes.measure(sweep, outcome)
    left_out = int((~np.isfinite(values)).sum())
    table.attrs = {"outcome": outcome, "label": what.label, "unit": sweep[outcome].attrs.get(
        "units", ""), "stratum": stratum, "method": method, "left_out": left_out}  # fmt: skip
    return table


def _of_layout(design: xr.Dataset, values: Numbers, outcome: str, seed: int) -> pd.DataFrame:
    """Return the indices for which the samples were laid out; they need every sample."""
    if not np.isfinite(values).all():
        bad = np.flatnonzero(~np.isfinite(values))
        raise UsageError(
            f"{bad.size} samples have no value of {outcome} (the first: sample {bad[0]}); "
            "indices need all of them: kith work DIR --retry-failed, then merge again"
        )
    problem = {
        "num_vars": design.sizes["path"],
        "names": [str(name) for name in design["path"].values],
        "bounds": [[0.0, 1.0]] * design.sizes["path"],
    }
    if design.attrs["method"] == "saltelli":
        return _sobol(problem, values, bool(design.attrs["second_order"]), seed)
    places = np.asarray(design["place"].values, dtype=float)
    return _morris(problem, places, values, int(design.attrs["levels"]), seed)


def chance_share(path: PathLike, outcome: str, *, stratum: str = "adults") -> float:
    """Return the share of the variance of an effect over samples that is Monte Carlo error.

    Replicate k has the same random numbers in every sample, so the error is estimated from the
    residuals after the means of samples and of replicates are removed. NaN with one replicate.
    """
    with open_result(path) as sweep:
        values = of_each_run(sweep, outcome, stratum=stratum)
    samples, replicates = values.shape
    if replicates < 2:
        return float("nan")
    of_sample = values.mean(axis=1)
    rest = values - of_sample[:, None] - values.mean(axis=0) + values.mean()
    chance = (rest**2).sum() / ((samples - 1) * (replicates - 1)) / replicates
    return float(min(1.0, chance / of_sample.var(ddof=1)))


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
