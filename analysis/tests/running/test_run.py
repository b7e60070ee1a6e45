from __future__ import annotations

import os
import pickle
import signal
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from program import needs_program, stand_in
from small_town import SHORT, TOWN, with_peers

import kith

OUTCOME = "in_care_share"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # for the program; this process's is below
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name != "here"]


@needs_program
def test_a_result_without_a_file_is_all_in_memory(tmp_path: Path) -> None:
    study = kith.run([with_peers(), with_peers("two")], set=SHORT, replicates=3, seed=5)
    assert left_over(tmp_path) == []
    assert list(tmp_path.joinpath("here").iterdir()) == []
    assert [str(s) for s in study["scenario"].values] == ["usual-care", "peers", "two"]
    assert dict(study[OUTCOME].isel(stratum=0).sizes) == {"scenario": 3, "replicate": 3, "time": 12}
    assert study[OUTCOME].notnull().any()
    assert study.equals(pickle.loads(pickle.dumps(study)))


@needs_program
def test_a_result_in_a_file_is_the_same_and_stays() -> None:
    kept = kith.run(with_peers(), set=SHORT, replicates=2, output="r.h5", keep=["reach"])
    in_memory = kith.run(with_peers(), set=SHORT, replicates=2, keep=["reach"], threads=1)
    assert kept[OUTCOME].equals(in_memory[OUTCOME])
    kept.close()
    assert kith.reach("r.h5").sizes["replicate"] == 2
    assert not any(str(s).startswith("zone:") for s in in_memory["stratum"].values)
    with pytest.raises(kith.ResultFileError, match=r"^r.h5: exists already \(force=True replaces"):
        kith.run(with_peers(), set=SHORT, replicates=2, output="r.h5")
    again = kith.run(
        with_peers(), set=SHORT, replicates=1, output="r.h5", force=True, keep=["zones"]
    )
    assert any(str(s).startswith("zone:") for s in again["stratum"].values)
    again.close()
    with pytest.raises(kith.KithFileError, match="/reach"):
        kith.reach("r.h5")


@needs_program
def test_changes_and_numbers_reach_the_program() -> None:
    one, other, central = (
        kith.run(TOWN, set=SHORT | more, replicates=1, seed=seed)
        for more, seed in (({}, 1), ({}, 2), ({"run.parameters": "central"}, 1))
    )
    assert not one[OUTCOME].equals(other[OUTCOME])
    assert not one[OUTCOME].equals(central[OUTCOME])
    assert kith.run(TOWN, set=["time.weeks=7"], replicates=1).sizes["time"] == 7


@needs_program
def test_files_texts_and_dictionaries_are_the_same_study() -> None:
    text = 'format = 1\nextends = "mine.toml"\n'
    Path("mine.toml").write_text(f'format = 1\nextends = "{TOWN}"\nid = "mine"\n')
    results = [
        kith.run(scenario, set=SHORT, replicates=1)
        for scenario in (TOWN, Path("mine.toml"), text, {"format": 1, "extends": "mine.toml"})
    ]
    assert all(result[OUTCOME].equals(results[0][OUTCOME]) for result in results[1:])


@needs_program
def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(kith.InvalidScenario, match=r"^4 problems\n") as told:
        kith.run("format = 1\nbad\n= 3", set={"time.weks": 3}, replicates=-1)
    found = told.value.problems
    assert {(p.file, p.line) for p in found} >= {("scenario 1", 2), ("set time.weks=3", 1)}
    assert found == pickle.loads(pickle.dumps(told.value)).problems
    assert isinstance(told.value, kith.SimulatorError)
    with pytest.raises(kith.InvalidScenario, match=r"nowhere.toml: error: .*no such file"):
        kith.run("nowhere.toml")


@needs_program
def test_what_will_not_do_what_was_meant_is_a_warning() -> None:
    with pytest.warns(kith.ScenarioWarning, match="residents alone changes the size") as told:
        kith.run(TOWN, set=SHORT | {"community.residents": 300}, replicates=1)
    assert {warning.filename for warning in told} == {__file__}  # the line that called `run`


