from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from county_table import county

from kith.io.toml import tomllib
from kith.validation import community, posts


def test_a_county_becomes_a_community_with_its_margins(tmp_path: Path) -> None:
    made = tomllib.loads(community.text(county(tmp_path)))
    people = made["community"]
    assert made["title"] == 'Made "up", AL'
    assert people["share_below_150_poverty"] == 0.2
    assert sum(people["race_share"]) == pytest.approx(1.0, abs=1e-3)
    assert people["residents"] * people["people_per_resident"] == pytest.approx(52_645, rel=1e-3)
    assert sum(zone["share_of_residents"] for zone in made["zone"]) == pytest.approx(1.0, abs=1e-3)
    assert people["providers_per_100k"] == 332.5  # the nation's where the cell is empty
    assert [o["id"] for o in people["observed"]] == ["frequent-mental-distress"]
    silent = sum(
        group["share_not_proficient"] * np.dot(group["share_by_race"], people["race_share"])
        for group in made["group"]
    )
    assert silent == pytest.approx(0.011, rel=0.02)


def test_posts_go_with_adults_and_little_with_registered_providers(tmp_path: Path) -> None:
    def therapists(providers: str) -> float:
        made = tomllib.loads(community.text(county(tmp_path, mhp_per_100k=providers), 10_000))
        return sum(p["fte"] for p in made["provider"] if p["role"] == "therapist")

    adults = 10_000 * county(tmp_path).adult_share_of_residents
    assert therapists("332.5") == pytest.approx(84.0 * adults / 1e5, rel=0.01)
    fewer = 84.0 * (83.1 / 332.5) ** posts.EXPONENT
    assert therapists("83.1") == pytest.approx(fewer * adults / 1e5, rel=0.01)
    assert therapists("0") > 0.0
    shares = posts.spread("practices", {"town-poorer": 0.3, "town-richer": 0.3, "country": 0.4})
    assert shares["country"] == pytest.approx(0.16 / 0.76)


@pytest.mark.parametrize("rural", ["0", "100"])
def test_a_county_may_be_all_town_or_all_country(tmp_path: Path, rural: str) -> None:
    made = tomllib.loads(community.text(county(tmp_path, rural_pct=rural)))
    zones = {zone["id"] for zone in made["zone"]}
    assert zones == ({"country"} if rural == "100" else {"town-poorer", "town-richer"})
    assert {site["zone"] for site in made["site"]} == zones
