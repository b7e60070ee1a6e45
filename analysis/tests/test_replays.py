from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from program import stand_in

from kith.commands.trials import main
from kith.figures.agreement import agreement
from kith.io.result_file import KithFileError
from kith.io.trial_targets import read_targets, targets_of
from kith.validation.trials_page import page

TEXTS = {
    "title": ["More visits", ""], "outcome": ["engaged", "k6"], "arm": ["new", "new"],
    "measure": ["difference", "smd"], "against": ["old", "old"], "source": ["A 2001", "B"],
}  # fmt: skip
NUMBERS = {"week": [26, 26], "published": [0.2, 0.5], "low": [0.1, 0.4], "high": [0.3, 0.6],
           "simulated": [0.2, 0.1], "simulated_low": [0.18, 0.05], "simulated_high": [0.22, 0.15],
           "single_low": [0.1, -0.3], "single_high": [0.3, 9.0], "met": [1, 0]}  # fmt: skip


@pytest.fixture
def result(tmp_path: Path) -> Path:
    path = tmp_path / "new-care.h5"
    with h5py.File(path, "w") as file:
        file.attrs["title"] = "New care"
        group = file.create_group("trial")
        group["pooled_mean"] = np.zeros((2, 1, 2))
        group["target"] = ["visits", "symptoms"]
        for name, texts in TEXTS.items():
            group[f"target_{name}"] = texts
        for name, numbers in NUMBERS.items():
            group[f"target_{name}"] = np.array(numbers, dtype=float)
        group.attrs.update(title="A trial <of care>", differs="No\n  placebo.", replicates=3)
    return path


def test_targets_are_read_as_they_were_written(result: Path) -> None:
    table = read_targets(result)
    assert list(table["id"]) == ["visits", "symptoms"]
    assert list(table["met"]) == [True, False]
    assert list(table["against"]) == ["old", "old"]
    assert table.loc[0, "differs"] == "No placebo."
    assert table.loc[1, "simulated"] == pytest.approx(0.1)
    assert len(targets_of([result, result])) == 4


def test_a_file_without_a_trial_is_refused(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "x.h5", "w"):
        pass
    with pytest.raises(KithFileError, match="holds no trial"):
        read_targets(tmp_path / "x.h5")


def test_the_page_lists_what_does_not_agree(result: Path) -> None:
    text = page(read_targets(result))
    assert "1 of 2 published findings" in text
    assert "0 of 1 trials and events agree in all" in text
    assert text.count("**does not**") == 1
    assert "**A trial <of care>** (3 replicates): No placebo." in text


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
    assert main([*words, "--kith", "/nowhere/kith"]) == 0  # its result is there
    (out / "own.h5").unlink()
    assert main([*words, "--kith", "/nowhere/kith"]) == 1
    assert "--kith /nowhere/kith: no such file" in capfd.readouterr().err


def test_the_figure_marks_what_does_not_agree(result: Path) -> None:
    axes = agreement(read_targets(result)).axes[0]
    markers = [line.get_marker() for line in axes.get_lines()]
    assert markers.count("o") == 1
    assert markers.count("X") == 1
    # Far off stands at the edge, not outside of the figure.
    assert max(np.max(line.get_xdata()) for line in axes.get_lines()) <= axes.get_xlim()[1]
