from __future__ import annotations

from pathlib import Path

import pytest
from replay import write_replay
from synthetic import write_study

from kith.io.result_file import KithFileError
from kith.io.trials.trial_targets import read_targets, targets_of


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return write_replay(tmp_path / "new-care.h5")


def test_targets_are_read_as_they_were_written(result: Path) -> None:
    table = read_targets(result)
    assert list(table["id"]) == ["visits", "symptoms"]
    assert list(table["met"]) == [True, False]
    assert list(table["against"]) == ["old", "old"]
    assert table.loc[0, "differs"] == "No placebo."
    assert table.loc[1, "simulated"] == pytest.approx(0.1)
    assert len(targets_of([result, result])) == 4


def test_a_file_without_a_trial_is_refused(tmp_path: Path) -> None:
    study = write_study(tmp_path / "x.h5", weeks=5, replicates=2)
    with pytest.raises(KithFileError, match="holds no trial"):
        read_targets(study)
