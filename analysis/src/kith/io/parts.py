"""Parts of one study: files with the same inputs and different replicates."""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr

from kith.io.result_file import KithFileError

# Parts must agree in their inputs (scenarios with all numbers, seed) and in the program's version.
_SAME = {"kith_inputs_digest": "scenario or setting", "source": "version of Kith"}


def joined(parts: Sequence[xr.Dataset], names: Sequence[str]) -> xr.Dataset:
    """Join parts into one study, its replicates in order; `names` are the files' names."""
    _expect_parts_of_one(parts, names)
    whole = xr.concat(
        list(parts), "replicate", data_vars="minimal", coords="minimal", compat="override",
        combine_attrs="override",
    ).sortby("replicate")  # fmt: skip
    whole.attrs["failed_runs"] = sum(int(part.attrs["failed_runs"]) for part in parts)
    whole.encoding.pop("source", None)
    return whole


def _expect_parts_of_one(parts: Sequence[xr.Dataset], names: Sequence[str]) -> None:
    """Raise KithFileError for a file that is not part of the study or repeats a replicate."""
    first, taken = parts[0], dict[int, str]()
    for part, name in zip(parts, names, strict=True):
        if "sample" in part.dims:
            raise KithFileError(f"{name}: is a sweep (open it alone; kith merge joins its shards)")
        for attribute, what in _SAME.items():
            if part.attrs.get(attribute) != first.attrs.get(attribute):
                raise KithFileError(f"{name}: has another {what} than {names[0]}")
        for replicate in part["replicate"].values.tolist():
            if replicate in taken:
                raise KithFileError(
                    f"{name}: holds replicate {replicate}, as {taken[replicate]} does (make parts "
                    "with the same -n and different --only replicate=...)"
                )
            taken[replicate] = name
