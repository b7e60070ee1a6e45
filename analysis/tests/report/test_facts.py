from __future__ import annotations

from pathlib import Path

from synthetic import write_study

from kith.report import answer, facts, money_tables


def test_only_its_own_rival_stands_beside_a_scenario(tmp_path: Path) -> None:
    names = ("usual-care", "a", "a-same-money", "b", "b-same-money")
    path = write_study(tmp_path / "s.h5", scenarios=names, replicates=2, weeks=40)
    known = facts.gather(path, "b")
    assert known.others == ["b", "b-same-money", "a"]
    assert known.label("b-same-money") == "Money of: B"


def test_another_scenario_can_be_the_one(whole_path: Path) -> None:
    other = facts.gather(whole_path, "clinic-same-money")
    assert other.title(other.scenario) == "Same money"
    assert other.others == ["clinic-same-money", "clinic"]
    assert answer.rival(other) == ""
    assert money_tables.same_money(other) is None
    assert "1.0 more" in answer.headline(other)
