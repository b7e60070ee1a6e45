from __future__ import annotations

from kith.io import strata


def test_strata_read_as_people_write_them() -> None:
    assert strata.label("income:below-100") == "Below the poverty line"
    assert strata.label("age:18-25") == "18–25"
    assert strata.people("group:spanish-speaking") == "Spanish speakers"
    assert strata.people("race:black") == "Black adults"
    ordered = strata.in_reading_order(["zone:n", "sex:male", "adults", "new:a", "group:x"])
    assert ordered == ["adults", "group:x", "sex:male", "zone:n", "new:a"]
