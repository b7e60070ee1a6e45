"""Who pays how much, in which year, for which program."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr

from kith.io.usage_error import UsageError
from kith.stats import intervals, selection

COSTS = "cost_by_program_usd"


def budget(
    study: xr.Dataset,
    scenario: str | None = None,
    against: str | None = None,
    by: tuple[str, ...] = ("year", "program", "payer"),
) -> pd.DataFrame:
    """Return money by year (from 1), program and payer: means, paired difference, 95 % interval.

    `by` may name fewer of the three; the others are summed. USD of the year, not discounted. Rows
    without money in any replicate are left out.

    >>> study = kith.open("results/clinic.h5")
    >>> kith.budget(study, "clinic", by=("payer",)).round()["difference"].tolist()
    [-11200.0, 112000.0]
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    if COSTS not in study:
        raise UsageError(f"the file holds no {COSTS}")
    unknown = set(by) - {"year", "program", "payer"}
    if unknown or not by:
        raise UsageError("by may name year, program and payer")
    money = study[COSTS].sum([d for d in ("year", "program", "payer") if d not in by])
    money = money.transpose("scenario", "replicate", *by)
    whole = study[COSTS].notnull().all(["year", "program", "payer"])
    usual = money.sel(scenario=selection.baseline(study, against)).values
    other = money.sel(scenario=chosen).values
    pairs = whole.sel(scenario=chosen) & whole.sel(scenario=selection.baseline(study, against))
    rows = []
    for place in np.ndindex(*usual.shape[1:]):
        before, after = (run[(pairs.values, *place)] for run in (usual, other))
        if not before.any() and not after.any():
            continue
        names = {d: study[d].values[i] for d, i in zip(by, place, strict=True)}
        if "year" in names:
            names["year"] = int(names["year"]) + 1
        low, high, _ = intervals.interval(after - before)
        rows.append({**names, "usual_care": before.mean(), "value": after.mean(),
                     "difference": (after - before).mean(), "low": low, "high": high})  # fmt: skip
    return pd.DataFrame(rows, columns=[*by, "usual_care", "value", "difference", "low", "high"])
