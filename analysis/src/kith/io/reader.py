"""The one reader of Kith's result files; everything else in the package uses it."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

import h5py
import numpy as np
import xarray as xr

from kith.io import scenario_texts

FILETYPE = "kith-study"
SWEEP = "kith-sweep"
FORMAT = 1

PathLike = str | os.PathLike[str]


class KithFileError(ValueError):
    """A file that is not a result of Kith, or not one that this version can read."""


class FailedRunsWarning(UserWarning):
    """Some runs of a study failed; their values are masked."""


def open(path: PathLike, *, engine: str = "h5netcdf") -> xr.Dataset:
    """Open a study: outcomes as (scenario, replicate, time, stratum), failed runs masked.

    Outcomes of a sweep that `kith merge` joined have the axis `sample` first, and each varied
    number is a coordinate of it, `param_PATH`. Opening reads none of the outcomes.

    A failed run is NaN in every numeric outcome. How many failed is said by a
    `FailedRunsWarning` and kept in the attribute `failed_runs`. Values are read from the file when
    they are used, so keep it until then, or call `.load()`. `engine` is "h5netcdf" or "netcdf4".
    """
    file = _checked(path)
    study = xr.open_dataset(file, engine=engine)
    if "week" in study:
        study = study.set_coords("week")
    study = scenario_texts.annotate(study, file)
    if "sample" in study.dims:
        varied = [name for name in study.data_vars if str(name).startswith("param_")]
        study = study.set_coords(varied)
    failed = _failed_runs(study)
    study.attrs["failed_runs"] = int(failed.sum()) if failed is not None else 0
    if failed is None or not failed.any():
        return study
    warnings.warn(_describe_failures(failed), FailedRunsWarning, stacklevel=2)
    return _masked(study, failed)


def is_sweep(path: PathLike) -> bool:
    """Tell whether a file holds a sweep that `kith merge` joined, not a single study."""
    with h5py.File(_checked(path), "r") as opened:
        return "sample" in opened


def partnerships(path: PathLike, *, engine: str = "h5netcdf") -> xr.Dataset:
    """Open what is known of each partnership, as (scenario, replicate, time, partnership)."""
    return _open_group(path, "partnerships", engine)


def parameters(path: PathLike, *, engine: str = "h5netcdf") -> xr.Dataset:
    """Open the parameters of a study: value, draw, range, unit, source and grade by path."""
    return _open_group(path, "parameters", engine)


def trial(path: PathLike, *, engine: str = "h5netcdf") -> xr.Dataset:
    """Open what a virtual trial measured, by arm, week since enrolment and outcome.

    `n`, `mean` and `sd` are of every scenario and replicate, `pooled_*` of all replicates together;
    `difference` and `smd` (in favour of the arm) are from the first arm, with 95 % intervals.
    """
    return _open_group(path, "trial", engine)


def design(path: PathLike, *, engine: str = "h5netcdf") -> xr.Dataset:
    """Open how the samples of a sweep were laid out: place in the unit cube and range by path."""
    return _open_group(path, "design", engine)


def _open_group(path: PathLike, group: str, engine: str) -> xr.Dataset:
    file = _checked(path)
    with h5py.File(file, "r") as opened:
        if group not in opened:
            raise KithFileError(f"{file}: holds no table /{group} (it was written without one)")
        content = xr.open_dataset(file, group=group, engine=engine)
        missing = [d for d in map(str, content.dims) if d not in content.coords and d in opened]
        if "time" in content.dims:
            missing.append("week")
        root = _of_root(opened, [name for name in (*missing, "run_status") if name in opened])
    content = content.assign_coords({name: root[name] for name in missing if name in root})
    failed = _failed_runs(root)
    return content if failed is None or not failed.any() else _masked(content, failed)


def _of_root(opened: h5py.File, names: list[str]) -> xr.Dataset:
    """Read some variables of the root; xarray would look at all that the file holds."""
    found = {}
    for name in names:
        data = opened[name]
        axes = [axis[0].name.lstrip("/") for axis in data.dims if len(axis)] or [name]
        text = h5py.check_string_dtype(data.dtype) is not None
        attrs = {k: v for k, v in data.attrs.items() if k in ("units", "calendar", "long_name")}
        found[name] = (axes, data.asstr()[...] if text else data[...], attrs)
    return xr.decode_cf(xr.Dataset(found))


def _checked(path: PathLike) -> Path:
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


def _failed_runs(study: xr.Dataset) -> xr.DataArray | None:
    """Which runs did not finish, along the axes of runs; any status but 0 is a failure."""
    if "run_status" not in study:
        return None
    return (study["run_status"] != 0).load()


def _describe_failures(failed: xr.DataArray) -> str:
    count = int(failed.sum())
    places = []
    if "sample" in failed.dims:
        samples = failed["sample"].values[failed.any(["scenario", "replicate"]).values]
        shown = ", ".join(str(n) for n in samples[:5]) + (" …" if samples.size > 5 else "")
        return f"{count} of {failed.size} runs did not finish and are masked (samples {shown})"
    for name in failed["scenario"].values:
        numbers = failed["replicate"].values[failed.sel(scenario=name).values]
        if numbers.size:
            shown = ", ".join(str(n) for n in numbers[:5]) + (" …" if numbers.size > 5 else "")
            places.append(f"{name}: replicates {shown}")
    verb = "is" if count == 1 else "are"
    where = "; ".join(places)
    return f"{count} of {failed.size} runs failed and {verb} masked ({where}); see run_message"


def _masked(data: xr.Dataset, failed: xr.DataArray) -> xr.Dataset:
    """Set the numeric outcomes of failed runs to NaN and leave everything else as it is."""
    runs = {"scenario", "replicate"}
    masked = {}
    for name, values in data.data_vars.items():
        # The missing runs of a sweep are NaN in the file: to mask them again would read it whole.
        kinds = "iu" if "sample" in values.dims else "fiu"
        if runs <= set(values.dims) and values.dtype.kind in kinds and name != "run_status":
            masked[name] = values.where(~failed).transpose(*values.dims)
            masked[name].attrs = values.attrs
    return data.assign(masked)


def provenance(path: PathLike) -> dict[str, str]:
    """Return what made a study: its scenario files, command line, compiler, libraries, dates.

    `scenario_toml` and `scenario_resolved_toml` are those of all scenarios, one after the other;
    `scenario_toml:ID` is that of one.
    """
    file = _checked(path)
    told: dict[str, str] = {}
    with h5py.File(file, "r") as opened:
        group = opened.get("provenance")
        names = [_text(name) for name in opened["scenario"][()]] if "scenario" in opened else []
        for key, item in group.items() if group is not None else []:
            values = [_text(value) for value in np.ravel(item[()])]
            told[key] = "\n".join(values)
            if len(values) == len(names) > 1:
                told |= {f"{key}:{n}": value for n, value in zip(names, values, strict=True)}
    return told


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
