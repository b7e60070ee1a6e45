from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from synthetic import write_study

from kith.commands import report as command


def test_the_command_tells_of_failures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    failed = write_study(tmp_path / "f.h5", failed=((1, 2),), replicates=8, weeks=60)
    target = tmp_path / "new" / "page.html"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "kith.commands.report", failed, "-o", target],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == str(target)
    assert "1 of 16 runs failed and is masked" in target.read_text(encoding="utf-8")
    assert command.main([str(failed), "-o", str(target)]) == 4
    assert "--force" in capsys.readouterr().err
    assert command.main([str(tmp_path / "none.h5")]) == 4
    new = tmp_path / "x.html"
    assert command.main([str(failed), "-o", str(new), "--scenario", "klinic"]) == 2
    assert not new.exists()
    alone = write_study(tmp_path / "alone.h5", scenarios=("usual-care",), weeks=20)
    assert command.main([str(alone)]) == 2
    assert "nothing to compare" in capsys.readouterr().err
