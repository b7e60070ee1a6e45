from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from kith.validation import measures
from kith.validation.targets import Target


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
