"""The page's first answer, of a smaller town, agrees with that of the whole catchment."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from program import needs_program
from web.conftest import PAGE
from web.walks import WEB

import kith
from kith.io import outcomes

RESIDENTS, REPLICATES = 2_500, 16  # analysis/web/src/state/runner.ts
FULL_REPLICATES = 40
SCENARIOS = WEB.parents[1] / "scenarios"
TEN = [
    "clinic-at-the-community-center", "cooperative-of-peers", "cooperative-with-primary-care",
    "health-department-and-community-organizations", "mobile-clinic-in-a-rural-county",
    "peer-specialists-in-a-nonprofit", "stigma-campaign-that-stops", "care-for-veterans",
    "alliance-that-shares", "trauma-counseling-in-schools",
]  # fmt: skip


@needs_program
@pytest.mark.full
@pytest.mark.skipif(shutil.which("node") is None, reason="no node")
@pytest.mark.parametrize("name", TEN)
def test_a_preview_lies_within_the_interval_of_the_whole(name: str) -> None:
    file = SCENARIOS / f"{name}.toml"
    words = ["--preview", str(RESIDENTS), "--set", f"run.replicates={REPLICATES}", file]
    said = subprocess.run(
        ["node", WEB / "replay.mjs", PAGE, *words], capture_output=True, text=True, check=True
    ).stdout
    whole = kith.run(
        file, set={"same_money.enabled": False}, replicates=FULL_REPLICATES, progress="none"
    )
    shown = [one for one in json.loads(said) if one["isHeadline"]]
    assert shown
    for one in shown:
        effects = kith.effects(whole, one["outcome"], strata="adults")
        row = effects.iloc[one["scenario"] - 1]
        unit = 100.0 if outcomes.is_share(one["outcome"]) else 1.0
        assert unit * row["low"] <= one["difference"] <= unit * row["high"], one["outcome"]
