"""Indices of samples as they are: Latin hypercubes, Sobol points, grids, tables."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest
import scipy
from sweeps import PATHS, known, write_sweep

import kith
from kith.stats.sweeps.given_data import first_order, given_data

A, B, C = PATHS


def hypercube(n: int, seed: int) -> np.ndarray:
    return scipy.stats.qmc.LatinHypercube(3, seed=seed).random(n)


@pytest.mark.parametrize("method", ["lhs", "sobol", "table"])
def test_indices_are_those_of_a_known_sum(method: str, tmp_path: Path) -> None:
    places = hypercube(256, 1)
    file = write_sweep(tmp_path / "s.h5", places, known(places), method)
    table = kith.sensitivity(file, "effect_share")
    assert table["path"].tolist() == PATHS
    # The standard error of a squared correlation r of n pairs is √(4 r (1 − r)² / n); that of none,
    # from six terms, √12 / n.
    for value, truth, error in zip(
        table["first"], (0.8, 0.2, 0.0), (0.022, 0.045, 0.0135), strict=True
    ):
        assert value == pytest.approx(truth, abs=3 * error)
    signs = table.set_index("path")["partial_rank_correlation"]
    assert signs[A] > 0.9
    assert signs[B] < -0.9
    assert abs(signs[C]) < table["threshold"].iloc[0]
    assert table["clear"].tolist() == [True, True, False]


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    covered = []
    for seed in range(20):
        places = hypercube(80, seed)
        noise = np.random.default_rng(seed).standard_normal(80)
        whole = 20 / 12 + 1  # the variances of the sum and of the noise
        for own, truth in zip(places.T, (16 / 12 / whole, 4 / 12 / whole, 0.0), strict=True):
            _, low, high = first_order(own, known(places) + noise, seed)
            covered.append(low <= truth <= high)
    # 60 intervals of 95 %: 57 expected, with a standard deviation of 1.7
    assert sum(covered) >= 57 - 3 * 1.7


def test_what_goes_up_and_down_has_a_share_and_no_rank_correlation() -> None:
    places = hypercube(200, 3)
    values = np.cos(2 * np.pi * places[:, 0]) + 0.01 * places[:, 1]
    table = given_data(PATHS, list(places.T), values).set_index("path")
    assert table.loc[A, "first"] > 0.98
    assert not table.loc[A, "clear"]


def test_a_grid_has_the_shares_of_its_levels(tmp_path: Path) -> None:
    places = np.array(list(product([0.0, 0.5, 1.0], [0.0, 0.5, 1.0], [0.0, 1.0])))
    file = write_sweep(tmp_path / "s.h5", places, known(places), "grid")
    table = kith.sensitivity(file, "effect_share")
    assert table["path"].tolist()[:2] == [A, B]
    # 16 : 4, less what the terms of 18 samples explain by chance
    assert table["first"][0] == pytest.approx(1 - (1 - 0.8) * 17 / 16)
    axes = kith.figures.sensitivity(table)
    assert axes.get_xlabel() == "Share of the variance over samples that a number explains alone"


def test_words_have_a_share_alone(tmp_path: Path) -> None:
    places = hypercube(60, 4)
    staff = ["moved" if place > 0.5 else "added" for place in places[:, 0]]
    values = (places[:, 0] > 0.5) + 0.3 * places[:, 1]
    file = write_sweep(tmp_path / "s.h5", places, values, "table", words={A: staff})
    table = kith.sensitivity(file, "effect_share").set_index("path")
    assert table.loc[A, "first"] > 0.9
    assert np.isnan(table.loc[A, "partial_rank_correlation"])
    assert not table.loc[A, "clear"]
    assert table.loc[B, "clear"]


def test_a_number_that_stays_explains_nothing() -> None:
    places = hypercube(40, 5)
    places[:, 2] = 0.5
    table = given_data(PATHS, list(places.T), known(places)).set_index("path")
    assert table.loc[C, ["first", "partial_rank_correlation"]].tolist() == [0.0, 0.0]


@pytest.mark.filterwarnings("ignore::kith.FailedRunsWarning")
def test_samples_without_a_value_are_left_out_and_counted(tmp_path: Path) -> None:
    places = hypercube(60, 6)
    whole = write_sweep(tmp_path / "s.h5", places[:57], known(places[:57]), "lhs")
    part = write_sweep(tmp_path / "p.h5", places, known(places), "lhs", not_run=12)
    found = [kith.sensitivity(file, "effect_share") for file in (whole, part)]
    assert found[1].attrs["left_out"] == 3
    assert found[0].equals(found[1])


def test_what_gives_no_indices_says_why() -> None:
    places = hypercube(11, 7)
    with pytest.raises(ValueError, match=r"11 samples are too few.*12 are needed"):
        given_data(PATHS, list(places.T), known(places))
    places = hypercube(30, 7)
    with pytest.raises(ValueError, match="the same in every sample"):
        given_data(PATHS, list(places.T), np.ones(30))
    places[:, 2] = places[:, 1]
    with pytest.raises(ValueError, match=r"a\.third moves together with other numbers"):
        given_data(PATHS, list(places.T), known(places))
