"""Opens the counts of people whom the scenarios of a result reached."""

from __future__ import annotations

import xarray as xr

from kith.io.groups.open_group import open_group
from kith.io.result_file import PathLike


def reach(path: PathLike, *, engine: str = "auto") -> xr.Dataset:
    """Open counts of residents by the care they had in each scenario and in usual care.

    Each table has the axes scenario and replicate and those that say whom it counts. Counts are
    residents; differences are K6 points and weeks. Raises KithFileError where the study kept none
    (`run.reach = false`).

    >>> reached = kith.reach("results/clinic.h5")
    >>> "newly-reached" in reached["other_life"].values
    True
    """
    return open_group(path, "reach", engine)
