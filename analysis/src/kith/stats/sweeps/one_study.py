"""Refuses a sweep, or a path, where a function takes one study."""

from __future__ import annotations

import os

import xarray as xr

from kith.io.usage_error import UsageError


def expect_one_study(study: xr.Dataset) -> None:
    """Raise UsageError, which says what to do, for a path and for a sweep.

    `study` may also be a table of one, such as what `kith.partnerships` opens.
    """
    if isinstance(study, str | os.PathLike):
        path = os.fspath(study)
        raise UsageError(f"this function takes a study, not a path: kith.open({path!r}) opens it")
    if "sample" in study.dims:
        raise UsageError(
            f"this is a sweep of {study.sizes['sample']} samples, and one study is needed: "
            "kith.effects tabulates all samples, and .isel(sample=0) is the study of the first"
        )
