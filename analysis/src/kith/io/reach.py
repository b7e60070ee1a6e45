"""Whom the scenarios of a result reached."""

from __future__ import annotations

import xarray as xr

from kith.io.open_group import open_group
from kith.io.result_file import PathLike


def reach(path: PathLike, *, engine: str = "h5netcdf") -> xr.Dataset:
    """Open what care residents had in each scenario and in their life in usual care, counted."""
    return open_group(path, "reach", engine)
