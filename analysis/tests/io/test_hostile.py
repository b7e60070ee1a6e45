"""Hostile results are refused with a sentence, or read correctly.

`python analysis/tests/io/hostile/run.py RESULT.h5 FIRST LAST` tries others, by number.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from program import needs_program
from small_example import EXAMPLE

import kith
from kith.io.simulator import Simulator

sys.path.insert(0, str(Path(__file__).with_name("hostile")))
from judge import CHANGES, Judge, many

SETS = ("community.residents=1500", "time.weeks=12", "time.settling_weeks=0",
        "partnership.clinic.start_week=4", "same_money.enabled=false")  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "sound.h5"
    return Simulator(threads=2).run([EXAMPLE], path, sets=SETS, replicates=2)


@needs_program
def test_fifty_hostile_files_harm_nobody(sound: Path, tmp_path: Path) -> None:
    assert len(CHANGES) <= 50
    assert many(sound, tmp_path, range(50)) == []


@needs_program
@pytest.mark.full
def test_three_hundred_hostile_files_harm_nobody(sound: Path, tmp_path: Path) -> None:
    assert many(sound, tmp_path, range(50, 350)) == []


@needs_program
@pytest.mark.full
def test_no_report_nor_figure_of_a_hostile_file_harms(sound: Path, tmp_path: Path) -> None:
    with Judge(sound, tmp_path) as judge:
        assert [fault for n in range(400, 460) for fault in judge.page_faults(n)] == []


@needs_program
def test_the_judge_sees_what_goes_wrong(sound: Path, tmp_path: Path) -> None:
    with Judge(sound, tmp_path) as judge:
        other = tmp_path / "other.h5"
        Simulator(threads=2).run([EXAMPLE], other, sets=(*SETS, "run.seed=7"), replicates=2)
        assert judge.of_file("flip", other) != []
        plain = tmp_path / "plain.h5"
        plain.write_text("not HDF5")
        assert judge.of_file("flip", plain) == []


def test_a_pipe_is_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.h5")
    with pytest.raises(kith.KithFileError, match=r"pipe\.h5: is not an ordinary file"):
        kith.open(tmp_path / "pipe.h5")
    with pytest.raises(kith.KithFileError, match="/dev/zero: is not an ordinary file"):
        kith.open("/dev/zero")
