from __future__ import annotations

from pathlib import Path

import pytest
from county_table import ROW, write_table
from program import needs_program

from kith.commands.community import main


def test_the_command_writes_and_does_not_overwrite(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_table(tmp_path, ROW)
    words = ["--fips", "01001", "--data", str(tmp_path), "-o", str(tmp_path / "c.toml")]
    monkeypatch.delenv("KITH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main([*words, "--kith", "no-such-program"]) == 1
    assert not (tmp_path / "c.toml").exists()
    assert main(words) == 0  # the package alone
    assert "not checked" in capsys.readouterr().err
    assert main(words) == 4
    assert "--force" in capsys.readouterr().err


@needs_program
@pytest.mark.parametrize("rural", ["0", "40", "100"])
def test_the_program_accepts_the_community(
    tmp_path: Path, rural: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_SHARE_DIR", str(Path(__file__).parents[3]))  # evidence lies there
    write_table(tmp_path, ROW | {"rural_pct": rural})
    words = ["--fips", "01001", "--data", str(tmp_path), "-o", str(tmp_path / "c.toml")]
    assert main(words) == 0
