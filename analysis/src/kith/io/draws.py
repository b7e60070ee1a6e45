"""The parameters of a result."""

from __future__ import annotations

import xarray as xr

from kith.io.open_group import open_group
from kith.io.result_file import PathLike


def draws(path: PathLike, *, engine: str = "h5netcdf") -> xr.Dataset:
    """Open the parameters of a study: value, draw, range, unit, source and grade by path."""
    return open_group(path, "parameters", engine)
