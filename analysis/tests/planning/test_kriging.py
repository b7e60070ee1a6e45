from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize, stats
from toys import Surface, bent, flat, ishigami, runs_of, spread_over, straight

from kith.planning.emulating import chance, field, held_back
from kith.planning.emulating.emulator import beyond_chance
from kith.planning.emulating.field import Field, Observed
from kith.planning.emulating.kriging import Kriging, krige


def learned(points: np.ndarray, values: np.ndarray) -> tuple[Kriging, list[held_back.HeldBack]]:
    fitted = krige(points, values)
    tenths = held_back.by_tenths(fitted)
    return fitted.widened_by(held_back.widening(tenths)), tenths


@pytest.mark.parametrize("of", ["noise is sought", "noise is known"])
def test_the_gradient_is_that_of_the_likelihood(of: str) -> None:
    points = spread_over(20, 1)
    values = np.random.default_rng(2).normal(size=(20, 4))
    noise = np.diag(np.linspace(0.1, 1.0, 20))
    seen = Observed(points, field.trend(points), values, noise, of == "noise is known")
    squares = (points[:, None] - points[None]) ** 2
    at = np.log(np.array([0.3, 1.0, 2.0, 0.8, 0.4]))

    def of_part(logs: np.ndarray, part: int) -> object:
        return field._implausibility(logs, seen, squares)[part]

    error = optimize.check_grad(lambda x: of_part(x, 0), lambda x: of_part(x, 1), at)
    assert error < 1e-4 * np.abs(of_part(at, 1)).max()


def test_predictions_are_those_of_conditioning_on_all_values() -> None:
    points, there = spread_over(25, 1), spread_over(7, 2)
    values = runs_of(bent, points, 3)
    fitted = krige(points, values)
    here, trend_here, trend_there = points, field.trend(points), field.trend(there)
    steep = 1e6 * values.mean(axis=1).var()  # of the trend's coefficients, a priori
    response, luck = fitted.response, fitted.chance
    noise = (luck.smooth(here, here) + np.diag(luck.rough(here))) / values.shape[1]
    inside = (response.variance * field.correlation(here, here, response.lengths) + noise
              + 1e-8 * response.variance * np.eye(25)
              + steep * trend_here @ trend_here.T)  # fmt: skip
    across = (response.variance * field.correlation(there, here, response.lengths)
              + steep * trend_there @ trend_here.T)  # fmt: skip
    weights = np.linalg.solve(inside, across.T).T
    prior = response.variance + steep * (trend_there**2).sum(axis=1)
    variance = prior - (weights * across).sum(axis=1) - ((weights @ noise) * weights).sum(axis=1)
    found = fitted.estimate(there)
    assert found.replicates == pytest.approx(weights @ values, rel=1e-5, abs=1e-5)
    assert found.between == pytest.approx(variance, rel=1e-3, abs=1e-6)


@pytest.mark.parametrize(
    ("surface", "samples"),
    [pytest.param(ishigami, 150, marks=pytest.mark.full), (straight, 60), (bent, 60), (flat, 60)],
)
def test_the_band_holds_95_of_100_samples_held_back(surface: Surface, samples: int) -> None:
    points = np.vstack([spread_over(samples, 1), spread_over(200, 2)])
    values = runs_of(surface, points, 3)
    fitted, _ = learned(points[:samples], values[:samples])
    held = held_back.predicted(fitted, points[samples:], values[samples:])
    inside = np.abs(held.values - held.middle) <= held.half
    print(f"{surface.__name__}: {inside.mean():.3f} of 200")
    assert 0.92 <= inside.mean() <= 0.98  # two standard errors of 200 about 0.95


@pytest.mark.full
@pytest.mark.parametrize("surface", [bent, flat])
def test_bands_hold_the_truth_over_many_sweeps(surface: Surface) -> None:
    sweeps = 150
    hits = np.zeros((sweeps, 4))
    for seed in range(sweeps):
        points = spread_over(32, seed)
        values = runs_of(surface, points, 1000 + seed, replicates=5)
        further = runs_of(surface, points[-2:], 5000 + seed, replicates=1)[:, 0]
        fitted, tenths = learned(points[:-2], values[:-2])
        truth, there = surface(points[-2:]), points[-2:]
        mean, history = fitted.of_mean(there), fitted.of_history(there)
        change = fitted.of_mean(there[:1], there[1:])
        hits[seed] = [
            np.abs(mean.middle - truth)[0] <= mean.half[0],
            np.abs(change.middle[0] - truth[0] + truth[1]) <= change.half[0],
            np.abs(history.middle - further)[0] <= history.half[0],
            held_back.table(held_back.checked(tenths))["coverage"].iloc[0],
        ]
    print(surface.__name__, hits.mean(axis=0))
    error = np.sqrt(0.95 * 0.05 / sweeps)
    assert (hits[:, :3].mean(axis=0) >= 0.95 - 3 * error).all()
    assert 0.93 <= hits[:, 3].mean() <= 0.97


