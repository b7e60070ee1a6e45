from __future__ import annotations

import re
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
from SALib.sample import morris as morris_points
from sweeps import PATHS, PROBLEM, known, saltelli, write_sweep

import kith
from kith.stats.sensitivity import chance_share
from kith.stats.sweeps.sample_values import of_each_sample


def test_sobol_indices_are_those_of_a_known_sum(tmp_path: Path) -> None:
    places = saltelli(1024)
    file = write_sweep(tmp_path / "s.h5", places, known(places), "saltelli")
    table = kith.sensitivity(file, "effect_share")
    assert list(table["path"]) == PATHS
    for kind in ("first", "total"):
        for value, low, high, truth in zip(
            table[kind], table[f"{kind}_low"], table[f"{kind}_high"], (0.8, 0.2, 0.0), strict=True
        ):
            assert value == pytest.approx(truth, abs=0.05)
            assert low - 0.03 <= truth <= high + 0.03
    axes = kith.figures.sensitivity(table)
    assert [label.get_text() for label in axes.get_yticklabels()] == PATHS
    plt.close("all")


def test_chance_is_noise_that_replicates_do_not_share(tmp_path: Path) -> None:
    places = saltelli(400)
    rng = np.random.default_rng(5)
    shared = np.array([-3.0, 3.0])  # noise shared by all samples cancels between them
    for size in (0.0, 1.0):
        noise = shared + size * rng.standard_normal((len(places), 2))
        file = write_sweep(tmp_path / f"{size}.h5", places, known(places), "saltelli", noise=noise)
        expected = size**2 / 2 / (known(places).var() + size**2 / 2)
        assert chance_share(file, "effect_share") == pytest.approx(expected, abs=0.03)


def test_morris_effects_are_those_of_a_known_sum(tmp_path: Path) -> None:
    places = morris_points.sample(PROBLEM, 20, num_levels=4, seed=5)
    file = write_sweep(tmp_path / "s.h5", places, known(places), "morris")
    table = kith.sensitivity(file, "effect_share").set_index("path")
    assert table.loc["a.first", "mean_effect"] == pytest.approx(4.0)
    assert table.loc["a.second", "signed_effect"] == pytest.approx(-2.0)
    assert table.loc["a.third", "mean_effect"] == pytest.approx(0.0)
    assert (table["spread"] < 1e-9).all()


def test_the_values_are_the_effects_of_the_samples(tmp_path: Path) -> None:
    places = saltelli(4)
    file = write_sweep(tmp_path / "s.h5", places, known(places), "saltelli")
    with kith.open(file) as sweep:
        for methods in ("time: mean", "time: sum", "time: point (cumulative)"):
            sweep["effect_share"].attrs["cell_methods"] = methods
            effects = kith.effects(sweep, "effect_share")["effect"]
            found = of_each_sample(sweep, "effect_share")
            np.testing.assert_allclose(found, effects, atol=1e-12)
    weeks = 6  # from week 2 to 7
    sweep["effect_share"].attrs["cell_methods"] = "time: sum"
    np.testing.assert_allclose(of_each_sample(sweep, "effect_share"), weeks * known(places))


def test_what_gives_no_indices_says_why(tmp_path: Path, study_path: Path) -> None:
    places = np.random.default_rng(1).random((6, 3))
    file = write_sweep(tmp_path / "s.h5", places, known(places), "lhs")
    with pytest.raises(ValueError, match=r"6 samples are too few.*12 are needed"):
        kith.sensitivity(file, "effect_share")
    with pytest.raises(ValueError, match=r"unknown outcome 'effect' \(did you mean 'effect_share'"):
        kith.sensitivity(file, "effect")
    with pytest.raises(ValueError, match=r"unknown outcome 'x' \(there are: effect_share") as told:
        kith.sensitivity(file, "x")
    assert not re.search("run_status|run_message|digest|scenario_title", str(told.value))
    with pytest.raises(kith.KithFileError, match="no table /design"):
        kith.sensitivity(study_path, "effect_share")
    same = write_sweep(tmp_path / "same.h5", saltelli(4), np.zeros(20), "saltelli")
    with pytest.raises(ValueError, match="the same in every sample"):
        kith.sensitivity(same, "effect_share")
