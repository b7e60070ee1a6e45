from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
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


def test_the_command_writes_the_effects_even_where_samples_are_too_few(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = saltelli(2)
    file = write_sweep(tmp_path / "s.h5", places, known(places), "lhs")
    table = tmp_path / "effects.csv"
    words = [str(file), "--outcome", "effect_share", "--effects", str(table)]
    assert command.main(words) == 2
    assert "too few" in capsys.readouterr().err
    written = pd.read_csv(table)
    assert list(written.columns[:3]) == ["scenario", "sample", "a_first"]
    np.testing.assert_allclose(written["effect"], known(places))
