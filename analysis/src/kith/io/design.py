"""How the samples of a sweep were laid out."""

from __future__ import annotations

import xarray as xr

from kith.io.groups.open_group import open_group
from kith.io.result_file import PathLike


def design(path: PathLike, *, engine: str = "auto") -> xr.Dataset:
    """Open how the samples of a sweep were laid out: place in the unit cube and range by path.

    `place` has the shape (sample, path) and is from 0 to 1. Raises KithFileError for a single
    study.

    >>> dict(kith.design("results/sweep.h5")["place"].sizes)
    {'sample': 80, 'path': 3}
    """
    return open_group(path, "design", engine)
