"""Facts of a local clinic beside usual care, as the program writes them into a result."""

from __future__ import annotations

import xarray as xr

from kith.io.groups.open_group import open_group
from kith.io.result_file import PathLike


def local(path: PathLike, *, engine: str = "auto") -> xr.Dataset:
    """Open the facts of `kith community --local` beside the first year of usual care, by `fact`.

    `theirs` of the last year; `usual_care`, a mean over replicates for the whole place, with `low`
    and `high`; `agreement`: whether theirs "agrees" (lies between), "differs" or is "unknown". The
    attributes name the `clinic` and the `source`. Raises KithFileError for results without facts.
    """
    return open_group(path, "answer/local", engine)
