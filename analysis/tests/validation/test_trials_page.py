from __future__ import annotations

from pathlib import Path

import h5py
import pytest
from replay import write_replay
from synthetic import LIBVER, seal

from kith.io.trials.trial_targets import read_targets
from kith.validation.trials_page import page


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return write_replay(tmp_path / "new-care.h5")


def test_the_page_lists_what_does_not_agree(result: Path) -> None:
    text = page(read_targets(result))
    assert "1 of 2 published findings" in text
    assert "0 of 1 trials and events agree in all" in text
    assert text.count("**does not**") == 1
    assert "**A trial <of care>** (3 replicates; engaged, k6): No placebo." in text


def test_the_page_says_of_how_many_and_what_an_outcome_was_made_of(result: Path) -> None:
    text = page(read_targets(result))
    assert "1,180 : 1,200" in text
    assert "engaged: share with visits of at least 1, week 26" in text
    assert "SMD of k6, week 26" in text


def test_a_difference_of_yes_and_no_is_a_risk_difference(result: Path) -> None:
    assert "risk difference" not in page(read_targets(result))
    with h5py.File(result, "a", libver=LIBVER) as file:
        scales = file["trial"].create_dataset("outcome_scale", data=["share", "measure"])
        scales.dims[0].attach_scale(file["trial_outcome"])
    seal(result)
    assert page(read_targets(result)).count("risk difference of engaged") == 1
