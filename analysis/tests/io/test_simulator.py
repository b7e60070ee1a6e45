from __future__ import annotations

from pathlib import Path

import pytest
from program import installed, stand_in

from kith.commands.guarded import guarded
from kith.io.simulator import NoSimulatorError, Simulator, SimulatorError


@pytest.fixture(autouse=True)
def _nothing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KITH", raising=False)
    monkeypatch.delenv("KITH_SHARE_DIR", raising=False)
    monkeypatch.setattr("sys.prefix", str(tmp_path / "prefix"))


def said_by(program: str | None = None) -> str:
    return Simulator(program).call().strip()


def test_the_flag_goes_first_then_the_environment_this_python_and_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_path, beside, in_environment, flag = (
        stand_in(tmp_path / name, f"echo {name}", "kith")
        for name in ("path", "prefix/bin", "environment", "flag")
    )
    monkeypatch.setenv("PATH", f"{Path(on_path).parent}:/usr/bin:/bin")
    assert said_by() == "prefix/bin"
    Path(beside).unlink()
    assert said_by() == "path"
    monkeypatch.setenv("KITH", "")  # counts as not set
    assert said_by() == "path"
    monkeypatch.setenv("KITH", in_environment)
    assert said_by() == "environment"
    assert said_by(flag) == "flag"
    stand_in(tmp_path / "path", "echo other", "kith-other")
    assert said_by("kith-other") == "other"  # a bare name is searched for on PATH


def test_the_program_of_the_wheel_is_found_wherever_pip_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "home/lib/site-packages"
    stand_in(tmp_path / "home/bin", "echo wheel", "kith")
    stand_in(tmp_path / "prefix/bin", "echo prefix", "kith")
    installed(site, "kith-sim", "kith/__init__.py", "../../bin/kith", "../../bin/kith-report")
    monkeypatch.syspath_prepend(site)
    assert said_by() == "wheel"
    (tmp_path / "home/bin/kith").unlink()
    assert said_by() == "prefix"


def test_a_program_that_is_named_from_here_is_found_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path / "bin", "echo here", "kith")
    monkeypatch.chdir(tmp_path)
    simulator = Simulator("bin/kith")
    monkeypatch.chdir("/")
    assert simulator.call().strip() == "here"


def test_a_home_folder_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path / "bin", "echo home", "kith")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert said_by("~/bin/kith") == "home"


def test_where_there_is_no_program_it_is_said_what_was_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        NoSimulatorError, match=r"--kith is not given, \$KITH is not set, and .*n and PATH"
    ):
        Simulator()
    with pytest.raises(SimulatorError, match=r"^--kith nowhere/kith: no such file \(\./quickstart"):
        Simulator("nowhere/kith")
    with pytest.raises(
        SimulatorError, match=r"^--kith kiht: no such program \(looked for on PATH\)"
    ):
        Simulator("kiht")
    with pytest.raises(SimulatorError, match="is a folder"):
        Simulator(str(tmp_path))


def test_a_program_that_is_named_is_never_replaced_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, "echo path", "kith")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("KITH", "/nowhere/kith")
    with pytest.raises(SimulatorError, match=r"^\$KITH /nowhere/kith: no such file") as told:
        Simulator()
    assert not isinstance(told.value, NoSimulatorError)


def test_a_file_that_cannot_be_started_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Path(stand_in(tmp_path, "echo x"))
    program.chmod(0o644)
    with pytest.raises(SimulatorError, match=r"is not executable \(chmod \+x "):
        Simulator(str(program))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SimulatorError, match=r"for the file here: \./stand-in"):
        Simulator("stand-in")
    program.write_bytes(b"\x7fELF of another machine")
    program.chmod(0o755)
    with pytest.raises(SimulatorError, match=r"cannot be started: .* \(built for this machine\?\)"):
        Simulator(str(program)).call()


def test_a_run_names_files_changes_and_result(tmp_path: Path) -> None:
    program = stand_in(tmp_path, f'printf "%s\\n" "$@" > {tmp_path}/words')
    result = Simulator(program, 2).run(
        [Path("a.toml")], tmp_path / "r.h5", sets=["x.y=1"], replicates=3, seed=4
    )
    assert result == tmp_path / "r.h5"
    words = (tmp_path / "words").read_text().split()
    assert words == ["run", "a.toml", "-o", str(result), "--force", "-q", "-j", "2",
                     "-n", "3", "--seed", "4", "--set", "x.y=1"]  # fmt: skip


def test_what_the_program_complains_of_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = stand_in(tmp_path, "echo 'a.toml:1:1: error: no' >&2; exit 3")
    with pytest.raises(SimulatorError, match=r"ended with 3: a.toml:1:1: error: no"):
        Simulator(program).call("check", "a.toml")
    assert guarded("x", lambda: print(Simulator(program).call("check", "a.toml"))) == 1
    assert "kith x: " in capsys.readouterr().err


def scenarios_in(folder: Path) -> Path:
    (folder / "scenarios").mkdir(parents=True)
    (folder / "scenarios" / "evidence.toml").touch()
    return folder / "scenarios"


def test_evidence_is_found_where_the_scenarios_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = scenarios_in(tmp_path)
    program = stand_in(tmp_path, 'echo "$KITH_SHARE_DIR"')
    assert Simulator(program, scenarios=folder).call().strip() == str(tmp_path.absolute())
    assert Simulator(program, scenarios=tmp_path).call().strip() == ""
    monkeypatch.setenv("KITH_SHARE_DIR", "/elsewhere")
    assert Simulator(program, scenarios=folder).call().strip() == "/elsewhere"


@pytest.mark.parametrize(
    ("bin_folder", "share"), [("usr/bin", "usr/share/kith"), ("top/build/release/bin", "top")]
)
def test_scenarios_are_those_of_the_program_and_not_of_the_current_folder(
    bin_folder: str, share: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenarios_in(tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    program = stand_in(tmp_path / bin_folder, 'echo "$KITH_SHARE_DIR"', "kith")
    with pytest.raises(SimulatorError, match=r"its scenarios are neither in .* --scenarios"):
        _ = Simulator(program).scenarios
    assert Simulator(program).shipped("evidence.toml") is None
    shipped = scenarios_in(tmp_path / share)
    (tmp_path / "link").symlink_to(program)
    simulator = Simulator(str(tmp_path / "link"))
    assert simulator.scenarios == shipped
    assert simulator.shipped("evidence.toml") == shipped / "evidence.toml"
    assert simulator.shipped("no.toml") is None
    assert simulator.call().strip() == ""
    monkeypatch.setenv("KITH_SHARE_DIR", str(tmp_path / "here"))
    assert Simulator(program).scenarios == tmp_path / "here" / "scenarios"


def test_a_panel_follows_so_many_people_or_everybody(tmp_path: Path) -> None:
    program = stand_in(tmp_path, f'printf "%s\\n" "$@" > {tmp_path}/words')
    for people, word in ((7, "7"), (None, "all")):
        folder = Simulator(program).panel(
            Path("a.toml"), tmp_path / "p", people, replicates=2, seed=3
        )
        assert folder == tmp_path / "p"
        words = (tmp_path / "words").read_text().split()
        assert words == ["panel", "a.toml", "-o", str(folder), "--force", "--people", word,
                         "-n", "2", "--seed", "3"]  # fmt: skip
