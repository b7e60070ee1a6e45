from __future__ import annotations

import numpy as np
import pytest

from kith.validation import courses


def test_the_tail_of_an_exponential_distribution_has_its_rate() -> None:
    k6 = -np.log((np.arange(200_000) + 0.5) / 200_000) / 0.22
    slope, straight = courses.tail(k6)
    assert slope == pytest.approx(-0.22, abs=0.002)
    assert straight > 0.999


def test_remission_counts_those_who_were_cases_and_are_still_there() -> None:
    k6 = np.array([[12.0, 5.0], [12.0, 12.0], [12.0, np.nan], [2.0, 2.0]])
    assert courses.remitted(k6, 1) == 0.5


def test_who_was_ill_for_a_year_may_be_well_a_year_later() -> None:
    k6 = np.full((5, 160), 12.0)
    k6[0, 103] = 5.0  # well a year after the first year; ill in 51 weeks of the second
    k6[1, :5] = 5.0  # 47 weeks ill in the first year, ill all along the second
    k6[2, 60:] = np.nan  # left the community
    k6[3] = 2.0
    k6[4, 155] = 5.0  # well a year after the second
    # Ill in the first year and still there: persons 0 and 4; in the second: 0, 1 and 4.
    assert courses.well_after_a_year_ill(k6) == pytest.approx(2 / 5)
    assert np.isnan(courses.well_after_a_year_ill(k6[3:4]))


def test_a_new_episode_is_over_with_the_first_of_eight_well_weeks() -> None:
    weeks = 100
    person = np.zeros((2, weeks))
    person[0, 30:40] = 12.0  # over after 10 weeks
    person[0, 43] = 12.0  # interrupts the well weeks, so the run of eight starts after it
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
    # With a reliability of 0.9, two measurements of the same score correlate with 0.9.
    assert courses.again_among_highest(still, rng, **shape) == pytest.approx(0.71, abs=0.03)
