from __future__ import annotations

from typing import Any

import numpy as np
import xarray as xr

from kith.stats.driving.chance_events import chance_events

WEEKS, END = 12, 8
TABLE: dict[str, Any] = {
    "id": "clinic", "start_week": 2, "grant_weeks": END - 2, "grant_usd_per_year": 52_000.0,
    "other_income_usd_per_year": 5_200.0, "renewal": "by_chance",
}  # fmt: skip


def test_opening_and_a_renewal_by_chance_are_told_replicate_by_replicate() -> None:
    events = chance_events(_partnerships(), "a", {"partnership": [TABLE]}, lambda name: "A clinic")
    assert events["Whether “A clinic” ever opens"].tolist() == [1, 1, 0]
    assert events["Whether the grant of “A clinic” is renewed"].tolist() == [1, 0, 0]


def test_what_chance_does_not_decide_is_no_event() -> None:
    for change in ({"renewal": "never"}, {"grant_weeks": 0}, {"grant_weeks": 99}):
        events = chance_events(_partnerships(), "a", {"partnership": [TABLE | change]})
        assert list(events) == ["Whether “clinic” ever opens"]
    assert chance_events(_partnerships(), "usual-care", {"partnership": []}).empty


def _partnerships() -> xr.Dataset:
    """Return three replicates: grant renewed, not renewed, never opened."""
    weeks = np.arange(WEEKS)
    opened = np.stack([weeks >= 4, weeks >= 5, weeks > WEEKS]).astype(float)
    paid = np.stack([weeks >= 2, (weeks >= 2) & (weeks < END), (weeks >= 2) & (weeks < END)])
    money = 1000.0 * paid + 100.0
    dims = ("scenario", "replicate", "time", "partnership")
    values = {
        name: (dims, np.stack([np.full_like(own, np.nan), own])[..., None])
        for name, own in (("opened", opened), ("money_in_usd", money))
    }
    coords = {"scenario": ["usual-care", "a"], "partnership": ["clinic"], "week": ("time", weeks)}
    return xr.Dataset(values, coords=coords)
