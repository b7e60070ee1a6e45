"""What the evaluation asks of the program itself, at a small size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from program import needs_program

from kith.io.simulator import Simulator
from kith.report import citations
from kith.validation import calibrate, ledger, measures, patterns, pulse, targets

pytestmark = needs_program

SCENARIOS = Path(__file__).parents[3] / "scenarios"
NATION = SCENARIOS / patterns.NATION
EXAMPLE = SCENARIOS / "clinic-at-the-community-center.toml"
SMALL = ("community.residents=4000", "time.settling_weeks=13")


@pytest.fixture(scope="module")
def simulator() -> Simulator:
    return Simulator(threads=2, scenarios=SCENARIOS)


def test_every_pattern_is_measured(simulator: Simulator) -> None:
    wanted = targets.read()
    found = patterns.measure_all(simulator, NATION, wanted, replicates=2, sets=SMALL)
    assert set(found) == {target.id for target in wanted}
    assert all(np.isfinite(values).any() for values in found.values())
    table = targets.held_against(wanted, found).set_index("id")
    assert 0.0 < table.loc["P18 7 years", "model"] < table.loc["P18 3 years", "model"] < 1.0
    assert table.loc["P6 13 weeks", "model"] < table.loc["P6 52 weeks", "model"]


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
    # More distress where its mean is higher: the second number, not the first.
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
