from __future__ import annotations

from pathlib import Path

import pytest
from program import needs_program, stand_in
from small_town import SHORT, TOWN, with_peers

import kith

CLINIC = "clinic-at-the-community-center.toml"


@needs_program
def test_a_valid_scenario_has_no_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert kith.check([with_peers(), TOWN], set=SHORT) == []


@needs_program
def test_a_problem_says_where_and_what_was_meant(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(f'format = 1\nextends = "{TOWN}"\n[time]\nweks = 3\n')
    (problem,) = kith.check(file)
    assert problem == kith.Problem(
        str(file), 4, 1, "error", problem.message, suggestion="weeks", path="time.weks"
    )
    assert str(problem).startswith(
        f"{file}:4:1: error: unknown key 'time.weks' (did you mean 'weeks'?)"
    )
    (of_dictionary,) = kith.check({"format": 1, "extends": TOWN, "titel": "x"})
    assert (of_dictionary.file, of_dictionary.line) == ("scenario 1", 3)
    assert of_dictionary.suggestion == "title"


@needs_program
def test_warnings_are_problems_of_less_weight() -> None:
    (problem,) = kith.check(TOWN, set={"community.residents": 300})
    assert (problem.severity, problem.file) == ("warning", "set community.residents=300")


@needs_program
def test_scenarios_that_make_no_study_are_a_problem() -> None:
    (problem,) = kith.check([TOWN, CLINIC])
    assert problem.severity == "error"
    assert "differ in community" in problem.message


def test_a_program_that_fails_is_no_scenario_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(kith.SimulatorError, match="ended with 1: no") as told:
        kith.check("a.toml", kith=stand_in(tmp_path, "echo no >&2; exit 1"))
    assert told.value.exit_code == 1
