from __future__ import annotations

from kith.io import strata


def test_groups_have_the_titles_of_the_scenario() -> None:
    titled = {
        "group:dine": "Diné, citizens of the Navajo Nation",
        "group:lgbtq": "LGBTQ+ residents",
        "group:vets": "Veterans",
        "group:korean-speaking": "Korean-speaking residents",
        "zone:north": "The North End",
    }
    assert strata.label("group:dine", titled) == "Diné"
    assert strata.label("group:korean-speaking", titled) == "Korean-speaking"
    assert strata.people("group:lgbtq", titled) == "LGBTQ+ residents"
    assert strata.people("group:vets", titled) == "veterans"
    assert strata.people("zone:north", titled) == "residents of The North End"
    assert strata.label("group:dine") == "Dine"  # the file has no scenario texts


def test_strata_read_as_people_write_them() -> None:
    assert strata.label("income:below-100") == "Below the poverty line"
    assert strata.label("age:18-25") == "18–25"
    assert strata.people("group:spanish-speaking") == "Spanish speakers"
    assert strata.people("race:black") == "Black adults"
    ordered = strata.in_reading_order(["zone:n", "sex:male", "adults", "new:a", "group:x"])
    assert ordered == ["adults", "group:x", "sex:male", "zone:n", "new:a"]
