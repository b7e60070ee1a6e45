"""Checks that a file is a result of Kith which this version can read."""

from __future__ import annotations

import os
from pathlib import Path

import h5py
import numpy as np

FILETYPE = "kith-study"
SWEEP = "kith-sweep"
FORMAT = 1

PathLike = str | os.PathLike[str]


class KithFileError(ValueError):
    """A file that is not a result of Kith, or not one that this version can read."""


def is_sweep(path: PathLike) -> bool:
    """Tell whether a file holds a sweep that `kith merge` joined, not a single study."""
    with h5py.File(checked(path), "r") as opened:
        return "sample" in opened


def checked(path: PathLike) -> Path:
    """Say what is wrong with a file before xarray does so in its own words."""
    file = Path(path)
    if not file.exists():
        raise FileNotFoundError(
            f"{file}: no such file (write one with: kith run SCENARIO -o {file})"
        )
    if file.is_dir():
        raise KithFileError(
            f"{file}: is a folder, not a result (join shards with: kith merge {file})"
        )
    if not h5py.is_hdf5(file):
        raise KithFileError(f"{file}: is not an HDF5 file, or only the beginning of one")
    try:
        with h5py.File(file, "r") as opened:
            filetype, version = opened.attrs.get("filetype"), opened.attrs.get("kith_format")
    except OSError as error:
        raise KithFileError(f"{file}: is damaged or incomplete ({error})") from error
    if isinstance(filetype, bytes):
        filetype = filetype.decode()
    if filetype not in (FILETYPE, SWEEP):
        said = "no attribute 'filetype'" if filetype is None else f"filetype = '{filetype}'"
        raise KithFileError(f"{file}: is not a result of Kith ({said}, must be '{FILETYPE}')")
    if version is None or np.size(version) != 1 or int(np.ravel(version)[0]) != FORMAT:
        said = "missing" if version is None else str(version)
        raise KithFileError(
            f"{file}: kith_format is {said} (this version reads {FORMAT}; install the package that "
            "came with the kith that wrote the file)"
        )
    return file
