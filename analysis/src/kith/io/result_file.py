"""Checks that a file is a result of Kith that this version can read."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import xarray as xr

from kith.io.door.fault import KithFileError
from kith.io.door.inspect import can_lock, expect_result, opened

__all__ = [
    "Chunks",
    "KithFileError",
    "PathLike",
    "checked",
    "is_sweep",
    "opened",
    "opened_by_xarray",
]

PathLike = str | os.PathLike[str]
Chunks = Mapping[str, int] | int | str


def is_sweep(path: PathLike) -> bool:
    """Return whether a file holds a sweep joined by `kith merge`, not a single study."""
    with opened(checked(path)) as file:
        return "sample" in file


def checked(path: PathLike) -> Path:
    """Return the path of a result that passed the checks of `kith.io.door`; all readers call it."""
    file = Path(path)
    if not file.exists():
        raise FileNotFoundError(
            f"{file}: no such file (write one with: kith run SCENARIO -o {file})"
        )
    if file.is_dir():
        raise KithFileError(
            f"{file}: is a folder, not a result (join shards with: kith merge {file})"
        )
    expect_result(file)
    return file


def opened_by_xarray(
    file: Path, engine: str, group: str | None = None, chunks: Chunks | None = None
) -> xr.Dataset:
    """Open a checked result with xarray, locked as `opened` does if the engine allows it."""
    if chunks is not None and importlib.util.find_spec("dask") is None:
        raise ImportError("chunks need dask: pip install dask")
    more: dict[str, Any] = {}
    locks = can_lock(file)
    if engine == "auto":
        engine = "netcdf4" if locks and importlib.util.find_spec("netCDF4") else "h5netcdf"
    if engine == "h5netcdf" and not locks:
        more = {"driver_kwds": {"locking": False}}
    return xr.open_dataset(file, group=group, engine=engine, chunks=chunks, **more)
