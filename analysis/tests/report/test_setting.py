from __future__ import annotations

from kith.report import setting


def test_programs_are_told_by_names_and_stop_by_stop() -> None:
    names = {"antioch": "Antioch", "center": "The Center, a house"}
    stops = {"days_per_week": {"antioch": 2.0}, "host": "center", "fte": 0.5}
    told = setting._design({**stops, "joint_fund_usd_per_year": 20000.0}, names)
    assert told == (
        "days per week: Antioch 2; host: The Center; full-time posts: 0.5; "
        "joint fund, USD per year: 20,000"
    )


def test_what_is_off_or_zero_is_left_out_and_languages_have_names() -> None:
    table = {"waits_for_levy": False, "course_contacts": 0, "steered": True, "workers_fte": 2.0,
             "languages": ["en", "nv", "xx"]}  # fmt: skip
    assert setting._design(table, {}) == (
        "steered; workers, full-time posts: 2; in English and Navajo and xx"
    )


def test_a_plan_for_the_time_after_is_told_only_where_a_grant_may_be_renewed() -> None:
    grant = {"partners": ["a"], "grant_usd_per_year": 1000.0, "grant_weeks": 52}
    planned = {**grant, "sustainability_plan": True}
    told = setting._partnership({**planned, "renewal": "by_chance"}, {}, str)
    assert told.endswith("it may be renewed, which a plan for the time after makes likelier.")
    assert setting._partnership({**grant, "renewal": "by_chance"}, {}, str).endswith(
        "may be renewed."
    )
    assert setting._partnership(planned, {}, str).endswith("for 52 weeks.")
