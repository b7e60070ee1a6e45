from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from whole import write_whole

from kith.report import facts, reach_tables


@pytest.fixture
def known(whole_path: Path) -> facts.Facts:
    return facts.gather(whole_path)


def test_people_are_counted_and_those_in_serious_distress_beside_them(known: facts.Facts) -> None:
    table = reach_tables.counts(known)
    assert table is not None
    assert table.caption == "Who was reached, of 1,100 people who lived here at some time"
    rows = {row[0].partition(" (")[0]: row[1:] for row in table.rows}
    assert rows["Additional people treated"] == ["34", "34 to 35", "10"]
    assert rows["Newly in care, served by the programs"] == ["33", "33 to 33", "10"]
    assert rows["In care 3 months sooner or more"] == ["10", "10 to 10", "5"]
    assert rows["Displaced: in care under usual care alone"] == ["5", "5 to 5", "0"]
    assert rows["Clients of the programs"] == ["42", "42 to 42", "12"]
    assert rows["First served in the last year of the run: too late to tell"][-1] == ""
    assert "In care elsewhere, about as soon" not in rows  # nobody in any history
    assert table.heads[2] == "95 % interval"


def test_strata_are_told_where_they_are_large_enough(known: facts.Facts) -> None:
    table = reach_tables.by_stratum(known)
    assert table is not None
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Below the poverty line"] == ["300", "6.7", "6.7 to 6.7"]  # 2 of 300
    assert rows["All adults"][0] == "1,000"
    study = known.study.copy()
    living = study["residents"].load().copy()
    living[..., 2] = 19  # under 300 people, and under 2 % of 1,000 adults
    small = dataclasses.replace(known, study=study.assign(residents=living), compared={})
    shown = reach_tables.by_stratum(small)
    assert shown is not None
    assert "Below the poverty line" not in [row[0] for row in shown.rows]
    living[..., 2] = 20
    small = dataclasses.replace(known, study=study.assign(residents=living), compared={})
    shown = reach_tables.by_stratum(small)
    assert shown is not None
    assert "Below the poverty line" in [row[0] for row in shown.rows]


def test_effects_and_programs_are_told_in_plain_words(known: facts.Facts) -> None:
    table = reach_tables.effect(known)
    assert table is not None
    rows = {row[0]: row[1] for row in table.rows}
    assert rows["Each person served: weeks in serious distress"] == "−2.0"
    assert rows["Each person served: distress points times weeks"] == "−20.0"
    assert rows["All others together: weeks in serious distress"] == "−10"
    assert "K6" not in str(table)
    programs = reach_tables.by_program(known)
    assert programs is None  # with one program, the table of people is enough


def test_where_nobody_is_served_only_the_others_are_told(known: facts.Facts) -> None:
    rival = dataclasses.replace(known, scenario="clinic-same-money")
    assert reach_tables.served(known)
    assert not reach_tables.served(rival)
    table = reach_tables.effect(rival)
    assert table is not None
    assert [row[0].partition(":")[0] for row in table.rows] == ["All others together"] * 2


def test_the_sentence_counts_people(known: facts.Facts, tmp_path: Path) -> None:
    assert reach_tables.headline(known) == (
        "34 more people are treated at some time (95 % interval 34 to 35): 40 get care who would "
        "have gone without, 5 go without who would have got care."
    )
    few = facts.gather(write_whole(tmp_path / "few.h5", replicates=8))
    assert reach_tables.headline(few) == ""
    table = reach_tables.counts(few)
    assert table is not None
    assert "range of 8 histories" in table.heads
    without = dataclasses.replace(known, reach=None)
    assert reach_tables.counts(without) is None
    assert reach_tables.headline(without) == ""
