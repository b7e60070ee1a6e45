from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from kith.validation import courses, measures, patterns, targets
from kith.validation.targets import Target


def target(name: str, value: float, tolerance: float) -> Target:
    return Target(name, name, name, value, value - tolerance, value + tolerance, "made up")


def test_the_tail_of_an_exponential_distribution_has_its_rate() -> None:
    k6 = -np.log((np.arange(200_000) + 0.5) / 200_000) / 0.22
    slope, straight = courses.tail(k6)
    assert slope == pytest.approx(-0.22, abs=0.002)
    assert straight > 0.999


def test_remission_counts_those_who_were_cases_and_are_still_there() -> None:
    k6 = np.array([[12.0, 5.0], [12.0, 12.0], [12.0, np.nan], [2.0, 2.0]])
    assert courses.remitted(k6, 1) == 0.5


def test_a_new_episode_is_over_with_the_first_of_eight_well_weeks() -> None:
    weeks = 100
    person = np.zeros((2, weeks))
    person[0, 30:40] = 12.0  # over after 10 weeks
    person[0, 43] = 12.0  # not a run of eight before: 11, 12, 13 are well, then 14 and on
    person[1, 30:90] = 12.0
    assert courses.over(person, 13) == 0.0
    assert courses.over(person, 14) == 0.5
    assert courses.over(person, 52) == 0.5


def test_who_is_among_the_highest_again_follows_the_latent_scores() -> None:
    rng = np.random.default_rng(1)
    shape = {"floor": 0.66, "rate": 0.2195}

    def k6_of(z: np.ndarray) -> np.ndarray:
        from scipy import stats

        k6 = -np.log(stats.norm.sf(z) / shape["floor"]) / shape["rate"]
        return np.clip(k6, 0.0, 24.0)

    first, other = rng.standard_normal((2, 40_000))
    still, new = np.zeros((40_000, 105)), np.zeros((40_000, 105))
    still[:, 0] = still[:, 104] = new[:, 0] = k6_of(first)
    new[:, 104] = k6_of(other)
    assert courses.again_among_highest(new, rng, **shape) == pytest.approx(0.15, abs=0.01)
    # Reliability 0.9 correlates two readings of the same score with 0.9.
    assert courses.again_among_highest(still, rng, **shape) == pytest.approx(0.71, abs=0.03)


def test_shipped_targets_hold_the_eighteen_patterns() -> None:
    names = {t.id.split()[0] for t in targets.read()}
    assert names == {f"P{i}" for i in range(1, 19)}
    specials = measures.NEEDS.keys() | measures.ELSEWHERE
    assert {t.measure for t in targets.read()} >= specials


def test_own_targets_replace_and_add(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[target]]\nid = "P1"\ntitle = "t"\nmeasure = "m"\nvalue = 2.0\nlow = 1.0\nhigh = 3.0\n'
        'source = "s"\n[[target]]\nid = "mine"\ntitle = "t"\nmeasure = "m"\nvalue = 2\nlow = 1\n'
        'high = 3\nsource = "s"\n'
    )
    found = {t.id: t for t in targets.read(own)}
    assert found["P1"].value == 2.0
    assert "mine" in found
    assert "P2" in found


def test_all_problems_of_own_targets_are_told_at_once(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[target]]\nid = "a"\nvalu = 2\n')
    with pytest.raises(ValueError, match=r"a: title is missing(.|\n)*unknown key 'valu'"):
        targets.read(own)


def test_a_mean_is_held_against_its_tolerance() -> None:
    values = {"x": np.array([0.9, 1.3, np.nan])}
    table = targets.held_against([target("x", 1.0, 0.05), target("y", 1.0, 1.0)], values)
    assert list(table["id"]) == ["x"]
    assert table["model"][0] == pytest.approx(1.1)
    assert table["off"][0] == pytest.approx(2.0)
    assert not table["inside"][0]


def test_the_page_says_why_a_pattern_is_missed_and_only_then() -> None:
    missed = dataclasses.replace(target("x", 1.0, 0.1), why="queues are short")
    met = dataclasses.replace(target("y", 1.0, 0.1), why="never shown")
    values = {"x": np.array([2.0, 2.0]), "y": np.array([1.0, 1.0])}
    text = patterns.page(targets.held_against([missed, met], values), 2, "kith patterns")
    assert "- x: queues are short" in text
    assert "never shown" not in text
    assert "Why those" not in patterns.page(targets.held_against([met], values), 2, "kith")


def usual_care() -> measures.UsualCare:
    weeks, strata = np.arange(104), ["adults", "age:18-25", "age:50-64", "age:65-plus"]
    dims = ("scenario", "replicate", "time", "stratum")
    ones = np.ones((1, 1, 104, 4))
    share = {
        "serious_distress_share": 0.05, "moderate_distress_share": 0.15, "residents": 1000.0,
        "counseled_past_year_share": 0.1, "therapy_sessions_delivered": 16.0,
    }  # fmt: skip
    data = {name: (dims, value * ones) for name, value in share.items()}
    treated = ones * np.array([0.4, 0.3, 0.3, 0.5])
    data["treated_distressed_share"] = (dims, treated)
    for name, posts in (("posts_fte", 10.0), ("filled_posts_fte", 9.0)):
        data[name] = (dims[:3], posts * ones[..., 0])
    data["prescriber_wait_weeks"] = (dims[:3], 9.0 * ones[..., 0])
    study = xr.Dataset(data, coords={"week": ("time", weeks), "stratum": strata})
    return measures.UsualCare(study, refill_weeks=12.0)


def test_measures_of_usual_care_are_what_they_say() -> None:
    care = usual_care()
    assert measures.sessions_per_client(care) == pytest.approx(16.0 * 52 / 100)
    assert measures.treated_young_to_old(care) == pytest.approx(0.3 / 0.4)
    assert measures.prescriber_days(care) == pytest.approx(63.0)
    weekly = 1.0 / 12.0 / 9.0
    assert measures.clinician_turnover(care) == pytest.approx(1.0 - np.exp(-52.0 * weekly))


def test_an_outcome_may_be_set_against_that_of_another_stratum() -> None:
    wanted = Target("r", "r", "treated_distressed_share", 1, 0, 2, "s", "age:18-25", "age:65-plus")
    assert measures.measure(usual_care(), [wanted])["r"] == pytest.approx(0.6)
