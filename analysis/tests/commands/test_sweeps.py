"""A command about one study says of a merged sweep what to use instead."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sweeps import known, write_sweep

from kith.commands import figures, memo, update, workbook, worth


@pytest.mark.parametrize(
    ("command", "words", "code", "said"),
    [
        (figures, (), 2, "kith sensitivity -o FIGURE"),
        (worth, (), 2, "kith fails and kith sensitivity take sweeps"),
        (workbook, (), 2, "--effects NAME.csv writes its table"),
        (memo, (), 4, "a memo is about one study of kith run"),
        (update, ("--actuals", "visits.csv"), 2, "an update takes one of kith run"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_sweep_is_sent_elsewhere(
    command: object, words: tuple[str, ...], code: int, said: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "visits.csv").write_text("week,effect_share\n4,0.1\n", encoding="utf-8")
    places = np.random.default_rng(1).random((8, 3))
    write_sweep(tmp_path / "s.h5", places, known(places), "lhs")
    assert command.main(["s.h5", *words]) == code  # type: ignore[attr-defined]
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
