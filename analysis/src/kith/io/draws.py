"""The parameters of a result."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import xarray as xr

from kith.io.groups.open_group import open_group
from kith.io.result_file import PathLike


def draws(path: PathLike, *, engine: str = "auto") -> xr.Dataset:
    """Open the parameters of a study: value, draw, range, unit, source and grade by path.

    `draw` has the shape (replicate, path) and `value` (scenario, path), in the unit that `unit`
    names; `low` and `high` bound the plausible range. Raises KithFileError where the file is no
    result. `kith.parameters` lists what a scenario may hold.

    >>> draws = kith.draws("results/clinic.h5")
    >>> dict(draws["draw"].sizes)
    {'replicate': 48, 'path': 3}
    """
    return open_group(path, "parameters", engine)


def numbers_read(parameters: xr.Dataset, scenario: str) -> npt.NDArray[np.bool_]:
    """Return which numbers (path) a scenario reads; all if the file does not record it."""
    if "read" not in parameters:
        return np.ones(parameters.sizes["path"], dtype=bool)
    return np.asarray(parameters["read"].sel(scenario=scenario).values > 0)
