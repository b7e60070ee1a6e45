"""Validation with the program itself, at a small size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from county_table import county
from program import needs_program

from kith.io.evidence import central_evidence, evidence
from kith.io.simulator import Simulator
from kith.report import citations
from kith.validation import (
    calibrate,
    county_fit,
    ledger,
    measures,
    patterns,
    pulse,
    scaled_posts,
    targets,
)

pytestmark = needs_program

SCENARIOS = Path(__file__).parents[3] / "scenarios"
NATION = SCENARIOS / patterns.NATION
EXAMPLE = SCENARIOS / "clinic-at-the-community-center.toml"
SMALL = ("community.residents=4000", "time.settling_weeks=13")


@pytest.fixture(scope="module")
def simulator() -> Simulator:
    return Simulator(threads=2, scenarios=SCENARIOS)


def fewer_posts(simulator: Simulator, share: float) -> list[str]:
    """Return changes that reduce the nation's therapists and prescribers to a share."""
    known = central_evidence(simulator, NATION)
    paths = [path for side in scaled_posts.SIDES.values() for path in side]
    return [evidence(path, share * known[path], "a smaller nation") for path in paths]


def test_every_pattern_is_measured(simulator: Simulator) -> None:
    wanted = targets.read()
    sets = (*SMALL, *fewer_posts(simulator, 4000 / 25_000))
    found = patterns.measure_all(simulator, NATION, wanted, replicates=2, sets=sets)
    assert set(found) == {target.id for target in wanted}
    assert all(np.isfinite(values).any() for values in found.values())
    table = targets.held_against(wanted, found).set_index("id")
    assert 0.0 < table.loc["P18 7 years", "model"] < table.loc["P18 3 years", "model"] < 1.0
    assert table.loc["P6 13 weeks", "model"] < table.loc["P6 52 weeks", "model"]
    shares = ["P21", "P23", "P24", "P25", "P27 asked", "P27 found"]
    assert table.loc[shares, "model"].between(0.02, 0.98).all()
    assert (table.loc[["P26", "V29 therapist", "V29 prescriber"], "model"] > 0.0).all()


@pytest.mark.parametrize("rural", ["0", "40", "100"])
def test_a_county_of_a_table_is_simulated(simulator: Simulator, tmp_path: Path, rural: str) -> None:
    one = county(tmp_path, rural_pct=rural)
    found = county_fit.simulate(simulator, [one], tmp_path, tmp_path, 500, 1)
    assert found.attrs["refused"] == {}
    assert 0.0 < found.loc["01001", "frequent_distress_share"] < 60.0


def test_waits_fall_as_posts_rise_and_use_follows_where_people_wait(
    simulator: Simulator, tmp_path: Path
) -> None:
    sets = [
        "community.residents=5000", "time.settling_weeks=104", *fewer_posts(simulator, 0.2)
    ]  # fmt: skip
    table = scaled_posts.table(simulator, NATION, tmp_path, "therapist", 4, 1, sets)
    waits, counseled = table["therapist_wait"], table["counseled"]
    assert list(table["posts"]) == [0.5, 1.0, 2.0, 4.0]
    assert waits[0] > 1.3 * waits[1]
    assert waits[1] > waits[2]
    assert waits[0] > 4.0
    assert waits[3] < 0.5
    assert counseled[1] > 1.5 * counseled[0]  # if people wait, use follows posts
    assert table["elasticity"][1] > table["elasticity"][3]
    assert abs(table["elasticity"][3]) < 0.15  # if nobody waits, more posts bring nobody
    assert (table["therapist_use"].diff()[1:] < 0.02).all()
    assert table["binds"][0] == "posts"
    assert table["binds"][3] == "demand"
    prescribers = scaled_posts.table(
        simulator, NATION, tmp_path, "prescriber", 4, 1, sets, factors=(0.5, 4.0)
    )
    assert prescribers["prescriber_wait"][0] > prescribers["prescriber_wait"][1]
    assert prescribers["medicated"][0] < prescribers["medicated"][1]


def test_points_of_calibration_come_back_in_their_places(
    simulator: Simulator, tmp_path: Path
) -> None:
    paths = ("evidence.help_seeking.base_hazard_per_week", "evidence.distress.mean_z")
    where = calibrate.space(simulator, NATION, paths)
    wanted = [t for t in targets.read() if t.measure not in measures.ELSEWHERE]
    town = tmp_path / "town.toml"
    town.write_text(
        f'format = 1\nextends = "{NATION.as_posix()}"\nid = "town"\n[community]\n'
        "residents = 1500\n[time]\nsettling_weeks = 13\n"
    )
    places, values = calibrate.simulated(
        simulator, town, where, wanted, tmp_path, points=8, replicates=1, seed=1
    )
    assert places.shape == (8, 2)
    assert set(values) == {target.id for target in wanted}
    # Distress follows its mean, which is the second number.
    assert np.corrcoef(places[:, 1], values["P2"])[0, 1] > 0.6


def test_the_program_accepts_what_is_written_for_it(simulator: Simulator, tmp_path: Path) -> None:
    everything = simulator.parameters(str(EXAMPLE))
    numbers = everything[everything["path"].str.startswith("evidence.")]
    varied = numbers[numbers["range_low"].astype(float) < numbers["range_high"].astype(float)]
    file = tmp_path / "morris.toml"
    sets = [*ledger.smaller(everything, 2000), "same_money.enabled=false"]
    file.write_text(ledger.sweep("morris", 2, EXAMPLE, varied, sets, 1))
    simulator.call("check", file)
    shock = tmp_path / "shock.toml"
    shock.write_text(pulse.scenario(NATION))
    simulator.call("check", shock)


def test_the_example_cites_its_sources(simulator: Simulator) -> None:
    evidence, programs = citations.of_scenario(simulator, EXAMPLE)
    assert programs == {"colocated_clinic", "outreach", "peer_support"}
    told = citations.text(citations.used(evidence, programs))
    assert "Bartels" in told
    assert "cooperative." not in told
    assert "workplace." not in told
