from __future__ import annotations

from pathlib import Path

import pytest
from replay import write_replay

from kith.io.trial_targets import read_targets
from kith.validation.trials_page import page


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return write_replay(tmp_path / "new-care.h5")


def test_the_page_lists_what_does_not_agree(result: Path) -> None:
    text = page(read_targets(result))
    assert "1 of 2 published findings" in text
    assert "0 of 1 trials and events agree in all" in text
    assert text.count("**does not**") == 1
    assert "**A trial <of care>** (3 replicates): No placebo." in text
