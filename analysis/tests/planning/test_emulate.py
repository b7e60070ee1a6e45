from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from program import needs_program
from small_town import with_peers
from sweeps import PATHS, write_sweep
from toys import bent, flat, runs_of, spread_over

import kith
from kith.commands import emulate as command
from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.planning.emulating.sweep_runs import asked_of, read_runs
from kith.running.as_toml import document

MIDDLE = dict.fromkeys(PATHS, 0.5)


def written(path: Path, points: np.ndarray, values: np.ndarray, **more: object) -> Path:
    """Write a sweep of values (samples, replicates)."""
    means = values.mean(axis=1)
    return write_sweep(path, points, means, "lhs", noise=values - means[:, None],
                       replicates=values.shape[1], **more)  # type: ignore[arg-type]  # fmt: skip


@pytest.fixture(scope="module")
def sweep_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    points = spread_over(60, 1)
    values = 0.05 * runs_of(bent, points, 2, replicates=5, smooth=0.02, rough=0.05)
    declared = [("uniform", 0.0, 1.0)] * 2 + [("normal", 0.1, 0.9)]
    return written(tmp_path_factory.mktemp("emulate") / "s.h5", points, values, declared=declared,
                   better="more")  # fmt: skip


@pytest.fixture(scope="module")
def emulator(sweep_path: Path) -> kith.Emulator:
    return kith.emulate(sweep_path, "effect_share")


def test_it_predicts_what_the_surface_is(emulator: kith.Emulator) -> None:
    there = 0.05 + 0.9 * spread_over(200, 7)
    table = pd.DataFrame(there, columns=PATHS)
    _, low, high = emulator.predict(table)
    truth = 0.05 * bent(there)
    assert ((low <= truth) & (truth <= high)).all()  # wide: five replicates share their luck
    moved, less, more = emulator.predict(table, against=MIDDLE)
    change = truth - 0.05 * bent(np.full((1, 3), 0.5))
    assert np.abs(moved - change).max() < 0.01
    assert ((less <= change) & (change <= more)).mean() > 0.9
    assert ((more - less) < 0.3 * (high - low)).mean() > 0.9
    _, lowest, highest = emulator.predict(table, of="history")
    assert (highest - lowest > high - low).all()


def test_one_number_may_have_many_values(emulator: kith.Emulator) -> None:
    many = emulator.predict(MIDDLE | {"a.first": [0.2, 0.5, 0.8]})
    assert [len(part) for part in many] == [3, 3, 3]
    one = emulator.predict({"a.third": 0.5, "a.first": 0.8, "a.second": 0.5})  # in any order
    assert one.mean[0] == pytest.approx(many.mean[2], rel=1e-12)


def test_its_check_is_about_all_samples(emulator: kith.Emulator) -> None:
    first, second = emulator.check.to_dict("records")
    assert (first["held_back"], second["held_back"]) == (60, 300)
    assert first["coverage_low"] < first["coverage"] < first["coverage_high"]
    assert first["q2"] > 0.9
    assert first["q2"] == pytest.approx(1 - (first["typical_error"] / first["spread"]) ** 2)
    assert emulator.beyond_chance > 0.9
    assert emulator.doubts == []


def test_ranges_are_those_declared_where_samples_fill_them(sweep_path: Path) -> None:
    numbers = kith.emulate(sweep_path, "effect_share").numbers
    assert numbers["path"].tolist() == PATHS
    assert numbers[["low", "high"]].values[:2].tolist() == [[0, 1], [0, 1]]
    third = spread_over(60, 1)[:, 2]  # of a normal, the samples'
    assert numbers[["low", "high"]].values[2].tolist() == [third.min(), third.max()]


def test_a_number_laid_out_by_logarithm_is_learned_so(tmp_path: Path) -> None:
    points = spread_over(40, 1)
    points[:, 0] = 10 ** (3 * points[:, 0])
    values = np.repeat(np.log10(points[:, :1]), 2, axis=1)
    declared = [("log-uniform", 1.0, 1000.0), ("uniform", 0.0, 1.0), ("uniform", 0.0, 1.0)]
    found = kith.emulate(written(tmp_path / "s.h5", points, values, declared=declared),
                         "effect_share").predict(MIDDLE | {"a.first": [10.0, 100.0]})  # fmt: skip
    assert found.mean == pytest.approx([1.0, 2.0], abs=1e-3)


