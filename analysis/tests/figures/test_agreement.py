from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from replay import write_replay

from kith.figures.agreement import agreement
from kith.io.trials.trial_targets import read_targets


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return write_replay(tmp_path / "new-care.h5")


def test_the_figure_marks_what_does_not_agree(result: Path) -> None:
    axes = agreement(read_targets(result)).axes[0]
    markers = [line.get_marker() for line in axes.get_lines()]
    assert markers.count("o") == 1
    assert markers.count("X") == 1
    # A value far off is drawn at the edge, not outside the figure.
    assert max(np.max(line.get_xdata()) for line in axes.get_lines()) <= axes.get_xlim()[1]
