"""Rivals: cost-matched comparators, which spend a scenario's money on clinic therapists."""

from __future__ import annotations

DOLLAR_FOR_DOLLAR = "-same-money"
SAME_GRANT = "-same-grant"
#: A rival's id is its scenario's id plus one of these endings.
ENDINGS = (DOLLAR_FOR_DOLLAR, SAME_GRANT)


def is_rival(scenario: str) -> bool:
    """Return whether a scenario is the rival of another."""
    return scenario.endswith(ENDINGS)


def model_of(scenario: str) -> str:
    """Return the scenario of which `scenario` is the rival; itself if it is not a rival."""
    for ending in ENDINGS:
        scenario = scenario.removesuffix(ending)
    return scenario
