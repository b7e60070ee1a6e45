from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
import xarray as xr
from synthetic import LIBVER, seal, write_study

import kith


def part(path: Path, first: int, **root: object) -> Path:
    """Write a study of four replicates from `first` on."""
    attrs = {"kith_inputs_digest": "same", **root}
    write_study(path, replicates=4, weeks=60, **attrs)  # type: ignore[arg-type]
    with h5py.File(path, "r+", libver=LIBVER) as file:
        file["replicate"][:] = np.arange(first, first + 4)
    seal(path)
    return path


def test_parts_of_a_study_are_one_study(tmp_path: Path) -> None:
    late, early = part(tmp_path / "late.h5", 4), part(tmp_path / "early.h5", 0)
    whole = kith.open([late, early])
    assert whole["replicate"].values.tolist() == list(range(8))
    name = "treated_past_year_share"
    with kith.open(late) as alone:
        xr.testing.assert_equal(whole[name].isel(replicate=slice(4, 8)), alone[name])
    assert whole["week"].dims == ("time",)
    assert kith.compare(whole, name).iloc[0]["replicates"] == 8


def test_parts_that_are_none_are_refused(tmp_path: Path) -> None:
    first = part(tmp_path / "first.h5", 0)
    with pytest.raises(kith.KithFileError, match=r"again.h5: holds replicate 2, as .*first.h5"):
        kith.open([first, part(tmp_path / "again.h5", 2)])
    other = part(tmp_path / "other.h5", 4, kith_inputs_digest="another")
    with pytest.raises(kith.KithFileError, match=r"other.h5: has another scenario or setting"):
        kith.open([first, other])
    with pytest.raises(ValueError, match="must be one, or some"):
        kith.open([])


def test_chunks_read_nothing_before_it_is_needed(tmp_path: Path) -> None:
    paths = [part(tmp_path / f"{first}.h5", first) for first in (0, 4)]
    name = "treated_past_year_share"
    lazy = kith.open(paths, chunks={"replicate": 4})
    assert lazy[name].chunksizes["replicate"] == (4, 4)
    np.testing.assert_array_equal(lazy[name].values, kith.open(paths)[name].values)
