"""The page about a virtual trial that the program runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import needs_program

import kith
from kith.io.simulator import Simulator
from kith.report import facts, trial
from kith.report.page import render

pytestmark = needs_program

TRIALS = Path(__file__).parents[3] / "scenarios" / "trials"
SMALL = ("community.residents=3000", "time.settling_weeks=13", "run.replicates=3")


def run(file: Path, result: Path, *more: str) -> Path:
    return Simulator(threads=2).run([file], result, sets=(*SMALL, *more))


@pytest.fixture(scope="module")
def replay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trial")
    return run(TRIALS / "cbits.toml", folder / "cbits.h5", "trial.number=60")


def test_a_trial_is_read_by_arm_week_and_outcome(replay: Path) -> None:
    found = kith.trial(replay)
    assert list(found["trial_arm"].values) == ["later", "now"]
    assert list(found["trial_week"].values) == [0, 13, 26]
    entry = found["pooled_mean"].sel(trial_week=0, trial_outcome="k6")
    assert (entry > 5).all(), "they were enrolled for their distress"


def test_the_page_begins_with_what_the_trial_finds(replay: Path) -> None:
    known = facts.gather(replay)
    page = render(known)
    assert f"<h1>{trial.headline(known)}</h1>" in page
    assert trial.headline(known).endswith("of 2 published findings come out of the model.") or (
        trial.headline(known) == "1 of 2 published findings comes out of the model."
    )
    assert "What the trial finds" in page
    assert "Stein et al. 2003" in page
    table = trial.measured(known)
    assert table is not None
    assert len(table.rows) == 3 * 5
    assert {len(row) for row in table.rows} == {len(table.heads)}


def test_yes_and_no_are_told_by_numbers_and_risks(replay: Path) -> None:
    table = trial.measured(facts.gather(replay))
    assert table is not None
    rows = {row[0]: row for row in table.rows}
    engaged, k6 = rows["engaged with offer, 13"], rows["k6, 13"]
    assert " of " in engaged[1]
    assert "%" in engaged[1]
    assert engaged[-1].startswith(("RR", "–"))
    assert ", n = " in k6[1]
    assert not k6[-1].startswith("RR")


def test_an_outcome_made_of_another_says_so(replay: Path, tmp_path: Path) -> None:
    base = (TRIALS.parent / "communities").as_posix()
    text = (
        (TRIALS / "cbits.toml").read_text(encoding="utf-8").replace('"../communities', f'"{base}')
    )
    made = '[[trial.outcome]]\nid = "soon"\nof = "weeks_to_start"\nat_most = 4\n'
    own = tmp_path / "made.toml"
    own.write_text(text + made)
    table = trial.measured(facts.gather(run(own, tmp_path / "made.h5", "trial.number=60")))
    assert table is not None
    assert "soon (share with weeks to start of at most 4), 13" in [row[0] for row in table.rows]


def test_a_trial_without_a_published_finding_states_its_first_outcome(
    replay: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    text = (TRIALS / "cbits.toml").read_text(encoding="utf-8")
    base = (TRIALS.parent / "communities").as_posix()
    own.write_text(text[: text.index("[[trial.target]]")].replace('"../communities', f'"{base}'))
    known = facts.gather(run(own, tmp_path / "own.h5", "trial.number=60"))
    assert trial.headline(known).startswith("26 weeks after enrollment, k6 of “now” differs from")
    assert trial.against_the_world(known) is None
    assert trial.drawing(known) == {}


def test_other_studies_have_no_such_section(whole_path: Path) -> None:
    known = facts.gather(whole_path)
    assert known.trial is None
    assert trial.told(known) == ""
    assert "What the trial finds" not in render(known)
