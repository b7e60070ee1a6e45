"""Counts of people reached add up over the requested strata and bands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import kith
from kith.stats.reach.reach_counts import effects, people


def test_additional_is_newly_in_care_less_displaced(whole_path: Path) -> None:
    found = people(kith.reach(whole_path), "clinic")
    # 30 + 6 + 1 adults, one more in every other replicate; 2 youths.
    assert found["newly_in_care"][:2].tolist() == [39.0, 40.0]
    assert found["newly_in_care_served"][0] == 33.0  # includes people first served in the last year
    assert found["newly_in_care_not_served"][:2].tolist() == [6.0, 7.0]
    assert found["displaced"][0] == 5.0
    assert found["additional"][:2].tolist() == [34.0, 35.0]
    assert (found["clients"][0], found["brought"][0]) == (42.0, 11.0)
    assert found["first_served_late"][0] == 1.0
    assert found["everybody"][0] == 1100.0


def test_counts_are_means_with_intervals(whole_path: Path) -> None:
    reached = kith.reach(whole_path)
    table = kith.reach_counts(reached, "clinic")
    assert table.loc["additional", "mean"] == 34.5
    assert tuple(table.loc["additional", ["low", "high"]]) == (34.0, 35.0)
    assert set(table["interval"]) == {"percentiles"}
    serious = kith.reach_counts(reached, "clinic", k6_band="13-and-above")
    assert serious.loc["newly_in_care", "mean"] == 10.0
    poor = kith.reach_counts(reached, "clinic", "income:below-100")
    assert poor.loc["additional", "mean"] == 2.0
    few = kith.reach_counts(reached.isel(replicate=slice(4)), "clinic")
    assert set(few["interval"]) == {"range"}


def test_what_is_unknown_is_refused(whole_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown stratum 'income:low'"):
        kith.reach_counts(kith.reach(whole_path), "clinic", "income:low")


def test_replicates_without_usual_care_are_left_out(whole_path: Path) -> None:
    reached = kith.reach(whole_path).load()
    reached["reach_people"] = reached["reach_people"].where(reached["replicate"] != 1, -1)
    reached["reach_people"] = reached["reach_people"].where(reached["replicate"] != 2)
    found = people(reached, "clinic")
    assert found["additional"].size == reached.sizes["replicate"] - 2
    assert found["additional"].min() == 34.0


def test_effects_are_a_person_served_and_all_others_together(whole_path: Path) -> None:
    reached = kith.reach(whole_path)
    found = effects(reached, "clinic")
    assert np.allclose(found["serious_weeks_served_each"], -2.0)
    assert np.allclose(found["k6_served_each"], -20.0)
    assert np.allclose(found["serious_weeks_others"], -10.0)
    rival = effects(reached, "clinic-same-money")
    assert np.isnan(rival["serious_weeks_served_each"]).all()  # the rival serves nobody
