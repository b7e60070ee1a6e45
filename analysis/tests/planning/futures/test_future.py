from __future__ import annotations

import pytest

from kith.planning.futures.future import futures_in, split
from kith.planning.futures.settings import applied

#: A plan as `kith check --resolved` tells it.
PLAN = {
    "community": {"residents": 2000},
    "zone": [{"id": "mills", "minutes_within": 10}, {"id": "farms", "minutes_within": 20}],
    "partnership": [
        {"id": "one", "grant_weeks": 52, "outreach": {"enabled": True, "dose": 1.0}},
        {"id": "two", "grant_weeks": 52, "outreach": {"enabled": False, "dose": 1.0}},
    ],
}


def test_futures_are_read_from_texts_and_from_settings() -> None:
    texts = ["grant lost: partnership.*.grant_weeks=52, community.residents=10", "b:zone.a.x=[1,2]"]
    settings = {
        "grant lost": {"partnership.*.grant_weeks": 52, "community.residents": 10},
        "b": ["zone.a.x=[1,2]"],
    }
    for given in (texts, settings):
        futures, wrong = futures_in(given)
        assert wrong == []
        assert [future.name for future in futures] == ["grant lost", "b"]
        assert futures[0].settings == ("partnership.*.grant_weeks=52", "community.residents=10")
        assert futures[1].settings == ("zone.a.x=[1,2]",)
    assert futures_in(None) == ([], [])
    assert futures_in(texts[1])[0][0].name == "b"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a=1,b=2", ["a=1", "b=2"]),
        ('event=[{ id = "x", week = 3 }],b=2', ['event=[{ id = "x", week = 3 }]', "b=2"]),
        ('a="x, y]", b=1', ['a="x, y]"', "b=1"]),
        (r'a="\", x", b=1', [r'a="\", x"', "b=1"]),
        ("a='x\\', b=1", ["a='x\\'", "b=1"]),
        ("", []),
    ],
)
def test_settings_end_at_commas_outside_of_brackets_and_quotes(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_all_that_is_wrong_is_told_at_once() -> None:
    _, wrong = futures_in(
        ["partnership.one.grant_weeks=3", "a:", "a:community.residents=1,500",
         "As planned:time.x=3", "c:zome.a.x=1,zone.a.x=1,zone.a.x=2",
         "d:partnership.one.outreach={ dose = 2 }"]
    )  # fmt: skip
    told = "\n".join(wrong)
    for said in (
        "'partnership.one.grant_weeks=3': has no name (write NAME:PATH=VALUE",
        "'a': changes nothing",
        "'a': is there twice",
        "'a': '500' is no setting",
        "'As planned': is the name of what was planned for",
        "'As planned': time.x: a future cannot change 'time' (it can change community, zone,",
        "'c': zone.a.x is set twice",
        "'c': zome.a.x: a future cannot change 'zome' (did you mean 'zone'?)",
        "'d': partnership.one.outreach: a future changes what partnerships have",
    ):
        assert f"future {said}" in told
    assert len(wrong) == 9


def test_a_setting_reaches_what_a_plan_has() -> None:
    assert applied("partnership.*.grant_weeks=9", PLAN).settings == [
        "partnership.one.grant_weeks=9", "partnership.two.grant_weeks=9"
    ]  # fmt: skip
    assert applied("zone.*.minutes_within=9", PLAN).settings == [
        "zone.mills.minutes_within=9", "zone.farms.minutes_within=9"
    ]  # fmt: skip
    assert applied("community.residents=9", PLAN).settings == ["community.residents=9"]
    assert applied("event=[]", PLAN).settings == ["event=[]"]


def test_a_setting_neither_adds_a_partnership_nor_switches_a_program_on() -> None:
    found = applied("partnership.*.outreach.dose=9", PLAN)
    assert found.settings == ["partnership.one.outreach.dose=9"]
    assert found.lacks == ["outreach"]
    for path in ("two.outreach.enabled", "one.telehealth.enabled", "one.telehealth.eligible.zones"):
        assert applied(f"partnership.{path}=true", PLAN).settings == []
    assert applied("partnership.three.grant_weeks=9", PLAN).lacks == ["partnership 'three'"]
    assert applied("event.storm.week=9", PLAN).lacks == ["event"]
    held = {"talks": {"enabled": True}, "meals": {"enabled": False}}
    own = {"partnership": [{"id": "one", "custom": held}]}
    talks = "partnership.one.custom.talks.staff_fte=9"
    assert applied(talks, own).settings == [talks]
    for name in ("meals", "walks"):
        assert applied(f"partnership.one.custom.{name}.dose=9", own).lacks == [name]
    anyhow = applied("partnership.one.telehealth.dose=9", PLAN, strictly=False)
    assert anyhow.settings == ["partnership.one.telehealth.dose=9"]
