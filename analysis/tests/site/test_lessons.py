"""Every command in the lessons runs, and run as written, the exercises' answers are right."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from program import needs_program

import kith

TEACH = Path(__file__).parents[2] / "site/pages/teach"


def commands(page: str) -> str:
    """Return a page's blocks of commands as one script that stops at an error."""
    text = (TEACH / f"{page}.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?ms)^```sh\n(.*?)^```", text)
    assert blocks
    return "set -e\n" + "\n".join(blocks)


def run(script: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=os.environ | {"PATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def shortened(script: str) -> str:
    """Reduce a script to two replicates, and skip the settling weeks."""
    fewer = re.sub(r"-n \d+", "-n 2", script.replace("replicates = 40", "replicates = 2"))
    return fewer.replace("[time]\n", "[time]\nsettling_weeks = 0\n")


@needs_program
@pytest.mark.parametrize("page", ["class", "exercises"])
def test_every_command_of_a_lesson_runs(page: str, tmp_path: Path) -> None:
    script = shortened(commands(page))
    assert script != commands(page)
    run(script, tmp_path)


def difference(folder: Path, name: str, outcome: str) -> float:
    table = kith.compare(kith.open(folder / f"{name}.h5"), outcome, window=(52, 155))
    return float(table["difference"].iloc[0])


def answers() -> str:
    return (TEACH / "answers.md").read_text(encoding="utf-8").replace("−", "-")


@pytest.mark.full
@needs_program
def test_the_exercises_give_the_numbers_of_the_answers(tmp_path: Path) -> None:
    run(commands("exercises"), tmp_path)
    treated = "treated_past_year_share"
    for name, outcome, factor, shown in (
        ("crowd", treated, 100, "{:+.1f} (0.0 to +12.9)"),
        ("crowd", "left_unseen_share", 100, "{:+.1f} (-1.1 to +6.9)"),
        ("posts", treated, 100, "{:+.1f} (-1.5 to +4.5)"),
        ("posts", "left_unseen_share", 100, "{:+.1f} (-10.2 to 0.0)"),
        ("mills", treated, 100, "{:+.1f} | -1.1 to +8.9"),
        ("few", treated, 100, "{:+.1f} | +2.5 to +6.1"),
        ("central", treated, 100, "{:+.1f} | 0.0 to +7.2"),
        ("alone", treated, 100, "{:+.1f} (0.0 to +8.9)"),
        ("contacts-6", treated, 100, "{:+.1f} (0.0 to +7.1)"),
        ("contacts-20", treated, 100, "{:+.1f} (0.0 to +10.3)"),
    ):
        assert shown.format(factor * difference(tmp_path, name, outcome)) in answers(), name
