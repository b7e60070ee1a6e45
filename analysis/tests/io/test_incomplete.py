"""Missing values are labeled, never summarized; see also test_reader and test_sweeps."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from synthetic import LIBVER, write_study

import kith

ALL = tuple(range(8))


@pytest.mark.parametrize(
    "failed",
    [
        tuple((s, r) for s in (0, 1) for r in ALL),
        tuple((1, r) for r in ALL),
        tuple((0, r) for r in ALL),
    ],
    ids=["all", "scenario", "usual care"],
)
def test_where_all_runs_of_a_side_failed_nothing_is_compared(
    tmp_path: Path, failed: tuple[tuple[int, int], ...]
) -> None:
    path = write_study(tmp_path / "failed.h5", failed=failed, weeks=20)
    with pytest.warns(kith.FailedRunsWarning, match=f"{len(failed)} of 16 runs failed"):
        study = kith.open(path)
    row = kith.compare(study, "serious_distress_share").iloc[0]
    assert row["replicates"] == 0
    assert np.isnan(row["difference"])
    assert np.isnan(row["low"])
    study.close()


def test_pairs_of_which_one_half_failed_count_for_neither_side(tmp_path: Path) -> None:
    path = write_study(tmp_path / "halves.h5", failed=((0, 1), (1, 2)), weeks=20)
    with pytest.warns(kith.FailedRunsWarning):
        study = kith.open(path)
    row = kith.compare(study, "serious_distress_share").iloc[0]
    assert row["replicates"] == 6
    whole = [r for r in ALL if r not in (1, 2)]
    adults = study["serious_distress_share"].sel(stratum="adults").astype("f8").mean("time")
    paired = (adults[1] - adults[0]).values[whole]
    assert row["difference"] == pytest.approx(paired.mean())
    study.close()


def test_an_outcome_that_was_never_observed_has_no_data(tmp_path: Path) -> None:
    path = write_study(tmp_path / "nan.h5", weeks=20)
    with h5py.File(path, "a", libver=LIBVER) as file:
        file["serious_distress_share"][...] = np.nan
    with kith.open(path) as study:
        row = kith.compare(study, "serious_distress_share").iloc[0]
    assert row["replicates"] == 0
    assert np.isnan(row["difference"])


@pytest.mark.parametrize("size", [0, 8, 512, 4096])
def test_the_beginning_of_a_file_is_refused(tmp_path: Path, study_path: Path, size: int) -> None:
    begun = tmp_path / "begun.h5"
    begun.write_bytes(study_path.read_bytes()[:size])
    with pytest.raises(kith.KithFileError):
        kith.open(begun)


def test_the_folder_of_a_sweep_that_was_interrupted_is_no_result(tmp_path: Path) -> None:
    (tmp_path / "sweep" / "shards").mkdir(parents=True)
    (tmp_path / "sweep" / "plan.json").write_text("{}")
    with pytest.raises(kith.KithFileError, match="join shards with: kith merge"):
        kith.open(tmp_path / "sweep")
