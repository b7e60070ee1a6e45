from __future__ import annotations

from pathlib import Path

import pytest
from marked import MARK
from program import stand_in

from kith.commands.library import files_of, main
from kith.report import marks

SCENARIOS = Path(__file__).parents[3] / "scenarios"


def test_the_command_runs_what_a_mark_names(
    tmp_path: Path, whole_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    copies = f'echo "$@" >{tmp_path}/asked\nwhile [ "$1" != -o ]; do shift; done\n'
    program = stand_in(tmp_path, copies + f'cp {whole_path} "$2"')
    monkeypatch.setenv("KITH", program)
    page = tmp_path / "PAGE.md"
    page.write_text(MARK)
    assert main([str(page), "-n", "3"]) == 0
    asked = (tmp_path / "asked").read_text()
    assert asked.startswith(f"run {tmp_path}/clinic.toml -q -o ")
    assert asked.rstrip().endswith("-n 3")
    assert "| A clinic |" in page.read_text()
    assert main([str(page), "--only", "another"]) == 0
    broken = stand_in(tmp_path, "echo 'error: no such file' >&2\nexit 3", "broken")
    assert main([str(page), "--kith", broken]) == 1
    assert "error: no such file" in capsys.readouterr().err


def test_shares_need_the_parts_that_were_left_out() -> None:
    block = marks.Block("shares", ("everything-together",), (marks.Row("k6_mean"),), 0, 0)
    files = files_of(SCENARIOS, block)
    assert files[0].name == "everything-together.toml"
    assert set(files[1:]) == set((SCENARIOS / "everything-together").glob("*.toml"))
    assert len(files) > 10
