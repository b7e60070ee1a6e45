from __future__ import annotations

import numpy as np
import pytest

from kith.validation import care_courses
from kith.validation.care_courses import GENERAL_MEDICAL, MEDICATION, PRESCRIBER, THERAPIST

WEEKS = 104


def people(number: int, k6: float = 12.0) -> tuple[np.ndarray, np.ndarray]:
    return np.full((number, WEEKS), k6), np.zeros((number, WEEKS), dtype=np.uint8)


def test_who_begins_therapy_returns_within_45_days_or_not() -> None:
    k6, care = people(5)
    care[0, [60, 66]] = THERAPIST  # returns after 42 days
    care[1, [60, 67]] = THERAPIST  # after 49: not within 45 days
    care[2, [30, 40]] = THERAPIST | MEDICATION  # starts in week 30 and stops; week 40 is no start
    care[3, 60] = THERAPIST  # left the community within 45 days: not counted
    k6[3, 63:] = np.nan
    care[4, [10, 60]] = PRESCRIBER  # no therapy
    assert care_courses.not_back(k6, care) == pytest.approx(2 / 3)


def test_a_session_begins_therapy_only_after_half_a_year_without() -> None:
    k6, care = people(1)
    care[0, [20, 45, 46]] = THERAPIST  # 25 weeks after the previous session
    assert np.isnan(care_courses.not_back(k6, care))
    care[0, [20, 45]] = 0, 0
    assert care_courses.not_back(k6, care) == 1.0


def test_those_ill_in_the_year_are_cases_for_four_weeks_of_it_and_stay() -> None:
    k6, _ = people(4, 5.0)
    k6[0, 60:64] = 9.6
    k6[1, 60:63] = 9.6  # three weeks
    k6[2, 48:55] = 12.0  # only three of them in the year
    k6[3, 60:90] = 12.0
    k6[3, 100:] = np.nan  # leaves
    assert care_courses.ill(k6).tolist() == [True, False, False, False]


def test_adequate_care_is_eight_sessions_or_a_month_of_medication_with_four_visits() -> None:
    k6, care = people(6)
    care[0, 60:68] = THERAPIST  # eight sessions
    care[1, 60:67] = THERAPIST  # seven
    care[2, 60:64] = MEDICATION | PRESCRIBER
    care[3, 60:62] = MEDICATION | PRESCRIBER  # visits of either kind of doctor count together
    care[3, 62:64] = MEDICATION | GENERAL_MEDICAL
    care[4, 60:63] = MEDICATION | PRESCRIBER  # three weeks, three visits
    care[4, 70:90] = MEDICATION
    care[5, 40:60] = THERAPIST  # twelve sessions of the year before, eight of this one
    assert care_courses.adequate(k6, care) == pytest.approx(4 / 6)
    care[5, 59] = 0
    assert care_courses.adequate(k6, care) == pytest.approx(3 / 6)


def test_kinds_of_care_are_counted_by_people_and_may_overlap() -> None:
    k6, care = people(5)
    care[0, 60:70] = THERAPIST | GENERAL_MEDICAL
    care[1, 60] = GENERAL_MEDICAL
    care[2, 60] = PRESCRIBER
    care[3, 20] = GENERAL_MEDICAL  # before the year
    k6[4] = 3.0
    care[4, 60] = PRESCRIBER  # not ill
    found = care_courses.measures(k6, care)
    assert found["therapist_to_doctor_users"] == 0.5
    assert found["prescriber_to_doctor_users"] == 0.5
    care[:2] = 0
    assert np.isnan(care_courses.measures(k6, care)["therapist_to_doctor_users"])
