from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from kith.io import scenario_texts
from kith.memo.languages.spanish import SPANISH
from kith.report import (
    answer,
    evidence_tables,
    facts,
    glossary,
    money_tables,
    series,
    tables,
    wait_tables,
)


@pytest.fixture
def known(whole_path: Path) -> facts.Facts:
    return facts.gather(whole_path)


def test_numbers_of_the_tables(known: facts.Facts) -> None:
    rows = {row[0]: row[1:] for row in tables.summary(known, "clinic").rows}
    treated = rows["People in need treated in a year, %"]
    assert treated[:3] == ["50.0", "52.0", "+2.0"]
    assert treated[-2:] == ["100/0/0", "very likely to almost certainly better"]
    assert rows["Cost of partnerships"][2] == "+$112,000"
    assert rows["Mean K6 distress"][:3] == ["3.00", "2.90", "−0.10"]  # equal numbers of decimals
    rival = money_tables.same_money(known)
    assert rival is not None
    assert rival.rows[0] == [
        "Cost of partnerships",
        "$112,000",
        "$112,000",
        "$0",
        "$0 to $0",
        "",
        "no visible difference",
    ]
    assert rival.rows[2][1:4] == ["51.0", "52.0", "+1.0"]  # twice the gain of the rival
    payers = {row[0]: row[1:] for row in money_tables.by_payer(known).rows}
    assert payers["The partnership"] == ["$44,000", "$52,000", "$16,000", "$112,000"]
    assert payers["Private insurance"][-1] == "−$11,200"
    driven = evidence_tables.driving(known, answer.MAIN)
    assert driven is not None
    assert driven.rows[0][0] == "How well care works"
    assert driven.rows[0][3:] == ["yes", "assumed", "Assumed"]
    assert evidence_tables.ledger(known) is not None
    assert scenario_texts.enabled_programs(known.texts) == {"clinic.outreach"}


def test_what_is_alike_in_every_history_is_no_visible_difference(known: facts.Facts) -> None:
    rows = {row[0]: row[1:] for row in tables.summary(known, "clinic").rows}
    assert rows["Isolation, %"] == [
        "12.0",
        "12.0",
        "0",
        "0 to 0",
        "0/100/0",
        "no visible difference",
    ]


def test_what_became_of_requests_adds_up_by_kind_of_care(known: facts.Facts) -> None:
    table = wait_tables.by_kind(known)
    assert table is not None
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["All, usual care"] == ["50.0", "10.0", "2.0", "37.0", "1.0", "1.5"]
    assert rows["All, scenario"] == ["54.0", "10.0", "2.0", "33.0", "1.0", "1.6"]
    assert rows["Therapist, usual care"] == ["60.0", "10.0", "0.0", "30.0", "0.0", "0.7"]
    assert set(rows) == {f"{kind}, {of}" for kind in ("All", "Therapist")
                         for of in ("usual care", "scenario")}  # fmt: skip
    for row in rows.values():
        assert sum(map(float, row[:5])) == pytest.approx(100.0)


def test_a_file_without_fates_of_requests_has_no_such_table(known: facts.Facts) -> None:
    known.study = known.study.drop_vars("still_waiting_share")
    assert wait_tables.by_kind(known) is None


def test_barriers_add_up_to_unmet_need_and_have_names(known: facts.Facts) -> None:
    table = wait_tables.barriers(known)
    assert table is not None
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Cost"][:2] == ["8.7", "8.3"]  # 70 and 66 of 100, over eight barriers
    assert rows["All without care"][:2] == ["70.0", "66.0"]
    assert rows["Do not know where"][2:] == ["–", "–"]  # this file does not hold them
    assert not any("_" in name or name == "Other" for name in rows)


def test_the_glossary_explains_what_the_page_shows(known: facts.Facts) -> None:
    words = dict(glossary.entries(known))
    assert {"In need", "K6, distress points", "QALY", "History", "Newly in care"} <= set(words)
    assert "“very likely” from 90" in words["Likely and other words"]
    without = dataclasses.replace(known, study=known.study.drop_vars("qalys"), reach=None)
    assert {"QALY", "Newly in care"}.isdisjoint(dict(glossary.entries(without)))


def test_the_glossary_holds_every_word_in_both_languages() -> None:
    english = dict(glossary.all_entries("en"))
    spanish = dict(glossary.all_entries("es", SPANISH.words))
    assert len(english) == len(spanish) >= 30
    assert {"Unmet need", "FTE", "Replicate"} <= set(english)
    assert "«muy probable» desde 90" in spanish["Probable y otras palabras"]
    assert all("{" not in said for said in [*english.values(), *spanish.values()])


def test_what_a_study_looks_at_comes_first(known: facts.Facts) -> None:
    before = [row[0] for row in tables.summary(known, "clinic").rows]
    known.study.attrs["look_at"] = "isolated_share cost_societal_usd k6_mean"
    after = [row[0] for row in tables.summary(known, "clinic").rows]
    assert after[0] == "Isolation, %"
    assert after[2] == "Mean K6 distress"
    assert sorted(after) == sorted(before)
    charted = [outcome["id"] for outcome in json.loads(series.as_json(known))["outcomes"]]
    assert charted[:3] == ["isolated_share", "k6_mean", "treated_past_year_share"]