def test_what_all_samples_share_is_no_noise_of_one() -> None:
    points = spread_over(60, 1)
    values = runs_of(bent, points, 3, shared=0.0)
    moved = values + 10.0 * np.random.default_rng(4).normal(size=values.shape[1])
    own, other = krige(points, values), krige(points, moved)
    there = spread_over(20, 5)
    assert other.of_sample(there).half == pytest.approx(own.of_sample(there).half, rel=0.02)
    assert other.of_mean(there, there[::-1]).half == pytest.approx(
        own.of_mean(there, there[::-1]).half, rel=0.05, abs=0.01
    )
    assert (other.of_mean(there).half > 10 * own.of_mean(there).half).all()


def test_the_band_of_the_mean_is_student_s_where_all_is_shared() -> None:
    points, there = spread_over(60, 1), spread_over(20, 5)
    values = runs_of(straight, points, 3, replicates=6, smooth=0.0, rough=0.0)
    luck = (values - straight(points)[:, None])[0]
    half = stats.t.ppf(0.975, 5) * luck.std(ddof=1)
    fitted = krige(points, values)
    assert fitted.of_mean(there).half == pytest.approx(half / np.sqrt(6), rel=0.01)
    assert fitted.of_history(there).half == pytest.approx(half * np.sqrt(1 + 1 / 6), rel=0.01)
    assert fitted.of_mean(there, there[::-1]).half.max() < 0.01 * half


def test_each_tenth_is_checked_with_what_the_others_tell() -> None:
    zeros, ones = np.zeros(4), np.ones((4, 1))
    good = held_back.HeldBack(zeros, zeros, zeros + held_back.Z, ones)
    bad = good._replace(values=zeros + 3.0)
    assert held_back.widening([good]) == 1.0  # never narrower
    assert held_back.widening([bad]) == pytest.approx(3.0)
    found = held_back.checked([good, bad])
    assert found.half[:4] == pytest.approx(3.0 * good.half)
    assert found.half[4:] == pytest.approx(good.half)


def test_a_level_is_emulated_as_well_as_a_difference() -> None:
    points, there = spread_over(60, 1), spread_over(50, 3)
    values = runs_of(bent, points, 2)
    own, level = krige(points, values).of_mean(there), krige(points, 5 + 1e-6 * values)
    found = level.of_mean(there)
    assert 1e6 * (found.middle - 5) == pytest.approx(own.middle, abs=1e-3)
    assert 1e6 * found.half == pytest.approx(own.half, abs=1e-3)


def test_noise_that_differs_by_sample_is_found() -> None:
    points = spread_over(120, 1)
    found = chance.estimate(points, runs_of(flat, points, 2, smooth=0.0, replicates=8))
    ends = found.variance(np.array([[0.02, 0.5, 0.5], [0.98, 0.5, 0.5]]))
    assert 25 < ends[1] / ends[0] < 100  # from (0.1 + 0.9 x)², 68
    assert found.surface.noise > 0.5


def test_luck_that_changes_slowly_is_told_from_noise() -> None:
    points = spread_over(60, 1)
    found = chance.estimate(points, runs_of(flat, points, 2, smooth=1.0, rough=0.01))
    assert found.surface.noise < 0.05
    assert found.surface.variance > 0.2


def test_pure_noise_is_told() -> None:
    points = spread_over(60, 1)
    fitted, tenths = learned(points, runs_of(flat, points, 2, shared=0.0, smooth=0.0))
    table = held_back.table(held_back.checked(tenths))
    assert -0.4 < table["q2"].iloc[0] < 0.2
    assert beyond_chance(fitted) < 0.5


def test_a_surface_of_luck_alone_is_told_though_samples_are_predicted() -> None:
    points = spread_over(60, 1)
    fitted, tenths = learned(points, runs_of(flat, points, 2, smooth=1.0, rough=0.01))
    assert held_back.table(held_back.checked(tenths))["q2"].iloc[0] > 0.9
    assert beyond_chance(fitted) < 0.5
    wide = fitted.of_mean(spread_over(50, 3))
    assert (np.abs(wide.middle) <= wide.half).mean() > 0.8


def test_runs_without_chance_are_interpolated() -> None:
    points, there = spread_over(60, 1), spread_over(50, 2)
    values = np.repeat(bent(points)[:, None], 2, axis=1)
    fitted = krige(points, values)
    assert fitted.chance.surface == Field(pytest.approx(np.ones(3)), 0.0, 0.0)
    band = fitted.of_mean(points)
    assert band.middle == pytest.approx(values[:, 0], abs=1e-3)
    errors = fitted.of_mean(there).middle - bent(there)
    assert np.abs(errors).max() < 0.1
    assert (np.abs(errors) <= fitted.of_mean(there).half).mean() > 0.9


def test_one_number_and_ten_samples_suffice() -> None:
    points = np.linspace(0.0, 1.0, 10)[:, None]
    values = runs_of(lambda x: 2.0 * x[:, 0], points, 1, replicates=2)
    fitted, tenths = learned(points, values)
    assert len(tenths) == 10
    assert fitted.of_mean(np.array([[0.5]])).middle == pytest.approx([1.0], abs=1.5)
