"""The teaching town, smaller and shorter, so that a run takes a moment."""

from __future__ import annotations

from typing import Any

TOWN = "communities/teaching-town.toml"
SHORT = {"time.weeks": 12, "time.settling_weeks": 4}


def with_peers(name: str = "peers", *, weeks: int = 12, **partnership: object) -> dict[str, Any]:
    """Return the town with a partnership that starts at once and has money for some weeks."""
    ours = {"id": "mills", "partners": ["clinic", "community-center"], "established": True,
            "grant_usd_per_year": 130_000, "grant_weeks": weeks,
            "peer_support": {"host": "community-center"}}  # fmt: skip
    return {"format": 1, "extends": TOWN, "id": name, "partnership": [ours | partnership]}
