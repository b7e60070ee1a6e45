"""The effects of scenarios as one tidy table, for a study or a sweep."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence

import pandas as pd
import xarray as xr

from kith.io.open import open as open_result
from kith.io.result_file import PathLike
from kith.io.strata import ADULTS
from kith.io.varied import is_worded
from kith.stats import likelihood, selection
from kith.stats.compare import compare

_PARAMETER = "param_"

#: Columns of `compare` that are kept → their names here.
_KEPT = {
    "usual_care": "usual_care", "against": "against", "value": "value", "difference": "effect",
    "low": "low", "high": "high", "interval": "interval", "monte_carlo_error": "monte_carlo_error",
    "better": "probability", "words": "words", "replicates": "replicates",
}  # fmt: skip


def effects(
    study: xr.Dataset | PathLike,
    outcome: str,
    *,
    strata: str | Sequence[str] | None = None,
    scenario: str | Sequence[str] | None = None,
    against: str | None = None,
    window: selection.Window | None = None,
) -> pd.DataFrame:
    """Return the effect of each scenario on an outcome: a row for each scenario, sample, stratum.

    study     what `kith.run` or `kith.open` returns, or the path of a result; of a study or a sweep
    outcome   the name of one, as "treated_past_year_share"
    strata    one or several, as "adults" or "income:below-100"; None: all
    scenario, against, window   as in `kith.compare`

    Columns: `scenario`; of a sweep `sample`, and the value of each varied number, named by its path
    with underscores ("partnership_clinic_outreach_workers_fte"; the paths are in
    `attrs["paths"]`; names and lists are categories); `stratum`; `usual_care` (`against` where it
    is another scenario) and `value`, means over replicates; `effect`, the mean of the paired
    differences; `low` and `high`, its 95 % interval (`interval` is "percentiles"), below 39
    replicates their range ("range");
    `monte_carlo_error` of `effect`; `probability` of a benefit and its `words`, NaN and "" below 40
    replicates or where neither direction is one; `replicates`, pairs with a value.

    Values have the unit of the outcome (`attrs["unit"]`; shares are from 0 to 1). They are means
    over the weeks from the first partnership on, or sums of what adds up.

    Raises ValueError for an unknown outcome, scenario or stratum, and for usual care alone.

    >>> study = kith.open("results/clinic.h5")
    >>> table = kith.effects(study, "treated_past_year_share", strata="adults", scenario="clinic")
    >>> table[["scenario", "stratum", "interval", "replicates"]].values.tolist()
    [['clinic', 'adults', 'percentiles', 48]]
    """
    if isinstance(study, str | os.PathLike):
        with open_result(study) as opened:
            return effects(opened, outcome, strata=strata, scenario=scenario, against=against,
                           window=window)  # fmt: skip
    selection.outcome_values(study, outcome)  # checks it, and reads it once for all samples
    study = _in_strata(study[[outcome]].assign_attrs(study.attrs), strata)

    def table(of: xr.Dataset) -> pd.DataFrame:
        found = compare(of, outcome, "stratum", scenario=scenario, against=against, window=window)
        return found[["scenario", "stratum", *(name for name in _KEPT if name in found)]]

    varied = _varied(study) if "sample" in study.dims else {}
    frame = _of_samples(study, varied, table) if "sample" in study.dims else table(study)
    frame = frame.rename(columns=_KEPT)
    frame["probability"] = frame["probability"].where(frame["replicates"] >= likelihood.FEWEST)
    frame.attrs = {"outcome": outcome, "unit": str(study[outcome].attrs.get("units", "")),
                   "paths": {column: path for column, (path, _) in varied.items()}}  # fmt: skip
    return frame


def _in_strata(study: xr.Dataset, wanted: str | Sequence[str] | None) -> xr.Dataset:
    if "stratum" not in study.dims:
        return study.assign_coords(stratum=[ADULTS])  # outcomes without strata are about everybody
    if wanted is None:
        return study
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    for name in names:
        selection.must_know("stratum", name, [str(s) for s in study["stratum"].values])
    return study.sel(stratum=names)


def _varied(sweep: xr.Dataset) -> dict[str, tuple[str, xr.DataArray]]:
    """Return the path and the values by sample of each varied number, by a valid Python name."""
    varied = [str(name) for name in sweep.coords if str(name).startswith(_PARAMETER)]
    paths = [str(sweep[name].attrs.get("path", name.removeprefix(_PARAMETER))) for name in varied]
    return {
        re.sub(r"\W", "_", path): (path, sweep[name])
        for path, name in zip(paths, varied, strict=True)
    }


def _of_samples(
    sweep: xr.Dataset, varied: dict[str, tuple[str, xr.DataArray]],
    table: Callable[[xr.Dataset], pd.DataFrame],
) -> pd.DataFrame:  # fmt: skip
    """Return the tables of all samples, one below the other."""
    tables = [_of_sample(sweep, place, varied, table) for place in range(sweep.sizes["sample"])]
    frame = pd.concat(tables, ignore_index=True)
    for name, (_, values) in varied.items():
        if is_worded(values.values):
            frame[name] = pd.Categorical(frame[name], pd.unique(values.values))
    return frame


def _of_sample(
    sweep: xr.Dataset, place: int, varied: dict[str, tuple[str, xr.DataArray]],
    table: Callable[[xr.Dataset], pd.DataFrame],
) -> pd.DataFrame:  # fmt: skip
    one = table(sweep.isel(sample=place, drop=True))
    one.insert(1, "sample", int(sweep["sample"].values[place]))
    for after, (name, (_, values)) in enumerate(varied.items(), start=2):
        one.insert(after, name, values.values[place])
    return one
