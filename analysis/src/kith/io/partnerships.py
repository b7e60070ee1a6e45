"""The partnerships of a result."""

from __future__ import annotations

import xarray as xr

from kith.io.open_group import open_group
from kith.io.result_file import PathLike


def partnerships(path: PathLike, *, engine: str = "h5netcdf") -> xr.Dataset:
    """Open what is known of each partnership, as (scenario, replicate, time, partnership)."""
    return open_group(path, "partnerships", engine)
