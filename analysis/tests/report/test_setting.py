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
