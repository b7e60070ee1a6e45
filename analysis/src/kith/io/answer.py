"""The answer that the program writes into a result."""

from __future__ import annotations

import xarray as xr

from kith.io.open_group import open_group
from kith.io.result_file import PathLike


def answer(path: PathLike, *, engine: str = "h5netcdf") -> xr.Dataset:
    """Open the answer that `kith run` and `kith show` print, as (scenario, among, line).

    `among` is "all" replicates or those in which a partnership "opened"; the attributes name the
    weeks. Values are in the units of the file; times `scale` they are those of the line.
    """
    return open_group(path, "answer", engine)
