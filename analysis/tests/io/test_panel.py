from __future__ import annotations

from pathlib import Path

import pytest
from panels import WEEKS, write_panel

import kith
from kith.io.groups.panel import CARE
from kith.io.result_file import KithFileError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_panel(tmp_path / "panel")


def test_a_panel_has_a_row_for_each_person_and_week(folder: Path) -> None:
    weeks = kith.panel(folder)
    assert len(weeks) == 2 * (2 * WEEKS + 10)
    assert list(weeks)[:5] == ["replicate", "scenario", "person", "week", "k6"]
    assert weeks["k6"].dtype == "float32"
    keyed = weeks.set_index(["scenario", "person", "week"])
    assert keyed.loc[("clinic", 0, 6), "k6"] == 6.0
    had = {kind: int(weeks[kind].sum()) for kind in CARE}
    assert had == {"therapist": 1, "prescriber": 0, "general_medical": 1, "helper": 1,
                   "medicated": 2, "requested": 1, "waiting": 1}  # fmt: skip
    session = keyed.loc[("clinic", 0, 5)]
    assert session["therapist"]
    assert session["medicated"]
    assert session["care_at"] == "new-therapists"
    assert session["client_of"] == "colocated_clinic"
    assert weeks["care_at"].notna().sum() == 3
    assert weeks["care_or_support_at"].notna().sum() == 4


def test_columns_may_be_chosen(folder: Path) -> None:
    some = kith.panel(folder, columns=("medicated",))
    assert list(some) == ["replicate", "scenario", "person", "week", "medicated"]
    assert some["medicated"].sum() == 2
    with pytest.raises(ValueError, match="no column 'pills' \\(there are k6, therapist"):
        kith.panel(folder, columns=("pills",))


def test_people_are_a_table_of_their_own(folder: Path) -> None:
    people = kith.panel(folder, "people").set_index("person")
    assert people.loc[1, "last_week"] == 9
    assert people.loc[0, "groups"] == "veterans+spanish-speaking"
    assert not people["care_before"].any()
    assert people["care_or_support_before"].all()
    weeks = kith.panel(folder).merge(people.reset_index(), on=["replicate", "person"])
    assert (weeks["week"] <= weeks["last_week"]).all()


def test_what_is_no_panel_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="kith panel SCENARIO -o"):
        kith.panel(tmp_path)
    with pytest.raises(ValueError, match="must be 'weeks' or 'people'"):
        kith.panel(folder, "lives")
    for table in ("weeks", "people"):
        (folder / f"{table}.csv").write_text("a,b\n1,2\n")
        with pytest.raises(KithFileError, match="is not a table of `kith panel`"):
            kith.panel(folder, table)
