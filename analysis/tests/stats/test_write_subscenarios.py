from __future__ import annotations

import re
from pathlib import Path

from program import needs_program

import kith

SCENARIOS = Path(__file__).parents[3] / "scenarios"

SCENARIO = """
format = 1
extends = "base.toml"
id = "both"
title = "Both"
[[partnership]]
id = "p"
[partnership.peers]
peers_fte = 2
[partnership.campaign]
enabled = false
"""
BASE = """
id = "base"
format = 1
[[partnership]]
id = "p"
[partnership.clinic]
therapist_fte = 1
[partnership.campaign]
usd_per_year = 1
"""


def test_subscenarios_switch_programs_off(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(BASE)
    scenario = tmp_path / "both.toml"
    scenario.write_text(SCENARIO)
    written = kith.write_subscenarios(scenario, tmp_path / "sub")
    assert [p.name for p in written] == ["both-only-clinic.toml", "both-only-peers.toml"]
    text = written[0].read_text()
    assert 'extends = "../both.toml"' in text
    assert "[partnership.peers]\nenabled = false" in text
    assert "campaign" not in text  # it is off already
    base = tmp_path / "base.toml"
    assert len(kith.write_subscenarios(base, tmp_path / "sub", "leave-one-out")) == 2


def test_a_custom_program_is_switched_off_by_its_path(tmp_path: Path) -> None:
    scenario = tmp_path / "own.toml"
    scenario.write_text(BASE + "[partnership.custom.shop_talks]\nstaff_fte = 1\n")
    written = kith.write_subscenarios(scenario, tmp_path / "sub", "leave-one-out")
    assert {p.name for p in written} == {
        "base-without-campaign.toml", "base-without-clinic.toml", "base-without-shop-talks.toml",
    }  # fmt: skip
    without = next(p for p in written if "shop" in p.name)
    assert "[partnership.custom.shop_talks]\nenabled = false" in without.read_text()


def test_parts_left_out_are_what_the_whole_holds(tmp_path: Path) -> None:
    whole = SCENARIOS / "everything-together.toml"
    written = kith.write_subscenarios(whole, tmp_path / "parts", "leave-one-out")
    shipped = {p.name: p for p in (SCENARIOS / "everything-together").glob("*.toml")}
    assert {p.name for p in written} == set(shipped)
    for path in written:
        text = re.sub(r'extends = ".*"', 'extends = "../everything-together.toml"',
                      path.read_text())  # fmt: skip
        assert shipped[path.name].read_text() == text


@needs_program
def test_a_scenario_in_any_folder_extends_one_that_comes_with_kith(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(SCENARIO.replace("base.toml", "clinic-at-the-community-center.toml"))
    names = {path.name for path in kith.write_subscenarios(file, tmp_path / "sub", "leave-one-out")}
    assert "both-without-outreach.toml" in names
