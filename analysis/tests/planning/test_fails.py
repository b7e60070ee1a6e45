from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from sweeps import write_sweep
from whole import write_whole

import kith
from kith.commands import fails as command
from kith.planning.failing.fails import gains
from kith.planning.failing.prim import densest_box, everything

CLINIC = "clinic"


def toy(rows: int, seed: int, numbers: int = 60) -> tuple[np.ndarray, np.ndarray]:
    """Return numbers, and failures in a corner of two of them, with a tenth flipped."""
    random = np.random.default_rng(seed)
    drawn = random.normal(size=(rows, numbers))
    failed = (drawn[:, 3] > 0.5) & (drawn[:, 7] < 0.2)
    return drawn, np.where(random.random(rows) < 0.1, ~failed, failed)


def test_the_corner_of_a_toy_is_found() -> None:
    for seed in range(10):
        box = densest_box(*toy(400, seed))
        assert set(box.limited) >= {3, 7}, seed
        assert box.low[3] == pytest.approx(0.5, abs=0.25)
        assert box.high[7] == pytest.approx(0.2, abs=0.45)
        assert np.isnan([box.high[3], box.low[7]]).all()


def test_a_box_without_limits_holds_everything() -> None:
    drawn, _ = toy(50, 1)
    assert everything(60).holds(drawn).all()
    assert everything(60).limited == []


@pytest.fixture(scope="module")
def many_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whole(tmp_path_factory.mktemp("many") / "many.h5", replicates=300)


def gain_of(study: xr.Dataset) -> np.ndarray:
    usual, clinic = kith.paired_values(study, "treated_past_year_share", CLINIC)
    return np.asarray((clinic - usual).isel(stratum=0).values)


def test_the_number_that_an_effect_rests_on_is_named(many_path: Path) -> None:
    with kith.open(many_path) as study:
        draws = kith.draws(many_path).load()
        middle = float(np.median(gain_of(study)))
        table = kith.fails(study, draws, "treated_past_year_share", CLINIC, at_most=middle)
    assert table.iloc[0]["path"] == "evidence.care.effect"
    assert np.isfinite(table.iloc[0]["high"])
    assert table.iloc[0]["failed"] == 150
    inside = table.iloc[0]["failed_inside"] / table.iloc[0]["inside"]
    assert inside > 0.75
    assert 0.6 < table.iloc[0]["failed_inside_held_out"] <= inside + 0.05


def test_chance_alone_makes_no_box(many_path: Path) -> None:
    with kith.open(many_path) as study:
        draws = kith.draws(many_path).load()
        middle = float(np.median(gain_of(study)))
        found = 0
        for seed in range(10):
            mixed = draws.copy()
            order = np.random.default_rng(seed).permutation(study.sizes["replicate"])
            mixed["draw"] = (
                mixed["draw"].isel(replicate=order).assign_coords(replicate=mixed["replicate"])
            )
            found += not kith.fails(
                study, mixed, "treated_past_year_share", CLINIC, at_most=middle
            ).empty
    assert found <= 3  # 0.5 are expected


def test_no_box_where_it_never_fails_or_runs_are_few(many_path: Path, study_path: Path) -> None:
    for path, at_most in ((many_path, -1.0), (study_path, 0.02)):
        with kith.open(path) as study:
            assert kith.fails(study, kith.draws(path).load(), "treated_past_year_share",
                              at_most=at_most).empty  # fmt: skip


def test_the_command_says_where_it_fails(
    many_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    csv = tmp_path / "limits.csv"
    assert command.main([str(many_path), "--at-most", "0.02", "--csv", str(csv)]) == 0
    said = capsys.readouterr().out
    assert "gains no more than 2.00 points over usual care in " in said
    assert "evidence.care.effect is at most " in said
    assert "In replicates that did not find such limits: " in said
    assert csv.read_text().startswith("box,path,low,high,unit")
    assert command.main([str(many_path), "--at-most", "-1"]) == 0
    assert "No limits of a few numbers stand out from chance" in capsys.readouterr().out
    assert command.main([str(many_path), "--outcome", "treated_past_year_shar"]) == 2
    assert "did you mean 'treated_past_year_share'?" in capsys.readouterr().err
    assert command.main([str(many_path), "--stratum", "adlts"]) == 2
    assert "did you mean 'adults'?" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore::kith.FailedRunsWarning")
def test_a_sample_with_a_failed_run_has_no_gain(tmp_path: Path) -> None:
    places = np.random.default_rng(1).random((8, 3))
    path = write_sweep(tmp_path / "s.h5", places, places[:, 1], "lhs", better="more", not_run=1)
    with kith.open(path) as sweep:
        assert np.isnan(gains(sweep, "effect_share", "clinic")).tolist() == [False] * 7 + [True]


def test_a_sweep_fails_where_its_levers_are_weak(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = np.random.default_rng(4).random((150, 3))
    path = write_sweep(tmp_path / "n.h5", places, places[:, 1] - 0.4, "lhs")
    assert command.main([str(path), "--outcome", "effect_share"]) == 2
    assert "is neither better high nor low" in capsys.readouterr().err
    path = write_sweep(tmp_path / "s.h5", places, places[:, 1] - 0.4, "lhs", better="more")
    assert command.main([str(path), "--outcome", "effect_share"]) == 0
    said = capsys.readouterr().out
    failed = int((places[:, 1] <= 0.4).sum())
    assert f"over usual care in {failed} of 150 samples" in said
    assert "a.second is at most 0.3" in said or "a.second is at most 0.4" in said
    assert "a.first" not in said
