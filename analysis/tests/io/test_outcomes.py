from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest
import xarray as xr
from synthetic import LIBVER, seal, write_study

import kith
from kith.io import outcomes


def a_study(**attrs: str) -> xr.Dataset:
    return xr.Dataset({"k6_mean": ("time", [1.0], attrs)})


@pytest.mark.parametrize(("said", "better"), [("less", -1), ("more", 1), ("neither", 0)])
def test_the_file_says_which_way_is_better(said: str, better: int) -> None:
    study = a_study(better=said)
    assert outcomes.better(study, "k6_mean") == better
    assert outcomes.measure(study, "k6_mean").better == better


def test_a_file_that_does_not_say_it_is_told_apart_from_one_that_says_neither() -> None:
    with pytest.raises(kith.KithFileError, match=r"k6_mean.*no attribute 'better'.*run .* again"):
        outcomes.better(a_study(), "k6_mean")
    with pytest.raises(kith.KithFileError, match="the attribute 'better' is 'up'"):
        outcomes.better(a_study(better="up"), "k6_mean")


def test_a_result_of_an_older_version_opens_but_is_not_compared(tmp_path: Path) -> None:
    path = write_study(tmp_path / "old.h5", weeks=20)
    with h5py.File(path, "a", libver=LIBVER) as file:
        del file["unmet_need_share"].attrs["better"]
    seal(path)
    with kith.open(path) as study:
        assert study["unmet_need_share"].shape[1] == 8
        with pytest.raises(kith.KithFileError, match=r"study\['unmet_need_share'\]\.attrs"):
            kith.compare(study, "unmet_need_share")
        study["unmet_need_share"].attrs["better"] = "less"
        assert np.isfinite(kith.compare(study, "unmet_need_share")["better"].item())


def test_a_benefit_turns_with_the_file_and_not_with_the_name(tmp_path: Path) -> None:
    values = np.ones((2, 4, 60, 1)) * np.array([1.0, 2.0])[:, None, None, None]
    for said, better in (("less", 0.0), ("more", 1.0), ("neither", np.nan)):
        path = write_study(tmp_path / f"{said}.h5", replicates=4, weeks=60, strata=["adults"],
                           outcomes={"k6_mean": values})  # fmt: skip
        with h5py.File(path, "a", libver=LIBVER) as file:
            file["k6_mean"].attrs["better"] = said
        seal(path)
        with kith.open(path) as study:
            found = kith.compare(study, "k6_mean")["better"].item()
            assert found == better or (np.isnan(found) and np.isnan(better))


@pytest.mark.parametrize("engine", ["h5netcdf", "netcdf4"])
def test_the_file_names_its_outcomes(study_path: Path, engine: str) -> None:
    with kith.open(study_path, engine=engine) as study:
        wait = outcomes.measure(study, "wait_weeks_p90")
        distress = outcomes.measure(study, "serious_distress_share")
    assert (wait.label, wait.unit, wait.better) == ("90th-percentile wait", "weeks", -1)
    assert wait.meaning.startswith("From request to first session")  # "As wait_weeks_median."
    assert (distress.label, distress.unit, distress.factor) == ("Serious distress", "%", 100.0)


def test_without_a_label_an_outcome_goes_by_its_name() -> None:
    assert outcomes.measure(a_study(better="less"), "k6_mean").label == "K6 mean"
    named = outcomes.measure(a_study(better="less", long_name="mean K6"), "k6_mean")
    assert (named.label, named.meaning) == ("Mean K6", "mean K6")
    told = a_study(better="less", description="The mean of all. Every fourth week.")
    assert outcomes.measure(told, "k6_mean").meaning == "The mean of all"


@pytest.mark.parametrize("ask", [
    lambda study: kith.compare(study, "cascade_started"),
    lambda study: kith.figures.trajectories(study, "cascade_started"),
    lambda study: outcomes.measure(study, "cascade_started"),
])  # fmt: skip
def test_an_old_name_is_refused_with_the_new_one(
    whole: xr.Dataset, ask: Callable[[xr.Dataset], object]
) -> None:
    with pytest.raises(ValueError, match="cascade_started is now cascade_any_care"):
        ask(whole)


def test_a_file_that_holds_an_old_name_gives_it(whole: xr.Dataset) -> None:
    old = whole.assign(cascade_started=whole["cascade_any_care"].assign_attrs(better="more"))
    assert outcomes.measure(old, "cascade_started").better == 1
    assert len(kith.compare(old, "cascade_started"))
