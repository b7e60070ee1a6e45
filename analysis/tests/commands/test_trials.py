from __future__ import annotations

from pathlib import Path

import pytest
from program import stand_in
from replay import write_replay

from kith.commands.trials import main


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return write_replay(tmp_path / "new-care.h5")


def test_the_command_runs_a_trial_that_has_no_result_yet(
    result: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    copies = f'echo "$@"\nwhile [ "$1" != -o ]; do shift; done\ncp {result} "$2"'
    program, out = stand_in(tmp_path, copies), tmp_path / "out"
    words = [str(tmp_path / "own.toml"), "-o", str(out)]
    assert main([*words, "--kith", program, "-n", "3"]) == 0
    told = capfd.readouterr().out
    assert f"run {tmp_path}/own.toml -o {out}/own.h5 -q -n 3" in told
    assert "1 of 2 findings agree" in told
    assert (out / "trials.svg").exists()
    assert main([*words, "--kith", "/nowhere/kith"]) == 0  # its result exists, so nothing is run
    (out / "own.h5").unlink()
    assert main([*words, "--kith", "/nowhere/kith"]) == 1
    assert "--kith /nowhere/kith: no such file" in capfd.readouterr().err
