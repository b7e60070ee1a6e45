from __future__ import annotations

import math

import pytest
from program import needs_program
from small_town import TOWN

import kith


def row(table: object, path: str) -> dict[str, object]:
    return table.set_index("path").loc[path].to_dict()  # type: ignore[attr-defined]


@needs_program
def test_values_have_their_types() -> None:
    table = kith.parameters(TOWN, set={"time.weeks": 40})
    assert list(table.columns[:8]) == [
        "path", "value", "unit", "low", "high", "meaning", "source", "grade",
    ]  # fmt: skip
    weeks = row(table, "time.weeks")
    assert (weeks["value"], weeks["unit"], weeks["low"], weeks["high"]) == (40, "week", 1, 2600)
    assert row(table, "run.reach")["value"] is True
    assert row(table, "id")["value"] == "teaching-town"
    assert row(table, "community.race_share")["value"] == [0.584, 0.121, 0.193, 0.06, 0.042]
    assert math.isnan(row(table, "id")["low"])  # type: ignore[arg-type]


@needs_program
def test_columns_keep_their_types_where_all_rows_look_alike() -> None:
    flags = kith.parameters(TOWN, match="run.reach")
    assert flags["value"].tolist() == [True]
    posts = kith.parameters(match="colocated_clinic.therapist_fte")
    assert posts["unit"].tolist() == ["1"]
    assert posts["low"].dtype == float


@needs_program
def test_evidence_has_range_source_and_grade() -> None:
    table = kith.parameters(evidence=True, match="therapy_smd")
    found = row(table, "evidence.treatment.therapy_smd")
    assert found["range_low"] < found["value"] < found["range_high"]  # type: ignore[operator]
    assert found["grade"] in ("trial", "observational", "expert", "assumed")
    assert found["source"] != ""
    assert found["drawn"]
    assert (table["type"] == "evidence").all()


@needs_program
def test_what_is_wrong_is_listed() -> None:
    with pytest.raises(kith.InvalidScenario) as told:
        kith.parameters(TOWN, set={"time.weeks": -1})
    assert [problem.path for problem in told.value.problems] == ["time.weeks"]


def test_a_result_is_no_scenario() -> None:
    with pytest.raises(ValueError, match=r"use kith.draws\('results/r.h5'\)"):
        kith.parameters("results/r.h5")
    with pytest.raises(ValueError, match="name one"):
        kith.parameters(set={"time.weeks": 1})


@needs_program
def test_each_evidence_number_says_by_itself_what_it_means() -> None:
    table = kith.parameters(TOWN)
    meanings = table[table["path"].str.startswith("evidence.")].set_index("path")["meaning"]
    assert len(meanings) > 300
    leaning = meanings.str.contains(
        r"^(?:The same|Change for|Shift of ages)|\b(?:those log|such a)\b"
    )
    assert meanings[leaning].to_dict() == {}
    assert meanings[meanings.duplicated(keep=False)].to_dict() == {}  # indistinguishable otherwise
