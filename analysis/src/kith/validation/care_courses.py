"""Patterns in individual people's care: starting therapy, adequate care, kinds of care.

Each function takes the K6 and the care of adults under usual care by person (rows) and week
(columns), as `followed.adults` gives them: K6 is missing from the week on in which a person has
died or moved away. Care of a week is a sum of the codes below.
"""

from __future__ import annotations

import numpy as np

from kith.stats.intervals import Numbers
from kith.validation.courses import CASE

THERAPIST, PRESCRIBER, GENERAL_MEDICAL, MEDICATION = 1, 2, 4, 8

#: Columns of `kith.panel`, in the order of the codes.
KINDS = ("therapist", "prescriber", "general_medical", "medicated")

#: The year in which care is measured; the year before it tells who had care already.
YEAR = slice(52, 104)

#: Weeks without a session after which a session counts as a new start.
WEEKS_BEFORE = 26

#: Weeks within 45 days after a session.
WEEKS_TO_RETURN = 6

#: Adequate care in a year: a month of medication with visits to a doctor, or enough sessions.
LEAST_MEDICATED_WEEKS, LEAST_VISITS, LEAST_SESSIONS = 4, 4, 8

#: The fewest weeks as a case for somebody to count as ill in a year.
LEAST_WEEKS_ILL = 4


def not_back(k6: Numbers, care: np.ndarray) -> float:
    """Return the share of people who start therapy and do not return within 45 days.

    A start is a session after 26 weeks without one. People who die or move away within the 45 days
    are left out.
    """
    seen = (care & THERAPIST) > 0
    began = left = 0
    for week in range(WEEKS_BEFORE, seen.shape[1] - WEEKS_TO_RETURN):
        first = seen[:, week] & ~seen[:, week - WEEKS_BEFORE : week].any(axis=1)
        first &= np.isfinite(k6[:, week + WEEKS_TO_RETURN])
        again = seen[first, week + 1 : week + 1 + WEEKS_TO_RETURN].any(axis=1)
        began += int(first.sum())
        left += int((~again).sum())
    return left / began if began else float("nan")


def adequate(k6: Numbers, care: np.ndarray) -> float:
    """Return the share with adequate care in the year among people ill in that year."""
    year = care[ill(k6), YEAR]
    if not year.size:
        return float("nan")
    visits = _weeks(year, PRESCRIBER) + _weeks(year, GENERAL_MEDICAL)
    medicated = _weeks(year, MEDICATION) >= LEAST_MEDICATED_WEEKS
    treated = medicated & (visits >= LEAST_VISITS)
    return float((treated | (_weeks(year, THERAPIST) >= LEAST_SESSIONS)).mean())


def users(k6: Numbers, care: np.ndarray, kind: int) -> int:
    """Return the number of people ill in the year who used this kind of care in it."""
    return int((_weeks(care[ill(k6), YEAR], kind) > 0).sum())


def ill(k6: Numbers) -> np.ndarray:
    """Return who was a case for at least four weeks of the year and stayed until its end."""
    year = k6[:, YEAR]
    cases = (year >= CASE).sum(axis=1)
    return np.asarray((cases >= LEAST_WEEKS_ILL) & np.isfinite(year[:, -1]))


def measures(k6: Numbers, care: np.ndarray) -> dict[str, float]:
    """Return all measures of the panel of one replicate, by name."""
    doctors = users(k6, care, GENERAL_MEDICAL) or float("nan")
    return {
        "not_back_45_days": not_back(k6, care),
        "adequate_within_year": adequate(k6, care),
        "therapist_to_doctor_users": users(k6, care, THERAPIST) / doctors,
        "prescriber_to_doctor_users": users(k6, care, PRESCRIBER) / doctors,
    }


def _weeks(care: np.ndarray, kind: int) -> np.ndarray:
    return np.asarray(((care & kind) > 0).sum(axis=1))
