"""The replicates in which a scenario's partnerships opened."""

from __future__ import annotations

import xarray as xr


def opened(partnerships: xr.Dataset, scenario: str) -> xr.DataArray | None:
    """Return for each replicate whether any partnership of a scenario opened; None if unknown.

    `kith.compare(study, outcome, where=...)` takes it. A replicate of which nothing is known, as
    one that failed, counts as opened: it has no values.

    >>> life = kith.partnerships("results/town.h5")
    >>> kith.opened(life, "clinic").dims
    ('replicate',)
    """
    if "opened" not in partnerships:
        return None
    series = partnerships["opened"].sel(scenario=scenario)
    known = series.notnull().any(["time", "partnership"])
    if not bool(known.any()):
        return None
    return ((series > 0.5).any(["time", "partnership"]) | ~known).rename("opened")
