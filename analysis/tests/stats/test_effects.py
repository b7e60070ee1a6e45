from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from sweeps import PATHS, known, write_sweep

import kith

OUTCOME = "treated_past_year_share"


@pytest.fixture(scope="module")
def places() -> np.ndarray:
    return np.random.default_rng(1).random((5, 3))


@pytest.fixture(scope="module")
def sweep_path(tmp_path_factory: pytest.TempPathFactory, places: np.ndarray) -> Path:
    path = tmp_path_factory.mktemp("sweep") / "s.h5"
    return write_sweep(path, places, known(places), "grid", noise=np.array([[0.5, -0.5]]))


def test_a_row_for_each_scenario_and_stratum_as_compare_finds_them(study: xr.Dataset) -> None:
    table = kith.effects(study, OUTCOME)
    expected = kith.compare(study, OUTCOME, by="stratum")
    assert list(table.columns) == [
        "scenario", "stratum", "usual_care", "value", "effect", "low", "high", "interval",
        "monte_carlo_error", "probability", "words", "replicates",
    ]  # fmt: skip
    assert list(zip(table["scenario"], table["stratum"], strict=True)) == list(
        zip(expected["scenario"], expected["stratum"], strict=True)
    )
    for ours, theirs in (("effect", "difference"), ("probability", "better"), ("low", "low")):
        np.testing.assert_array_equal(table[ours], expected[theirs])
    assert (table["words"] == expected["words"]).all()
    assert table.attrs == {"outcome": OUTCOME, "unit": "1", "paths": {}}


def test_strata_scenarios_and_windows_are_chosen(study: xr.Dataset, study_path: Path) -> None:
    names = [str(s) for s in study["stratum"].values]
    last = str(study["scenario"].values[-1])
    table = kith.effects(study_path, OUTCOME, strata=names[2:0:-1], scenario=last, window=(40, 60))
    assert table["stratum"].tolist() == names[2:0:-1]
    assert set(table["scenario"]) == {last}
    expected = kith.compare(study, OUTCOME, stratum=names[1], scenario=last, window=(40, 60))
    assert table["effect"].iloc[1] == expected["difference"].iloc[0]
    with pytest.raises(ValueError, match="unknown stratum 'adult' \\(did you mean 'adults'"):
        kith.effects(study, OUTCOME, strata="adult")
    with pytest.raises(ValueError, match="unknown outcome"):
        kith.effects(study, OUTCOME[:-1])


def test_few_replicates_have_a_range_and_no_probability(study: xr.Dataset) -> None:
    for count, kind, likely in ((38, "range", False), (39, "percentiles", False),
                                (40, "percentiles", True)):  # fmt: skip
        few = study.isel(replicate=slice(count))
        (row,) = kith.effects(few, OUTCOME, strata="adults").iloc[:1].itertuples()
        assert row.interval == kind
        assert np.isfinite(row.probability) == likely
        assert (row.words != "") == likely


def test_an_outcome_without_strata_is_everybodys(study: xr.Dataset) -> None:
    alone = study[OUTCOME].isel(stratum=0, drop=True)
    table = kith.effects(study.assign(mine=alone), "mine")
    assert set(table["stratum"]) == {"adults"}


def test_a_sweep_has_a_row_for_each_sample_with_its_numbers(
    sweep_path: Path, places: np.ndarray
) -> None:
    table = kith.effects(sweep_path, "effect_share")
    assert list(table.columns[:6]) == [
        "scenario", "sample", "a_first", "a_second", "a_third", "stratum",
    ]  # fmt: skip
    assert table.attrs["paths"] == {path.replace(".", "_"): path for path in PATHS}
    assert table["sample"].tolist() == list(range(5))
    np.testing.assert_array_equal(table[["a_first", "a_second", "a_third"]], places)
    np.testing.assert_allclose(table["effect"], known(places), atol=1e-12)
    np.testing.assert_allclose(table["high"] - table["low"], 1.0)
    assert (table["interval"] == "range").all()
    assert table["replicates"].tolist() == [2] * 5


def test_samples_that_did_not_run_have_no_effect(tmp_path: Path, places: np.ndarray) -> None:
    path = write_sweep(tmp_path / "s.h5", places, known(places), "grid", not_run=4)
    with pytest.warns(kith.FailedRunsWarning):
        table = kith.effects(path, "effect_share")
    assert table["replicates"].tolist() == [2, 2, 2, 2, 0]
    assert table["effect"].isna().tolist() == [False] * 4 + [True]


def test_words_of_a_sweep_are_categories(tmp_path: Path, places: np.ndarray) -> None:
    staff = ["moved", "added", "moved", "added", "added"]
    path = write_sweep(tmp_path / "s.h5", places, known(places), "grid", words={"a.second": staff})
    with kith.open(path) as sweep:
        assert sweep["param_a.second"].values.tolist() == staff
    table = kith.effects(path, "effect_share")
    assert table["a_second"].tolist() == staff
    assert table["a_second"].cat.categories.tolist() == ["moved", "added"]
    assert table["a_first"].dtype == np.float64
    means = table.groupby("a_second", observed=True)["effect"].mean()
    np.testing.assert_allclose(means["moved"], known(places)[[0, 2]].mean())
