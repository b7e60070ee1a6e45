from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from synthetic import write_study

import kith

USUAL = np.array([10.0, 20.0, 30.0, 40.0])
OTHER = np.array([11.0, 22.0, 33.0, 46.0])  # differences 1, 2, 3, 6


def small_study(path: Path, name: str, usual: np.ndarray, other: np.ndarray) -> xr.Dataset:
    """Open a study of 60 weeks and two strata in which each run has one constant value."""
    runs = np.stack([usual, other])[:, :, None, None] * np.ones((1, 1, 60, 2))
    names = ["adults", "sex:female"]
    count = len(usual)
    file = write_study(
        path / "s.h5", replicates=count, weeks=60, strata=names, outcomes={name: runs}
    )
    return kith.open(file).load()


def test_numbers_worked_out_by_hand(tmp_path: Path) -> None:
    study = small_study(tmp_path, "k6_mean", USUAL, OTHER)
    row = kith.compare(study, outcome="k6_mean").iloc[0]
    assert (row["usual_care"], row["value"], row["difference"]) == (25.0, 28.0, 3.0)
    assert (row["low"], row["high"], row["interval"]) == (1.0, 6.0, "range")  # range of four
    half = 3.182446305283708 * np.sqrt(14 / 3) / 2  # t(3) × sd / √4
    assert row["monte_carlo_error"] == pytest.approx(half, rel=1e-12)
    assert row["variance_saved"] == pytest.approx(1 - (14 / 3) / (500 / 3 + 674 / 3))
    assert (row["better"], row["no_effect"], row["worse"]) == (0.0, 0.0, 1.0)  # more distress
    assert row["words"] == ""  # four replicates are too few for words
    assert row["replicates"] == 4
    assert (row["from_week"], row["to_week"]) == (0, 59)


@pytest.mark.parametrize(
    ("name", "words", "better"),
    [
        ("who5_mean", "very likely to almost certainly better", 1.0),
        ("wait_weeks_p90", "very likely to almost certainly worse", 0.0),
        ("sessions_delivered", "", np.nan),
    ],
)
def test_benefit_has_a_direction(tmp_path: Path, name: str, words: str, better: float) -> None:
    study = small_study(tmp_path, name, np.tile(USUAL, 10), np.tile(OTHER, 10))
    row = kith.compare(study, name).iloc[0]
    assert row["words"] == words
    assert row["better"] == better or np.isnan([row["better"], better]).all()


def test_words_are_those_of_all_replicates(tmp_path: Path) -> None:
    change = np.tile([-1, 2, 1, 1], 16)
    study = small_study(tmp_path, "who5_mean", np.tile(USUAL, 16), np.tile(USUAL, 16) + change)
    row = kith.compare(study, "who5_mean").iloc[0]
    assert row["low"] < 0 < row["high"]
    assert row["interval"] == "percentiles"
    assert (row["better"], row["worse"]) == (0.75, 0.25)
    assert row["words"] == "more likely than not to likely better"  # 63 to 84 %
    assert row["settled_by"] == 128
    same = small_study(tmp_path, "who5_mean", np.tile(USUAL, 16), np.tile(USUAL, 16))
    row = kith.compare(same, "who5_mean").iloc[0]
    assert (row["low"], row["high"], row["no_effect"]) == (0.0, 0.0, 1.0)
    assert row["words"] == "probably no effect"


def test_some_replicates_alone(tmp_path: Path) -> None:
    study = small_study(tmp_path, "who5_mean", USUAL, OTHER)
    where = xr.DataArray([True, False, True, False], dims="replicate")
    row = kith.compare(study, "who5_mean", where=where).iloc[0]
    assert (row["difference"], row["low"], row["high"], row["replicates"]) == (2.0, 1.0, 3.0, 2)


def test_weeks_average_or_add_up_within_the_window(tmp_path: Path) -> None:
    values = np.zeros((2, 4, 60, 2))
    values[1] = np.arange(60.0)[None, :, None]
    for name, expected in (("k6_mean", 12.0), ("sessions_delivered", 60.0)):
        file = write_study(
            tmp_path / f"{name}.h5", replicates=4, weeks=60, strata=["adults", "sex:male"],
            outcomes={name: values},
        )  # fmt: skip
        with kith.open(file) as study:
            frame = kith.compare(study, name, window=(10, 14))
            assert frame["difference"].iloc[0] == expected
            with pytest.raises(ValueError, match="holds no week"):
                kith.compare(study, name, window=(60, 70))


def test_running_totals_count_what_they_gain_in_the_window(tmp_path: Path) -> None:
    values = np.zeros((2, 4, 60, 2))
    values[0] = np.arange(60.0)[None, :, None]
    values[1] = 3 * np.arange(60.0)[None, :, None]
    path = write_study(
        tmp_path / "q.h5", replicates=4, weeks=60, strata=["adults", "sex:male"],
        outcomes={"qalys": values},
    )  # fmt: skip
    with kith.open(path) as study:
        row = kith.compare(study, "qalys", window=(10, 14)).iloc[0]
        assert (row["usual_care"], row["value"], row["difference"]) == (5.0, 15.0, 10.0)
        assert kith.compare(study, "qalys")["usual_care"].item() == 59.0


