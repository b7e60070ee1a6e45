"""Runs of a study that did not finish."""

from __future__ import annotations

import xarray as xr


class FailedRunsWarning(UserWarning):
    """Some runs of a study failed; their values are masked."""


def of_study(study: xr.Dataset) -> xr.DataArray | None:
    """Return which runs did not finish, along the axes of runs; any status but 0 is a failure."""
    if "run_status" not in study:
        return None
    return (study["run_status"] != 0).load()


def described(failed: xr.DataArray) -> str:
    """State how many runs failed, and which."""
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


def masked(data: xr.Dataset, failed: xr.DataArray) -> xr.Dataset:
    """Set the numeric outcomes of failed runs to NaN and leave everything else as it is."""
    runs = {"scenario", "replicate"}
    changed = {}
    for name, values in data.data_vars.items():
        # The missing runs of a sweep are NaN in the file; masking floats would read all of it.
        kinds = "iu" if "sample" in values.dims else "fiu"
        if runs <= set(values.dims) and values.dtype.kind in kinds and name != "run_status":
            changed[name] = values.where(~failed).transpose(*values.dims)
            changed[name].attrs = values.attrs
    return data.assign(changed)
