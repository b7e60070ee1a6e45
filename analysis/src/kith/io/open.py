"""Opens a study, or a merged sweep."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence

import xarray as xr

from kith.io import failed_runs, scenario_texts
from kith.io.parts import joined
from kith.io.result_file import Chunks, PathLike, checked, opened_by_xarray
from kith.io.usage_error import UsageError


def open(
    path: PathLike | Sequence[PathLike], *, engine: str = "auto", chunks: Chunks | None = None
) -> xr.Dataset:
    """Open a study: outcomes as (scenario, replicate, time, stratum), failed runs masked.

    >>> study = kith.open("results/clinic.h5")
    >>> study["treated_past_year_share"].dims
    ('scenario', 'replicate', 'time', 'stratum')
    >>> study["treated_past_year_share"].attrs["units"]
    '1'

    Outcomes of a sweep that `kith merge` joined have the axis `sample` first, and each varied
    number is a coordinate of it, `param_PATH`. Opening reads none of the outcomes.

    A failed run is NaN in every numeric outcome. How many failed is said by a
    `FailedRunsWarning` and kept in the attribute `failed_runs`. Values are read from the file when
    they are used, so keep it until then, or call `.load()`. `engine` is "h5netcdf", "netcdf4", or
    "auto": the second, which is several times faster, where it is installed and can lock the file.

    A list of paths opens parts of one study as one: the same scenarios, seed and version, and
    different replicates (`kith run --only replicate=...`). `chunks`, as of `xarray.open_dataset`,
    gives arrays of dask (which you install), so that neither opening nor joining reads outcomes:
    `{}` takes the chunks of the file, `{"replicate": 64}` larger ones. Without it, joining parts
    reads them into memory.
    """
    if isinstance(path, (str, os.PathLike)):
        return _opened(path, engine, chunks)
    files = [os.fspath(part) for part in path]
    if not files:
        raise UsageError("no path (must be one, or some)")
    return joined([_opened(file, engine, chunks) for file in files], files)


def _opened(path: PathLike, engine: str, chunks: Chunks | None) -> xr.Dataset:
    file = checked(path)
    study = opened_by_xarray(file, engine, chunks=chunks)
    if "week" in study:
        study = study.set_coords("week")
    study = scenario_texts.annotate(study, file)
    if "sample" in study.dims:
        varied = [name for name in study.data_vars if str(name).startswith("param_")]
        study = study.set_coords(varied)
    failed = failed_runs.of_study(study)
    if chunks is not None:  # coordinates are small, and dask arrays need equal chunks
        study = study.assign_coords({name: study[name].load() for name in study.coords})
    study.attrs["failed_runs"] = int(failed.sum()) if failed is not None else 0
    if failed is None or not failed.any():
        return study
    warnings.warn(failed_runs.described(failed), failed_runs.FailedRunsWarning, stacklevel=2)
    return failed_runs.masked(study, failed)
