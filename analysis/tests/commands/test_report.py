from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from program import stand_in
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
    for ending in (".docx", ".htm", ""):
        assert command.main([str(failed), "-o", str(tmp_path / f"page{ending}")]) == 2
        assert "kith report writes .html or .pdf" in capsys.readouterr().err
    new = tmp_path / "x.html"
    assert command.main([str(failed), "-o", str(new), "--scenario", "klinic"]) == 2
    assert not new.exists()
    alone = write_study(tmp_path / "alone.h5", scenarios=("usual-care",), weeks=20)
    assert command.main([str(alone)]) == 2
    assert "nothing to compare" in capsys.readouterr().err


def test_a_browser_prints_the_page(
    tmp_path: Path,
    study_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "page.pdf"
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert command.main([str(study_path), "-o", str(target)]) == 1
    assert "apt-get install chromium; or write .html" in capsys.readouterr().err
    prints = 'for word; do case $word in --print-to-pdf=*) echo %PDF >"${word#*=}";; esac; done'
    stand_in(tmp_path / "bin", prints, "google-chrome")
    assert command.main([str(study_path), "-o", str(target)]) == 0
    assert target.read_text() == "%PDF\n"
    stand_in(tmp_path / "bin", "echo no display >&2", "chromium")
    assert command.main([str(study_path), "-o", str(target), "--force"]) == 1
    assert "printed nothing (no display)" in capsys.readouterr().err
    assert target.read_text() == "%PDF\n"
