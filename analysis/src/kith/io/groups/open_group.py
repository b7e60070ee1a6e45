"""Opens the tables that a result holds in addition to its outcomes."""

from __future__ import annotations

import h5py
import xarray as xr

from kith.io import failed_runs
from kith.io.result_file import KithFileError, PathLike, checked, opened, opened_by_xarray


def open_group(path: PathLike, group: str, engine: str) -> xr.Dataset:
    """Open one group of a result with the labels of its axes, failed runs masked."""
    file = checked(path)
    with opened(file) as result:
        if group not in result:
            raise KithFileError(f"{file}: holds no table /{group} ({_why(result, group)})")
        content = opened_by_xarray(file, engine, group)
        missing = [d for d in map(str, content.dims) if d not in content.coords and d in result]
        if "time" in content.dims:
            missing.append("week")
        root = _of_root(result, [name for name in (*missing, "run_status") if name in result])
    content = content.assign_coords({name: root[name] for name in missing if name in root})
    failed = failed_runs.of_study(root)
    return content if failed is None or not failed.any() else failed_runs.masked(content, failed)


def _why(result: h5py.File, group: str) -> str:
    if "sample" not in result:
        return "it was written without one"
    if group == "partnerships":
        return "it is a sweep that did not keep its outcomes; leave out outcomes under [keep]"
    return "it is a sweep; kith.effects tabulates it, and kith run writes single studies"


def _of_root(opened: h5py.File, names: list[str]) -> xr.Dataset:
    """Read some variables of the root; xarray would look at everything in the file."""
    found = {}
    for name in names:
        data = opened[name]
        axes = [axis[0].name.lstrip("/") for axis in data.dims if len(axis)] or [name]
        text = h5py.check_string_dtype(data.dtype) is not None
        attrs = {k: v for k, v in data.attrs.items() if k in ("units", "calendar", "long_name")}
        found[name] = (axes, data.asstr()[...] if text else data[...], attrs)
    return xr.decode_cf(xr.Dataset(found))
