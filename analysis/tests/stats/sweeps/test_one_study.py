"""A sweep, or a path, where one study is needed is an error that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from sweeps import known, write_sweep

import kith

OUTCOME = "effect_share"

Use = Callable[[xr.Dataset], object]

OF_A_STUDY: dict[str, Use] = {
    "compare": lambda s: kith.compare(s, OUTCOME),
    "paired_values": lambda s: kith.paired_values(s, OUTCOME, "clinic"),
    "equity": lambda s: kith.equity(s, OUTCOME),
    "convergence": lambda s: kith.convergence(s, OUTCOME),
    "drivers": lambda s: kith.drivers(s, xr.Dataset(), OUTCOME),
    "value": kith.value,
    "acceptability": lambda s: kith.acceptability(s, [1.0]),
    "break_even": kith.break_even,
    "budget": kith.budget,
    "worth": lambda s: kith.worth(s, xr.Dataset()),
    "variance_shares": lambda s: kith.variance_shares(s, s, OUTCOME),
    "empty_posts": kith.empty_posts,
    "attribution": lambda s: kith.attribution(s, OUTCOME, {}),
    "openings": lambda s: kith.openings(s, "clinic"),
    "survival": lambda s: kith.survival(s, "clinic"),
    "ended_by": lambda s: kith.ended_by(s, "clinic"),
    "chance_events": lambda s: kith.chance_events(s, "clinic", {}),
    "figures.acceptability": kith.figures.acceptability,
    "figures.cascade": kith.figures.cascade,
    "figures.convergence": lambda s: kith.figures.convergence(s, OUTCOME),
    "figures.cost_effectiveness": kith.figures.cost_effectiveness,
    "figures.differences": lambda s: kith.figures.differences(s, OUTCOME),
    "figures.equity_plane": kith.figures.equity_plane,
    "figures.levels": lambda s: kith.figures.levels(s, OUTCOME),
    "figures.partnership_life": lambda s: kith.figures.partnership_life(s, s, "clinic"),
    "figures.quickstart": kith.figures.quickstart,
    "figures.reach": lambda s: kith.figures.reach(s, s),
    "figures.reasons": kith.figures.reasons,
    "figures.spending": kith.figures.spending,
    "figures.tornado": lambda s: kith.figures.tornado(s, xr.Dataset(), OUTCOME),
    "figures.trajectories": lambda s: kith.figures.trajectories(s, OUTCOME),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    places = np.random.default_rng(1).random((8, 3))
    return write_sweep(tmp_path_factory.mktemp("sweep") / "s.h5", places, known(places), "lhs")


@pytest.mark.parametrize("use", OF_A_STUDY)
def test_a_sweep_is_sent_to_effects_or_to_one_of_its_samples(use: str, path: Path) -> None:
    said = r"this is a sweep of 8 samples.*kith\.effects.*\.isel\(sample=0\)"
    with kith.open(path) as sweep, pytest.raises(ValueError, match=said):
        OF_A_STUDY[use](sweep)


@pytest.mark.parametrize("use", ["compare", "equity", "convergence", "value", "survival"])
def test_a_path_is_sent_to_open(use: str, path: Path) -> None:
    with pytest.raises(ValueError, match=r"takes a study, not a path: kith\.open\('.*s\.h5'\)"):
        OF_A_STUDY[use](str(path))  # type: ignore[arg-type]


def test_a_sample_is_a_study_with_the_effect_of_its_row(path: Path) -> None:
    with kith.open(path) as sweep:
        (effect,) = kith.compare(sweep.isel(sample=3), OUTCOME)["difference"]
        assert effect == kith.effects(sweep, OUTCOME)["effect"][3] != 0


def test_tables_that_a_sweep_lacks_say_so(path: Path) -> None:
    for read in (kith.answer, kith.reach, kith.ranking):
        with pytest.raises(kith.KithFileError, match=r"it is a sweep; kith\.effects tabulates it"):
            read(path)
    with pytest.raises(kith.KithFileError, match=r"leave out outcomes under \[keep\]"):
        kith.partnerships(path)
    with pytest.raises(kith.KithFileError, match=r"operations are of one study"):
        kith.operations(path)


def test_what_a_plan_fails_by_is_given_by_studies_and_not_by_sweeps(path: Path) -> None:
    with kith.open(path) as sweep:
        for study, draws in ((sweep, xr.Dataset()), (sweep.isel(sample=0), None)):
            with pytest.raises(ValueError, match="of a sweep, it is None"):
                kith.fails(study, draws, OUTCOME)
