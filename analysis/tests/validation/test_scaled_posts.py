from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from kith.validation import scaled_posts


def row(wait: float, use: float, video: float = 0.0) -> dict[str, float | str]:
    return {
        "therapist_wait": wait, "therapist_use": use,
        "prescriber_wait": wait, "prescriber_video_wait": video, "prescriber_use": use,
    }  # fmt: skip


def test_elasticity_is_of_logarithms() -> None:
    less, more = np.array([0.1, 0.1]), np.array([0.2, 0.1])
    assert scaled_posts.elasticity(less, more, 2.0).tolist() == pytest.approx([1.0, 0.0])
    assert scaled_posts.elasticity(less, 2 * more, 4.0)[1] == pytest.approx(0.5)


def test_demand_binds_where_nobody_waits_and_slots_stay_free() -> None:
    assert scaled_posts.binds(row(0.2, 0.6), "therapist") == "demand"
    assert scaled_posts.binds(row(3.0, 0.98), "therapist") == "posts"
    assert scaled_posts.binds(row(3.0, 0.8), "therapist") == "posts"
    assert scaled_posts.binds(row(0.2, 0.98), "therapist") == "in between"
    assert scaled_posts.binds(row(0.2, 0.6, video=5.0), "prescriber") == "in between"
    assert scaled_posts.binds(row(0.2, 0.6, video=0.5), "prescriber") == "demand"


def test_the_page_shows_each_side_and_leaves_the_first_elasticity_empty() -> None:
    numbers = dict.fromkeys(scaled_posts.OUTCOMES, 0.1)
    rows = [
        {"posts": 0.5, **numbers, "elasticity": float("nan"), "binds": "posts"},
        {"posts": 1.0, **numbers, "elasticity": 0.24, "binds": "demand"},
    ]
    text = scaled_posts.page({"therapist": pd.DataFrame(rows)}, "town", 3, "kith posts -n 3")
    assert "# Posts and demand: town" in text
    assert "## Therapist posts" in text
    first, second = (line for line in text.splitlines() if line.startswith(("| 0.5", "| 1 ")))
    assert first.endswith("|  | posts |")
    assert second.endswith("| 0.24 | demand |")
    assert "| 10.0 | 10.0 | 0.1 | 1 | 1 | 10 | 10 | 10.00 |" in first
    assert "Made by `kith posts -n 3`." in text
