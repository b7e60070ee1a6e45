from __future__ import annotations

from kith.figures.parts import words


def test_numbers_read_as_people_write_them() -> None:
    assert words.amount(3.13, "points") == "3.1 points"
    assert words.amount(-0.98, "weeks") == "0.98 weeks"
    assert words.amount(1.01, "weeks") == "1 week"
    assert words.amount(4613.2, "USD") == "4,613 USD"
    assert words.amount(0.0004, "") == "0.0004"
    assert words.signed(-0.2, 1) == "−0.2"
    assert words.signed(-0.01, 1) == "0"
    assert words.plain(-0.001) == "0.00"
    assert words.plain(-0.51) == "−0.51"


def test_an_abbreviation_keeps_its_capitals_inside_a_sentence() -> None:
    assert words.lower_first("Mean K6 distress") == "mean K6 distress"
    assert words.lower_first("QALYs per 1,000 are 3.0 years higher")[:5] == "QALYs"
    assert words.lower_first("A clinic") == "a clinic"
