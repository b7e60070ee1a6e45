from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from sweeps import known, saltelli, write_sweep

from kith.commands import sensitivity as command


def test_the_command_prints_a_table_and_saves_a_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    places = saltelli(64)
    file = write_sweep(tmp_path / "s.h5", places, known(places), "saltelli")
    figure = tmp_path / "f.svg"
    words = ["kith-sensitivity", str(file), "--outcome", "effect_share", "-o", str(figure)]
    monkeypatch.setattr("sys.argv", words)
    assert command.main() == 0
    assert "a.first" in capsys.readouterr().out
    assert figure.stat().st_size > 1000
    monkeypatch.setattr("sys.argv", [*words, "--scenario", "nobody"])
    assert command.main() == 2
    plt.close("all")
