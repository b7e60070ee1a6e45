"""Parts of one study: the same inputs, different replicates, each in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr

from kith.io.result_file import KithFileError

# What parts have in common: scenarios with all their numbers and the seed; the program's version.
_SAME = {"kith_inputs_digest": "scenario or setting", "source": "version of Kith"}


def joined(parts: Sequence[xr.Dataset], names: Sequence[str]) -> xr.Dataset:
    """Return the study that these make up, its replicates in order. `names` are those of files."""
    _expect_parts_of_one(parts, names)
    whole = xr.concat(
        list(parts), "replicate", data_vars="minimal", coords="minimal", compat="override",
        combine_attrs="override",
    ).sortby("replicate")  # fmt: skip
    whole.attrs["failed_runs"] = sum(int(part.attrs["failed_runs"]) for part in parts)
    whole.encoding.pop("source", None)
    return whole


def _expect_parts_of_one(parts: Sequence[xr.Dataset], names: Sequence[str]) -> None:
    """Raise KithFileError for a file that is no part of the study, or repeats a replicate."""
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
