"""Rivals: scenarios that give a scenario's money to clinic therapists."""

from __future__ import annotations

DOLLAR_FOR_DOLLAR = "-same-money"
SAME_GRANT = "-same-grant"
#: How the id of a rival ends, after that of its scenario.
ENDINGS = (DOLLAR_FOR_DOLLAR, SAME_GRANT)


def is_rival(scenario: str) -> bool:
    """Tell whether a scenario is the rival of another."""
    return scenario.endswith(ENDINGS)


def model_of(scenario: str) -> str:
    """Return the scenario whose rival one is; itself where it is none."""
    for ending in ENDINGS:
        scenario = scenario.removesuffix(ending)
    return scenario
