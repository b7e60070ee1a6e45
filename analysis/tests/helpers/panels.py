"""Writes the tables of a panel by hand: three people, one of whom leaves, in two lives."""

from __future__ import annotations

from pathlib import Path

WEEKS = 20
_WEEKS_HEAD = "replicate,scenario,person,week,k6,care,care_at,care_or_support_at,client_of,met_by"
_PEOPLE_HEAD = (
    "replicate,person,home,generation,first_week,last_week,baseline_week,age,sex,race,income,"
    "coverage,zone,groups,strata,care_before,care_or_support_before"
)
_WHO = "female,white,200-399,private,hill,veterans+spanish-speaking,adults+sex:female,0,1"
#: (scenario, person, week) -> care, places, programs; all other weeks have none.
_HAD = {
    ("clinic", 0, 4): "waiting+requested,,,,outreach",
    ("clinic", 0, 5): "therapist+medicated,new-therapists,new-therapists,colocated_clinic,",
    ("clinic", 0, 6): "medicated,medication,medication,,",
    ("clinic", 1, 7): "helper,,peers,peer_support+outreach,",
    ("usual-care", 0, 18): "general_medical,primary-care,primary-care,,",
}


def write_panel(folder: Path) -> Path:
    """Write weeks.csv and people.csv; person 1 leaves after week 9, person 2 is 15 years old."""
    folder.mkdir()
    rows = [
        f"0,{scenario},{person},{week},{_k6(scenario, person, week):.4f},"
        + _HAD.get((scenario, person, week), ",,,,")
        for scenario in ("usual-care", "clinic")
        for week in range(WEEKS)
        for person in range(3)
        if person != 1 or week < 10
    ]
    (folder / "weeks.csv").write_text("\n".join([_WEEKS_HEAD, *rows, ""]))
    people = [
        f"0,{person},{40 + person},2,0,{9 if person == 1 else WEEKS - 1},3,{age},{_WHO}"
        for person, age in enumerate((34, 50, 15))
    ]
    (folder / "people.csv").write_text("\n".join([_PEOPLE_HEAD, *people, ""]))
    return folder


def _k6(scenario: str, person: int, week: int) -> int:
    return 10 + person - (4 if scenario == "clinic" and week > 5 else 0)
