from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from program import stand_in

from kith.commands import posts
from kith.validation import scaled_posts


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Replace the simulation; return the arguments with which each table was requested."""
    calls: list[tuple[object, ...]] = []

    def table(simulator: object, community: Path, folder: Path, *rest: object) -> pd.DataFrame:
        calls.append((community, *rest))
        numbers = dict.fromkeys(scaled_posts.OUTCOMES, 0.1)
        return pd.DataFrame([{"posts": 1.0, **numbers, "elasticity": 0.5, "binds": "posts"}])

    monkeypatch.setattr(scaled_posts, "table", table)
    return calls


def test_both_kinds_of_posts_are_on_the_page(
    tmp_path: Path, asked: list[tuple[object, ...]]
) -> None:
    page, town = tmp_path / "posts.md", tmp_path / "town.toml"
    words = ["--kith", stand_in(tmp_path, "exit 1"), "--community", str(town), "-n", "3"]
    words += ["--seed", "5", "--set", "time.settling_weeks=9", "-o", str(page)]
    assert posts.main(words) == 0
    assert asked == [
        (town, side, 3, 5, ["time.settling_weeks=9"]) for side in ("therapist", "prescriber")
    ]
    text = page.read_text(encoding="utf-8")
    assert "## Therapist posts" in text
    assert "## Prescriber posts" in text
    said = f"Made by `kith posts -n 3 --seed 5 --community {town} --set time.settling_weeks=9`."
    assert said in text
    assert posts.main(words) == 4  # it exists already


def test_the_reference_nation_is_asked_where_no_community_is_named(
    tmp_path: Path, asked: list[tuple[object, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    scenarios = tmp_path / "share" / "kith" / "scenarios"
    scenarios.mkdir(parents=True)
    (scenarios / "evidence.toml").touch()
    assert posts.main(["--kith", stand_in(tmp_path / "bin", "exit 1"), "-n", "2"]) == 0
    assert asked[0][0] == scenarios / "communities" / "reference-us.toml"
    assert "Made by `kith posts -n 2 --seed 1`." in capsys.readouterr().out
