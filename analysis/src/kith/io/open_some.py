"""Opens some outcomes of a study, many times faster than all of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

import xarray as xr

from kith.io.result_file import PathLike, checked, opened


def open_some(path: PathLike, names: Iterable[str]) -> xr.Dataset:
    """Read outcomes of a study whose runs are all done; names that it does not hold are left out.

    >>> study = open_some("results/clinic.h5", ["k6_mean", "no_such_outcome"])
    >>> list(study.data_vars), study["k6_mean"].dims
    (['k6_mean'], ('scenario', 'replicate', 'time', 'stratum'))
    """
    with opened(checked(path)) as file:
        found = {}
        for name in dict.fromkeys([*names]):
            if name in file and hasattr(file[name], "dims"):
                held = file[name]
                dims = [PurePosixPath(str(axis[0].name)).name for axis in held.dims]
                attributes = {key: _text(value) for key, value in held.attrs.items()
                              if key in ("units", "better", "label", "cell_methods")}  # fmt: skip
                found[name] = xr.Variable(dims, held[...], attributes)
        axes = {str(dim) for values in found.values() for dim in values.dims}
        coordinates = {
            axis: xr.Variable([axis], file[axis].asstr()[...] if file[axis].dtype.kind == "O"
                              else file[axis][...])
            for axis in sorted(axes)
        }  # fmt: skip
        if "week" in file:
            coordinates["week"] = xr.Variable(["time"], file["week"][...])
    return xr.Dataset(found, coordinates)


def _text(value: object) -> object:
    return value.decode() if isinstance(value, bytes) else value
