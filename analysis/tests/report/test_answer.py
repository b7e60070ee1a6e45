from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import numpy as np
from whole import write_whole

from kith.report import answer, evidence_tables, facts, money_tables, people_tables, tables
from kith.report.tiles import tiles


def test_histories_in_which_nobody_was_reached_are_told(whole_path: Path) -> None:
    known = facts.gather(whole_path)
    assert answer.without_effect(known) == ""
    study = known.study.load().copy(deep=True)
    for name in answer.TOUCHED:
        if name in study:
            study[name][1, 3] = study[name][0, 3]  # the clinic's fourth history is usual care's
    assert known.partnerships is not None
    life = known.partnerships.copy(deep=True)
    life["alive"][1, 3] = 1.0
    some = dataclasses.replace(known, study=study, partnerships=life, compared={})
    assert answer.without_effect(some) == "In 1 of 12 histories the partnership changed nothing."
    life["alive"][1, 3] = np.nan  # not begun within the horizon
    assert answer.without_effect(some) == "In 1 of 12 histories the partnership changed nothing."
    life["alive"][1, 3, 40:] = 0.0
    assert answer.without_effect(some) == (
        "In 1 of 12 histories the partnership changed nothing: it ended before it served anybody."
    )
    study["k6_mean"][:, 3] = np.nan  # not known is not the same
    assert answer.without_effect(some) != ""
    for name in answer.TOUCHED:
        if name in study:
            study[name][:, 3] = np.nan
    assert answer.without_effect(some) == ""


def test_one_replicate_says_so_in_words(tmp_path: Path) -> None:
    one = facts.gather(write_whole(tmp_path / "w.h5", replicates=1, weeks=60))
    assert "one simulated history only" in answer.how_sure(one)
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
    assert answer.often(0.3, 12) == "30 of 100"  # not all of the twelve count
    assert answer.often(0.998, 500) == "more than 99 of 100"