def test_a_prediction_is_the_same_each_time_and_timed(emulator: kith.Emulator) -> None:
    first, took = emulator.predict(MIDDLE), []
    for _ in range(200):
        begin = time.perf_counter()
        found = emulator.predict(MIDDLE)
        took.append(time.perf_counter() - begin)
        assert found == first
    print(f"a prediction takes {1000 * np.median(took):.2f} ms")  # under 1; machines differ


def test_values_are_the_effects_of_each_sample(sweep_path: Path) -> None:
    with kith.open(sweep_path) as sweep, kith.design(sweep_path) as design:
        for window in (None, (3, 5)):
            asked = asked_of(sweep, "effect_share", None, "adults", window, True)
            runs = read_runs(sweep, design, asked)
            table = kith.effects(sweep, "effect_share", strata="adults", window=window)
            assert runs.values.mean(axis=1) == pytest.approx(table["effect"].to_numpy(), abs=1e-12)
        level = asked_of(sweep, "effect_share", None, "adults", None, False)
        assert read_runs(sweep, design, level).values == pytest.approx(
            read_runs(sweep, design, asked_of(sweep, "effect_share", "clinic", "adults", None, True)
                      ).values)  # usual care is 0  # fmt: skip


@pytest.mark.filterwarnings("ignore::kith.FailedRunsWarning")
def test_samples_without_a_value_and_twins_are_left_out(tmp_path: Path) -> None:
    points = spread_over(45, 1)
    points[10:13] = points[0]
    path = written(tmp_path / "s.h5", points, runs_of(bent, points, 2, replicates=2), not_run=5)
    found = kith.emulate(path, "effect_share")
    assert (found.about.without_value, found.about.repeated, found.samples) == (2, 3, 40)


def refused(path: Path, match: str, outcome: str = "effect_share", **more: object) -> None:
    with pytest.raises(UsageError, match=match):
        kith.emulate(path, outcome, **more)  # type: ignore[arg-type]


def test_what_cannot_be_learned_from_is_refused(tmp_path: Path, study_path: Path) -> None:
    points = spread_over(40, 1)
    values = runs_of(bent, points, 2, replicates=2)
    path = tmp_path / "s.h5"
    refused(written(path, points[:29], values[:29]), "29 different samples of 3 numbers are too "
            "few: an emulator needs 30, 10 for each number")  # fmt: skip
    refused(written(path, points, values[:, :1]), "one replicate of each sample")
    words = {"a.second": ["added", "moved"] * 20}
    refused(written(path, points, values, words=words), r"varies names or lists \(a.second\)")
    flag = points.copy()
    flag[:, 2] = flag[:, 2] > 0.5
    refused(written(path, flag, values), "a.third has only 2 different values")
    tied = points.copy()
    tied[:, 2] = tied[:, 0] + tied[:, 1]
    refused(written(path, tied, values), "a.third moves together with other numbers")
    refused(written(path, points, np.ones((40, 2))), "is the same in every sample")
    refused(study_path, "a single study, not a sweep", "treated_past_year_share")


def test_unknown_names_are_refused(sweep_path: Path) -> None:
    refused(sweep_path, "did you mean 'effect_share'", "effect_shar")
    refused(sweep_path, "did you mean 'clinic'", scenario="clinics")
    refused(sweep_path, "did you mean 'adults'", stratum="adult")
    refused(sweep_path, "what others are compared with", scenario="usual-care")
    refused(sweep_path, "holds no week", window=(50, 60))


@pytest.mark.parametrize(
    ("numbers", "match"),
    [
        (MIDDLE | {"a.first": 1.01}, r"a.first = 1.01 is outside the sweep, .* from 0 to 1;"),
        (MIDDLE | {"a.first": [0.5, -3.0]}, r"a.first = -3 is outside"),
        (MIDDLE | {"a.first": np.nan}, r"a.first = nan is outside"),
        (MIDDLE | {"a.frist": 0.5}, r"unknown number 'a.frist' \(did you mean 'a.first'\?\)"),
        ({"a.first": 0.5}, r"a.second has no value \(the sweep varied a.first, a.second and"),
        (MIDDLE | {"a.first": "much"}, r"a.first = 'much' is not a number"),
        (MIDDLE | {"a.first": [0.1, 0.2], "a.second": [0.1, 0.2, 0.3]}, "have 2 and 3 values"),
    ],
)  # fmt: skip
def test_numbers_that_the_sweep_does_not_reach_are_refused(
    emulator: kith.Emulator, numbers: dict[str, object], match: str
) -> None:
    with pytest.raises(UsageError, match=match):
        emulator.predict(numbers)