def test_the_window_begins_with_the_first_partnership(tmp_path: Path) -> None:
    values = np.zeros((2, 4, 60, 2))
    values[1, :, 50:] = 2.0
    path = write_study(
        tmp_path / "w.h5", replicates=4, weeks=60, strata=["adults", "sex:male"],
        outcomes={"k6_mean": values}, first_partnership_week=np.int32(40),
    )  # fmt: skip
    with kith.open(path) as study:
        row = kith.compare(study, "k6_mean").iloc[0]
        assert (row["from_week"], row["to_week"], row["difference"]) == (40, 59, 1.0)
        assert kith.compare(study, "k6_mean", window=(50, 59))["difference"].item() == 2.0


def test_a_week_counts_where_both_have_a_value(tmp_path: Path) -> None:
    values = np.ones((2, 4, 60, 2))
    values[1] = 3.0
    values[0, :, :30] = np.nan  # too few requests at the start under usual care
    values[1, :, 30:45] = 5.0
    values[:, 2, :, 0] = np.nan  # one replicate has no values
    values[:, :, :, 1] = np.nan  # a small stratum never has values
    file = write_study(
        tmp_path / "n.h5", replicates=4, weeks=60, strata=["adults", "sex:male"],
        outcomes={"wait_weeks_median": values},
    )  # fmt: skip
    with kith.open(file) as study:
        frame = kith.compare(study, "wait_weeks_median", by="stratum", window=(0, 59))
    adults, small = frame.iloc[0], frame.iloc[1]
    assert adults["replicates"] == 3
    assert adults["difference"] == 3.0  # 15 weeks of 5 − 1 and 15 of 3 − 1
    assert small["replicates"] == 0
    assert small["replicates"] == 0
    assert small[["usual_care", "difference", "low", "monte_carlo_error", "better"]].isna().all()


def test_one_replicate_has_a_difference_and_no_interval(tmp_path: Path) -> None:
    study = small_study(tmp_path, "k6_mean", USUAL[:1], OTHER[:1])
    row = kith.compare(study, "k6_mean").iloc[0]
    assert row["difference"] == 1.0
    assert row[["low", "high", "monte_carlo_error", "variance_saved"]].isna().all()
    assert (row["interval"], row["words"]) == ("none", "")


def test_rows_by_stratum_dimension_scenario_and_outcome(tmp_path: Path, study: xr.Dataset) -> None:
    name = "treated_past_year_share"
    assert len(kith.compare(study, name, by="stratum")) == study.sizes["stratum"]
    race = kith.compare(study, name, by="race")
    assert [s.partition(":")[0] for s in race["stratum"]] == ["race"] * 5
    one = kith.compare(study, name, stratum="sex:male")
    assert one["stratum"].tolist() == ["sex:male"]
    two = kith.compare(study, [name, "sessions_delivered"])
    assert two["outcome"].tolist() == [name, "sessions_delivered"]
    path = write_study(tmp_path / "three.h5", scenarios=("usual-care", "a", "b"), weeks=60)
    with kith.open(path) as three:
        assert kith.compare(three, name)["scenario"].tolist() == ["a", "b"]
        assert kith.compare(three, name, scenario="b")["scenario"].tolist() == ["b"]


def test_a_known_effect_is_found_where_it_is(study: xr.Dataset) -> None:
    frame = kith.compare(study, "treated_past_year_share", by="group").set_index("stratum")
    twice = frame.loc["group:spanish-speaking", "difference"]
    assert twice == pytest.approx(2 * frame.loc["group:veterans", "difference"], rel=0.1)
    assert frame.loc["group:veterans", "difference"] == pytest.approx(0.031 * 0.7, rel=0.4)
    assert frame["words"].str.endswith("almost certainly better").all()
    assert kith.compare(study, "unmet_need_share")["words"].item().startswith("could go either way")


def test_unknown_names_come_with_a_hint(study: xr.Dataset, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="did you mean 'unmet_need_share'"):
        kith.compare(study, "unmet_need")
    with pytest.raises(ValueError, match="unknown stratum 'women'"):
        kith.compare(study, "unmet_need_share", stratum="women")
    with pytest.raises(ValueError, match=r"unknown dimension 'gender' \(there are: group, race"):
        kith.compare(study, "unmet_need_share", by="gender")
    with pytest.raises(ValueError, match="unknown scenario"):
        kith.compare(study, "unmet_need_share", scenario="nothing")
    alone = write_study(tmp_path / "alone.h5", scenarios=("usual-care",), weeks=5)
    with kith.open(alone) as single, pytest.raises(ValueError, match="nothing to compare"):
        kith.compare(single, "unmet_need_share")


def test_a_scenario_can_be_set_against_another(whole: xr.Dataset) -> None:
    name = "treated_past_year_share"
    frame = kith.compare(whole, name, scenario="clinic", against="clinic-same-money")
    assert frame["difference"].item() == pytest.approx(0.01, rel=1e-3)
    assert "usual_care" not in frame
    assert frame["against"].item() == pytest.approx(0.51, abs=2e-3)
    assert kith.compare(whole, name, against="clinic")["scenario"].tolist() == ["clinic-same-money"]
    with pytest.raises(ValueError, match="with itself"):
        kith.compare(whole, name, scenario="clinic", against="clinic")
    with pytest.raises(ValueError, match="unknown scenario 'klinic'"):
        kith.compare(whole, name, against="klinic")
