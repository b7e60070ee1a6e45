from __future__ import annotations

import warnings
from pathlib import Path

import h5py
import numpy as np
import pytest
from synthetic import LIBVER, seal, write_study

import kith
from kith.io import strata


@pytest.mark.parametrize("engine", ["h5netcdf", "netcdf4"])
def test_both_engines_read_the_same_study(study_path: Path, engine: str) -> None:
    with kith.open(study_path, engine=engine) as study:
        outcome = study["treated_past_year_share"]
        assert outcome.dims == ("scenario", "replicate", "time", "stratum")
        assert list(study["scenario"].values) == ["usual-care", "clinic-at-the-center"]
        assert study["stratum"].values[0] == "adults"
        assert str(study["time"].values[1])[:10] == "2026-01-12"
        assert list(study["week"].values[:3]) == [0, 1, 2]
        assert "week" in study.coords
        with h5py.File(study_path) as raw:
            expected = raw["treated_past_year_share"][1, 2, 3, 4]
        assert float(outcome[1, 2, 3, 4]) == expected
        assert study["residents"].dtype == np.int32


@pytest.mark.parametrize("engine", ["h5netcdf", "netcdf4"])
def test_groups_carry_the_labels_of_their_axes(study_path: Path, engine: str) -> None:
    known = kith.partnerships(study_path, engine=engine)
    end = known["maturity"].sel(scenario="clinic-at-the-center", partnership="clinic").isel(time=-1)
    assert float(end.mean()) == 1.0
    assert int(known["week"][-1]) == 155
    values = kith.draws(study_path, engine=engine)
    assert values["draw"].sizes == {"replicate": 48, "path": 2}
    assert values["grade"].sel(path="evidence.wait.decay").item() == "assumed"
    known.close()
    values.close()


def test_failed_runs_are_masked_and_counted(tmp_path: Path) -> None:
    path = write_study(tmp_path / "f.h5", failed=((1, 2), (1, 5), (0, 7)), weeks=60)
    with pytest.warns(kith.FailedRunsWarning, match="3 of 16 runs failed and are masked") as told:
        study = kith.open(path)
    assert "clinic-at-the-center: replicates 2, 5" in str(told[0].message)
    outcome = study["serious_distress_share"]
    assert outcome.dims == ("scenario", "replicate", "time", "stratum")
    gone = outcome.isnull().all(["time", "stratum"]).values
    assert np.argwhere(gone).tolist() == [[0, 7], [1, 2], [1, 5]]
    assert outcome.isnull().values.sum() == 3 * 60 * study.sizes["stratum"]
    assert np.isnan(study["residents"].values[1, 2]).all()
    assert study.attrs["failed_runs"] == 3
    assert study["run_status"].values.sum() == 3
    partnership = kith.partnerships(path)["maturity"]
    assert partnership.isnull().all(["time", "partnership"]).values.sum() == 3
    row = kith.compare(study, "serious_distress_share").iloc[0]
    assert row["replicates"] == 5
    study.close()


CLINIC = """
[community]
title = "Davidson County, Tennessee"
[[group]]
id = "dine"
title = "Diné, citizens of the Navajo Nation"
[[partnership]]
id = "clinic"
start_week = 26
grant_weeks = 100
grant_usd_per_year = 240000
[[partnership]]
id = "later"
start_week = 52
"""


def test_the_scenarios_name_the_community_and_its_milestones(tmp_path: Path) -> None:
    path = write_study(tmp_path / "p.h5", weeks=5, resolved=[CLINIC, CLINIC])
    with kith.open(path) as study:
        assert study.attrs["community"] == "Davidson County, Tennessee"
        titled = {"group:dine": "Diné, citizens of the Navajo Nation"}
        assert strata.titles(study) == titled
        assert np.isnan(study["start_week"].values[0])
        assert study["start_week"].values[1] == 26
        assert study["grant_end_week"].values[1] == 126
    damaged = write_study(tmp_path / "d.h5", weeks=5, resolved=["= 1", "= 2"])
    with kith.open(damaged) as study:
        assert "start_week" not in study.variables


def test_no_failure_no_warning(study_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kith.open(study_path).close()


def test_other_files_are_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file"):
        kith.open(tmp_path / "nowhere.h5")
    with pytest.raises(kith.KithFileError, match="is a folder"):
        kith.open(tmp_path)
    text = tmp_path / "text.h5"
    text.write_text("not HDF5")
    with pytest.raises(kith.KithFileError, match="not an HDF5 file"):
        kith.open(text)
    for value, said in ((None, "no attribute 'filetype'"), ("openmc", "filetype = 'openmc'")):
        path = write_study(tmp_path / f"{value}.h5", weeks=5, filetype=value)
        with pytest.raises(kith.KithFileError, match=said):
            kith.open(path)
    newer = write_study(tmp_path / "newer.h5", weeks=5, kith_format=np.int32(2))
    with pytest.raises(kith.KithFileError, match="kith_format is 2"):
        kith.open(newer)
    none = write_study(tmp_path / "none.h5", weeks=5, kith_format=None)
    with pytest.raises(kith.KithFileError, match="kith_format is missing"):
        kith.draws(none)


def test_half_a_file_is_refused(tmp_path: Path, study_path: Path) -> None:
    half = tmp_path / "half.h5"
    half.write_bytes(study_path.read_bytes()[:50_000])
    with pytest.raises(kith.KithFileError, match="damaged or incomplete"):
        kith.open(half)


def test_a_missing_group_is_named(tmp_path: Path) -> None:
    path = write_study(tmp_path / "bare.h5", weeks=5)
    with h5py.File(path, "a", libver=LIBVER) as file:
        del file["partnerships"]
    seal(path)
    with pytest.raises(kith.KithFileError, match="/partnerships"):
        kith.partnerships(path)