def test_a_band_must_be_one_that_is_known(emulator: kith.Emulator) -> None:
    with pytest.raises(UsageError, match="did you mean 'history'"):
        emulator.predict(MIDDLE, of="histories")
    with pytest.raises(UsageError, match="of the mean alone"):
        emulator.predict(MIDDLE, of="history", against=MIDDLE)


def test_noise_is_not_recommended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    points = spread_over(60, 1)
    path = written(tmp_path / "s.h5", points, runs_of(flat, points, 2, shared=0.0, smooth=0.0))
    assert command.main([str(path), "--outcome", "effect_share"]) == 0
    said = capsys.readouterr().out
    assert "Do not rely on it:" in said
    assert "less than half of the variance of samples held back. More replicates or res" in said
    assert "is the chance of these 6 replicates, and would differ with others" in said


def test_the_command_learns_saves_and_predicts(
    sweep_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "e.json"
    assert command.main([str(sweep_path), "--outcome", "effect_share@adults", "-o", str(made)]) == 0
    said = capsys.readouterr().out
    assert "“Effect share”: clinic over usual-care, adults, weeks 2 to 7" in said
    assert "from 60 samples with 5 replicates each" in said
    assert "of their variance (Q2 0.9" in said or "of their variance (Q2 1.0" in said
    assert "The checks found no reason not to use it within these ranges." in said
    at = [f"{path}=0.5" for path in PATHS]
    assert command.main([str(made), "--at", *at, "--against", "a.first=0.2"]) == 0
    said = capsys.readouterr().out
    assert "  a.second = 0.5\n" in said
    assert "Mean over histories   " in said
    assert "Mean, difference from " in said
    assert said.endswith("  a.first = 0.2\n")
    assert command.main([str(made)]) == 0
    assert "from 60 samples with 5 replicates each" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "match"),
    [
        (["S", "--outcome", "effect_shar"], 2, "did you mean 'effect_share'?"),
        (["S", "--outcome", "effect_share", "-o", "e.txt"], 2, "kith emulate writes .json"),
        (["S", "--outcome", "effect_share", "-o", "E"], 4, "exists (--force overwrites it)"),
        (["S", "--weeks", "52"], 2, "weeks '52' are not FIRST-LAST"),
        (["E", "--outcome", "effect_share"], 2, "--outcome is for a sweep"),
        (["E", "--at", "a.first"], 2, "'a.first' is not PATH=VALUE"),
        (["E", "--against", "a.first=1"], 2, "--against needs --at"),
        (["E", "--at", "a.first=2", "a.second=0.5", "a.third=0.5"], 2, "a.first = 2 is outside"),
        (["nothing.h5"], 4, "no such file"),
    ],
)
def test_the_command_says_what_is_wrong(
    sweep_path: Path, emulator: kith.Emulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, match: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    emulator.save("e.json")
    given = [{"S": str(sweep_path), "E": "e.json"}.get(one, one) for one in arguments]
    assert command.main(given) == code
    assert match in capsys.readouterr().err


_SWEEP = """format = 1
id = "peers"
scenarios = ["town.toml"]
set = ["time.weeks=30", "time.settling_weeks=4", "community.residents=800"]
[design]
method = "lhs"
n = 24
[[vary]]
path = "partnership.mills.peer_support.peers_fte"
range = [0.5, 8.0]
[[vary]]
path = "partnership.mills.grant_usd_per_year"
range = [100_000, 900_000]
distribution = "log-uniform"
[run]
replicates = 3
seed = 5
[keep]
outcomes = ["cost_partnership_usd", "treated_past_year_share"]
strata = ["adults"]
"""


@needs_program
def test_a_sweep_of_the_program_is_learned_from(tmp_path: Path) -> None:
    (tmp_path / "town.toml").write_text(document(with_peers()), "utf-8")
    (tmp_path / "sweep.toml").write_text(_SWEEP, "utf-8")
    result = Simulator(threads=1).sweep(tmp_path / "sweep.toml", tmp_path / "runs")
    found = kith.emulate(result, "cost_partnership_usd")
    assert found.numbers["low"].tolist() == [0.5, 100_000.0]
    assert [number.is_log for number in found.box.numbers] == [False, True]
    assert found.about.sweep_run_id == kith.open(result).attrs["kith_run_id"]
    peers, grant = found.box.paths
    few, many = found.predict({peers: [1.0, 7.0], grant: 800_000}).mean
    assert many > few > 0
    with pytest.raises(UsageError, match=r"= 50000 USD.* is outside the sweep.* from 100000"):
        found.predict({peers: 1.0, grant: 50_000})