@needs_program
def test_replicates_are_lived_through_twice_to_tell_what_is_chance() -> None:
    kith.run(with_peers(), set=SHORT, replicates=8, chance=8, output="r.h5")
    found = kith.answer("r.h5", chance=True)
    assert int(found["pairs"].max()) == 8


@needs_program
def test_progress_goes_to_a_function() -> None:
    seen: list[kith.Progress] = []
    kith.run(TOWN, set=SHORT, replicates=2, progress=seen.append)
    assert (seen[-1].share, seen[-1].runs, seen[-1].of_runs) == (1.0, 2, 2)


@pytest.fixture
def heeds_ctrl_c() -> Iterator[None]:
    """Handle SIGINT even in the background of a shell, which makes the tests ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@needs_program
def test_ctrl_c_ends_the_program_first(tmp_path: Path, heeds_ctrl_c: None) -> None:
    seen: list[kith.Progress] = []

    def interrupt(progress: kith.Progress) -> None:
        if not seen:
            threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
        seen.append(progress)

    with pytest.raises(KeyboardInterrupt):
        kith.run(TOWN, set={"time.weeks": 2600}, replicates=500, threads=1, output="r.h5",
                 progress=interrupt)  # fmt: skip
    assert seen[-1].share < 1
    assert left_over(tmp_path) == []
    assert [path.name for path in Path().iterdir() if path.suffix == ".h5"] == []


def test_the_program_is_gone_when_the_interruption_is_raised(tmp_path: Path) -> None:
    script = f'trap "echo ended > {tmp_path}/said; exit 143" TERM\necho "x" >&2\n'
    program = stand_in(tmp_path / "bin", script + "while :; do sleep 0.05; done")

    def interrupt(line: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kith.io.simulator.Simulator(program).follow("run", told=interrupt)
    assert (tmp_path / "said").read_text() == "ended\n"


@pytest.mark.parametrize(
    ("ends", "error", "says"),
    [("echo 'kith: no' >&2; exit 1", kith.SimulatorError, "^no$"),
     ("echo 'kith: --threads 0\n`kith run --help` tells' >&2; exit 2", kith.UsageError, "ds 0$"),
     ("echo 'kith: full' >&2; exit 4", kith.ResultFileError, "^full$"),
     ("exit 5", kith.NotEnoughMemoryError, "^kith ended with 5$"),
     ("exit 6", kith.LockedError, "ended with 6"),
     ("exit 143", kith.SimulatorError, "stopped by signal 15"),
     ("kill -9 $$", kith.SimulatorError, "stopped by signal 9"),
     ("exit 130", KeyboardInterrupt, "nothing is kept")],
)  # fmt: skip
def test_exit_codes_have_their_exceptions(
    ends: str, error: type[BaseException], says: str, tmp_path: Path
) -> None:
    program = stand_in(tmp_path / "bin", ends)
    with pytest.raises(error, match=says) as told:
        kith.run("a.toml", kith=program)
    assert type(told.value) is error


def test_what_nobody_can_run_is_refused(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", "exit 9")
    with pytest.raises(ValueError, match="keep = 'panel' \\(must be among: reach, zones"):
        kith.run("a.toml", keep=["panel"], kith=program)
    with pytest.raises(ValueError, match="progress = 'loud'"):
        kith.run("a.toml", progress="loud", kith=program)
    with pytest.raises(ValueError, match="no scenario is given"):
        kith.run([], kith=program)


def test_runs_that_failed_are_a_result(tmp_path: Path, study_path: Path) -> None:
    copy = f'while [ "$1" != -o ]; do shift; done; cp {study_path} "$2"; exit 8'
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", kith.FailedRunsWarning)
        study = kith.run("a.toml", kith=stand_in(tmp_path / "bin", copy))
    assert study.sizes["replicate"] == 48
