"""The program's ranked table agrees with the same numbers computed in Python from the file."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from program import needs_program
from synthetic import LIBVER, seal

import kith
from kith.io.simulator import Simulator
from kith.stats import economics
from kith.stats.reach.reach_counts import reach_counts

SCENARIOS = Path(__file__).parents[3] / "scenarios"
SMALL = ("community.residents=1500", "time.weeks=78", "time.settling_weeks=26")


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ranking") / "small.h5"
    sets = [word for one in SMALL for word in ("--set", one)]
    example = SCENARIOS / "clinic-at-the-community-center.toml"
    Simulator(threads=2).call("run", example, "-n", "4", "-o", path, *sets)
    return path


@needs_program
def test_the_program_ranks_by_the_numbers_of_its_file(result: Path) -> None:
    ranked, study = kith.ranking(result), kith.open(result).load()
    shares = kith.acceptability(study, ranked["qaly_value_usd"].values)
    nets = []
    for name in map(str, study["scenario"].values):
        row = ranked.sel(scenario=name)
        qalys = economics.gain_in(study, "qalys", name)
        cost = economics.cost_difference(study, name)
        size = float(np.abs(study["cost_societal_usd"].sum("time")).max())
        assert row["gain"].sel(good="qalys").item() == pytest.approx(
            qalys.mean(), rel=1e-12, abs=1e-9
        )
        assert row["gain"].sel(good="societal_usd").item() == pytest.approx(
            cost.mean(), rel=1e-12, abs=1e-12 * size
        )
        np.testing.assert_array_equal(row["best_share"].values, shares[name].values)
        nets.append(100_000 * qalys - cost)
    losses = (np.max(nets, axis=0) - nets).mean(axis=1)
    told = ranked["expected_loss_usd"].sel(qaly_value_usd=100_000).values
    np.testing.assert_allclose(told, losses, rtol=1e-9, atol=1e-3)
    assert sorted(ranked["rank"].values) == [1, 2, 3, 4]


@needs_program
def test_people_and_money_are_those_of_reach_and_of_the_answer(result: Path) -> None:
    ranked, reached = kith.ranking(result), kith.reach(result).load()
    study = kith.open(result)
    first = ranked.attrs["first_week"]
    for name in map(str, ranked["scenario"].values[1:]):
        counts = reach_counts(reached, name)["mean"]
        gain = ranked["gain"].sel(scenario=name)
        assert gain.sel(good="treated").item() == pytest.approx(counts["additional"], abs=1e-9)
        spent = study["cost_partnership_usd"].sel(scenario=name).values[:, first:].sum(1).mean()
        assert gain.sel(good="partnership_usd").item() == pytest.approx(spent, rel=1e-12)
    with pytest.raises(kith.KithFileError, match="holds no table"):
        kith.ranking(_without_ranking(result))


def _without_ranking(result: Path) -> Path:
    copy = result.with_name("older.h5")
    copy.write_bytes(result.read_bytes())
    with h5py.File(copy, "a", libver=LIBVER) as file:
        del file["answer/ranking"]
    return seal(copy)
