"""Figures of plans whose titles or points leave no room for labels."""

from __future__ import annotations

import pandas as pd

import kith
from kith.figures.plans.frontier import frontier


def table(titles: list[str]) -> pd.DataFrame:
    rows = len(titles)
    return pd.DataFrame(
        {
            "title": titles, "behind": [0.0, *[2e5] * (rows - 1)], "behind_low": 1e5,
            "behind_high": 3e5, "probability_best": 1 / rows, "gain": 60.0, "gain_low": 50.0,
            "gain_high": 70.0, "cost_usd": 3e6, "on_frontier": True,
        },
        [f"plan-{k}" for k in range(rows)],
    )  # fmt: skip


def test_a_title_that_would_fill_the_figure_is_a_number() -> None:
    ax = kith.figures.league(table(["Two peers", "half a therapist, " * 6]))
    labels = [" ".join(label.get_text().split()) for label in ax.get_yticklabels()]
    assert labels == ["1. Two peers · best in 50", "Plan 2 · best in 50"]


def test_points_in_one_place_share_a_label() -> None:
    ranked = table(["a", "b", "c", "d"])
    ranked.loc["plan-2", "gain"] = 5.0
    ax = frontier(ranked)
    assert sorted(filter(None, (text.get_text() for text in ax.texts))) == ["1-2, 4", "3"]
