from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import numpy as np
from whole import write_whole

import kith
from kith.report import answer, evidence_tables, facts, money_tables, people_tables, tables
from kith.report.tiles import tiles


def test_how_often_a_partnership_opened_and_lasted_is_told(whole_path: Path) -> None:
    known = facts.gather(whole_path)
    assert known.partnerships is not None
    assert (
        answer.openings(known)
        == "The partnership still worked together in week 119 (April 2028) in 36 of 48."
    )
    life = known.partnerships.copy(deep=True)
    for name, week in (("opened", 20), ("money_ran_out", 70)):
        begun = (life["week"] >= week).astype("f4")
        life[name] = begun.broadcast_like(life["alive"]).transpose(*life["alive"].dims).copy()
    life["opened"][:, :6] = 0.0
    life["opened"][0] = np.nan
    some = dataclasses.replace(known, partnerships=life, compared={})
    told = answer.openings(some)
    assert told.startswith(
        "The partnership opened in 42 of 48 histories (half of them by May 2026, week 20); "
        "never in 6 of 48; ran out of money sooner or later in all 48 histories (half of them by "
        "May 2027, week 70); still worked together in week 119 (April 2028) in 36 of 48. Where it "
        "opened: of every 100 adults in need, 2.1 more are treated in a year"
    )
    where = kith.opened(life, "clinic")
    assert where is not None
    assert int(where.sum()) == 42
    assert kith.opened(known.partnerships, "clinic") is None  # the file does not record it


def test_as_many_treated_stands_beside_no_direction(whole_path: Path) -> None:
    known = facts.gather(whole_path)
    row = dict(known.compare([answer.MAIN], "clinic")[0])
    row.update(difference=0.00002, low=-0.003, high=0.003, words="could go either way")
    known.compared[answer.MAIN, "clinic"] = [row]
    assert answer.headline(known) == (
        "Of every 100 adults in need, about as many are treated as without it "
        "(95 % interval −0.30 to 0.30)."
    )
    assert answer.how_sure(known).startswith("The difference is too small to see: better in")


def test_partnerships_have_titles_and_weeks_months(whole_path: Path) -> None:
    known = facts.gather(whole_path)
    assert known.partnership("clinic") == "clinic"  # it has no title
    known.texts["partnership"][0]["title"] = "County clinic and center"
    assert known.partnership("clinic") == "County clinic and center"
    assert known.week(8) == "week 8 (March 2026)"
    known.study = known.study.assign_coords(time=range(known.study.sizes["time"]))
    assert known.week(8) == "week 8"


def test_a_few_histories_are_a_try(tmp_path: Path) -> None:
    few = facts.gather(write_whole(tmp_path / "w.h5", replicates=12, weeks=60))
    assert answer.headline(few) == "12 histories are a try, not an answer."
    assert "better in 12 of 12 simulated histories" in answer.how_sure(few)
    assert "likely better" not in answer.how_sure(few)
    assert "range of 12 histories" in tables.summary(few, "clinic").heads


def test_one_replicate_says_so_in_words(tmp_path: Path) -> None:
    one = facts.gather(write_whole(tmp_path / "w.h5", replicates=1, weeks=60))
    assert answer.headline(one) == "1 history is a try, not an answer."
    told = [answer.headline(one), answer.rival(one), answer.benefits_most(one)]
    told += [str(tile) for tile in tiles(one)]
    made = [tables.summary(one, "clinic"), people_tables.gaps(one), evidence_tables.ledger(one),
            money_tables.worth(one, one.others), money_tables.by_payer(one),
            money_tables.by_program(one)]  # fmt: skip
    told += [str(table) for table in made]
    assert evidence_tables.driving(one, answer.MAIN) is None
    assert not re.search(r"\b(nan|inf|None)\b", " ".join(told))


def test_few_histories_are_counted_and_many_told_of_a_hundred() -> None:
    assert answer.often(1.0, 12) == "all 12"
    assert answer.often(0.25, 12) == "3 of 12"
    assert answer.often(0.0, 12) == "none of 12"
    assert answer.often(0.3, 12) == "30 of 100"  # not a whole number of the twelve
    assert answer.often(0.998, 500) == "more than 99 of 100"
