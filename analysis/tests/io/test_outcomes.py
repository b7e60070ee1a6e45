from __future__ import annotations

import pytest

from kith.io import outcomes


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("serious_distress_share", -1), ("unmet_need_no_felt_need_share", -1),
        ("treatment_gap", -1), ("dropout_share", -1), ("treated_past_year_share", 1),
        ("effective_coverage_share", 1), ("life_satisfaction_mean", 1), ("wellbys", 1),
        ("cost_societal_usd", -1), ("cost_partnership_usd", 0), ("sessions_delivered", 0),
            ("felt_need_share", 0),
    ],
)  # fmt: skip
def test_which_way_is_better(name: str, better: int) -> None:
    assert outcomes.better(name) == better
