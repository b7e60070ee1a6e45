"""Redrawn forecasts hold their level on data that the model made, and so does the alarm."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pytest
import xarray as xr
from program import needs_program
from small_town import with_peers

import kith
from kith.planning.updating import redrawing
from kith.planning.updating.farness import ALARM, farthest, share_as_far, shrinkage
from kith.planning.updating.lived import Lived
from kith.planning.updating.moved import moved
from kith.planning.updating.observations import over_periods
from kith.planning.updating.periods import Calendar
from kith.planning.updating.redrawing import percentiles, redrawn
from kith.planning.updating.weighing import FEWEST_EFFECTIVE, weigh
from kith.stats import intervals

OBSERVED = 24
LEVELS = {0.80: [10.0, 90.0], 0.95: [2.5, 97.5]}


def within(hits: float, tried: int, level: float) -> bool:
    """Tell whether a share of hits lies within three binomial standard errors of its level."""
    return abs(hits / tried - level) <= 3 * math.sqrt(level * (1 - level) / tried)


def linear(random: np.random.Generator, count: int) -> tuple[np.ndarray, ...]:
    """Return series, what comes later, and the exact forecast of it (mean, SD) given the series."""
    time = np.linspace(0, 1, OBSERVED // 2)
    loadings = np.zeros((4, OBSERVED))
    loadings[0, : OBSERVED // 2], loadings[1, : OBSERVED // 2] = 1.0, time
    loadings[1, OBSERVED // 2 :], loadings[2, OBSERVED // 2 :] = 0.5 * time, 0.7
    effect = np.array([0.5, 1.0, -0.6, 0.8])  # of a fourth number that no series tells
    numbers = random.normal(size=(count, 4))
    series = numbers @ loadings + random.normal(size=(count, OBSERVED))
    later = 1.0 + numbers @ effect + 0.5 * random.normal(size=count)
    slope = effect @ loadings @ np.linalg.inv(loadings.T @ loadings + np.eye(OBSERVED))
    spread = math.sqrt(effect @ effect + 0.25 - slope @ loadings.T @ effect)
    return series, later, 1.0 + series @ slope, np.full(count, spread)


def curved(random: np.random.Generator, count: int) -> tuple[np.ndarray, ...]:
    """Return the same of a model that is not linear, whose spread differs; NaN for its forecast."""
    numbers = random.normal(size=(count, 2))
    series = np.exp(0.6 * numbers[:, :1]) * (1 + 2 * np.linspace(0, 1, OBSERVED))
    series = series + 0.6 * numbers[:, 1:] + 0.8 * random.normal(size=series.shape)
    strong = numbers[:, 0]
    later = np.where(strong > 0, strong**2, -0.3 * strong)
    later = later + 0.4 * np.exp(0.4 * strong) * random.normal(size=count)
    return series, later, strong, np.full(count, np.nan)


def redraw_one(make: Callable[..., tuple[np.ndarray, ...]], seed: int) -> list[float] | None:
    """Return ends of intervals, mean, truth and exact forecast of a made-up data set."""
    series, later, exact, spread = make(np.random.default_rng(seed), 201)
    found = weigh(series[:-1], series[-1])
    if found.effective < FEWEST_EFFECTIVE:
        return None
    drawn = redrawn(series[:-1], series[-1], later[:-1, None], found.weights)[:, 0]
    ends = percentiles(drawn, found.weights, [e for own in LEVELS.values() for e in own])
    middle = redrawing.mean(drawn, found.weights)
    return [*ends, middle, later[-1], exact[-1], spread[-1]]


@pytest.mark.parametrize("make", [linear, curved], ids=["linear", "curved"])
def test_redrawn_intervals_hold_their_level(make: Callable[..., tuple[np.ndarray, ...]]) -> None:
    told = np.array([row for seed in range(120) if (row := redraw_one(make, seed)) is not None])
    truth, exact, spread = told[:, 5], told[:, 6], told[:, 7]
    assert len(told) >= 100
    for place, level in enumerate(LEVELS):
        inside = (told[:, 2 * place] <= truth) & (truth <= told[:, 2 * place + 1])
        assert within(inside.sum(), len(told), level), (level, inside.mean())
    width = told[:, 3] - told[:, 2]
    if make is linear:  # its exact forecast is known: 0.72 of the SD before
        assert np.sqrt(np.mean((told[:, 4] - exact) ** 2)) < 0.5 * spread[0]
        assert 1.0 < np.mean(width) / (2 * NormalDist().inv_cdf(0.975) * spread[0]) < 1.25
    else:  # where less is uncertain, less is said to be
        assert np.mean(width[exact > 0.5]) > 1.3 * np.mean(width[exact < -0.5])


def test_a_replicate_is_adjusted_by_the_regression_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    random = np.random.default_rng(3)
    series, actual = random.normal(size=(12, 4)), random.normal(size=4)
    later = series[:, :1] + random.normal(size=(12, 1))
    penalty = 0.2
    monkeypatch.setattr(redrawing, "_PENALTIES", np.array([penalty]))
    weights = random.uniform(0.5, 1.5, size=12)
    found = redrawn(series, actual, later, weights)[:, 0]
    share = weights / weights.sum()
    middle = share @ series
    spread = np.sqrt(share @ (series - middle) ** 2)
    scaled, own = (series - middle) / spread, (actual - middle) / spread
    for left_out in range(12):
        kept = np.arange(12) != left_out
        basis = np.column_stack([np.ones(12), scaled])
        normal = basis[kept].T @ (share[kept, None] * basis[kept]) + penalty * np.diag(
            [0, 1, 1, 1, 1]
        )
        line = np.linalg.solve(normal, basis[kept].T @ (share[kept] * later[kept, 0]))
        residual = later[left_out, 0] - basis[left_out] @ line
        assert found[left_out] == pytest.approx(np.append(1, own) @ line + residual)


def test_equal_weights_give_the_ordinary_percentiles() -> None:
    values = np.random.default_rng(4).normal(size=60)
    shares = [2.5, 10, 50, 97.5]
    assert percentiles(values, np.full(60, 2.0), shares) == pytest.approx(
        intervals.percentiles(values, shares)
    )
    halved = np.append(values, values[:30])  # twice half as heavy is once
    weights = np.append(np.where(np.arange(60) < 30, 0.5, 1.0), np.full(30, 0.5))
    assert percentiles(halved, weights, [50.0]) == pytest.approx(
        intervals.percentiles(values, [50.0]), abs=0.1
    )


def test_none_is_near_to_a_series_far_from_all() -> None:
    series = linear(np.random.default_rng(5), 200)[0]
    near, far = weigh(series, series.mean(axis=0)), weigh(series, series.mean(axis=0) + 20)
    assert near.effective > 100
    assert far.effective == 0
    assert far.needed == math.inf
    edge = weigh(series, series.mean(axis=0) + 2.2)
    assert 0 < edge.effective < near.effective
    assert near.needed < 200 < weigh(series, series.mean(axis=0) + 3).needed
    noise = np.random.default_rng(6).normal(size=(200, OBSERVED))
    assert weigh(noise, noise[0] + 1).effective == pytest.approx(200)  # no direction stands out


def test_each_series_is_judged_by_the_others() -> None:
    random = np.random.default_rng(7)
    series, actual = random.normal(size=(30, 5)) @ random.normal(size=(5, 5)), random.normal(size=5)
    everything = np.vstack([series, actual])
    scaled = (everything - everything.mean(axis=0)) / everything.std(axis=0)
    kept = 1 - shrinkage(scaled)
    squared = []
    for place in range(31):
        others = np.delete(scaled, place, axis=0)
        covariance = kept * np.cov(others.T, bias=True) + (1 - kept) * np.eye(5)
        off = scaled[place] - others.mean(axis=0)
        squared.append(off @ np.linalg.solve(covariance, off))
    assert share_as_far(series, actual) == np.mean(np.array(squared) >= squared[-1])


def test_a_possible_series_raises_the_alarm_at_its_rate() -> None:
    shares = []
    for seed in range(400):
        series = curved(np.random.default_rng(seed), 200)[0]
        shares.append(share_as_far(series[:-1], series[-1]))
    for level in (ALARM, 0.2):
        assert within(np.sum(np.array(shares) <= level), len(shares), level), level


def test_an_impossible_series_raises_the_alarm_and_its_farthest_number_is_named() -> None:
    series = linear(np.random.default_rng(8), 400)[0]
    for seed in range(20):
        possible = linear(np.random.default_rng(100 + seed), 1)[0][0]
        jump, zigzag = possible.copy(), possible + 3.0 * np.where(np.arange(OBSERVED) % 2, 1, -1)
        jump[7] += 12.0
        for impossible in (jump, possible + 6.0, zigzag):
            assert share_as_far(series, impossible) <= ALARM
        out = farthest(series, jump)
        assert (out.place, out.given_others) == (7, False)
        assert (out.low, out.high) == pytest.approx(
            np.percentile(series[:, 7], [2.5, 97.5]), abs=0.2
        )
    together = series.mean(axis=0)
    together[3] += 1.9 * series[:, 3].std()  # within its range, far from what its neighbors say
    together[[2, 4]] -= 1.5 * series[:, 3].std()
    assert farthest(series, together).place == 3
    assert farthest(series, together).given_others


def test_a_number_that_moves_is_told_from_sixty_that_do_not() -> None:
    named = wrong = 0
    for seed in range(60):
        random = np.random.default_rng(seed)
        series, _, _, _ = linear(random, 201)
        draws = random.normal(size=(200, 61))
        draws[:, 0] += 1.5 * (series[:-1, : OBSERVED // 2].mean(axis=1))
        parameters = xr.Dataset({"draw": (("replicate", "path"), draws)},
                                {"path": [f"n{place}" for place in range(61)]})  # fmt: skip
        found = weigh(series[:-1], series[-1])
        table = moved(parameters, "clinic", np.arange(200), found, refused=False)
        clear = table["path"][table["clear"]].tolist()
        named += "n0" in clear
        wrong += bool(set(clear) - {"n0"})
    assert named > 20  # where the series is ordinary, no number moves
    assert wrong <= 8  # 3 expected


@pytest.mark.full
@needs_program
def test_each_replicate_of_a_town_in_turn_is_what_happened(tmp_path: Path) -> None:
    path, months = tmp_path / "town.h5", [f"2026-{month:02}" for month in range(7, 13)]
    clinic = {"colocated_clinic": {"host": "community-center"}, "grant_usd_per_year": 300_000}
    short = {"time.weeks": 104, "time.settling_weeks": 26, "run.zone_strata": False,
             "run.reach": False, "same_money.enabled": False}  # fmt: skip
    kith.run(with_peers("clinic", weeks=104, **clinic), set=short, replicates=160,
             output=path).close()  # fmt: skip
    with kith.open(path) as study:
        lived, calendar = Lived(study, kith.partnerships(path), "clinic"), Calendar(study)
        days = calendar.days([calendar.period("month", month) for month in months])
        columns = map(
            lived.column,
            [
                "therapy_sessions_delivered",
                "wait_weeks_p90",
                "k6_mean",
                "partnerships/staff_fte",
                "partnerships/money_out_usd",
            ],
        )
        series = np.concatenate([over_periods(lived.weekly(c), c.how, days) for c in columns], 1)
        later = np.column_stack([
            np.subtract(*reversed([own.values[:, 0] for own in kith.paired_values(
                study, name, "clinic", window=(52, 103))]))
            for name in ("treated_past_year_share", "unmet_need_share", "k6_mean",
                         "cost_partnership_usd", "therapy_sessions_delivered")
        ])  # fmt: skip
    series = series[:, np.ptp(series, axis=0) > 0]
    alarms, inside, tried = [], {level: np.zeros(later.shape[1]) for level in LEVELS}, 0
    for place in range(len(series)):
        others = np.arange(len(series)) != place
        alarms.append(share_as_far(series[others], series[place]) <= ALARM)
        found = weigh(series[others], series[place])
        if found.effective < FEWEST_EFFECTIVE:
            continue
        tried += 1
        drawn = redrawn(series[others], series[place], later[others], found.weights)
        for level, shares in LEVELS.items():
            ends = np.array([percentiles(own, found.weights, shares) for own in drawn.T])
            inside[level] += (ends[:, 0] <= later[place]) & (later[place] <= ends[:, 1])
    assert tried > 100
    assert within(np.sum(alarms), len(alarms), ALARM)
    for level, hits in inside.items():
        for one in hits:
            assert within(one, tried, level), (level, hits / tried)
