from __future__ import annotations

import dataclasses

import numpy as np

from kith.validation import patterns, targets
from kith.validation.targets import Target


def target(name: str, value: float, tolerance: float) -> Target:
    return Target(name, name, name, value, value - tolerance, value + tolerance, "made up")


def test_the_page_says_why_a_pattern_is_missed_and_only_then() -> None:
    missed = dataclasses.replace(target("x", 1.0, 0.1), why="queues are short")
    met = dataclasses.replace(target("y", 1.0, 0.1), why="never shown")
    values = {"x": np.array([2.0, 2.0]), "y": np.array([1.0, 1.0])}
    text = patterns.page(targets.held_against([missed, met], values), 2, "kith patterns")
    assert "- x: queues are short" in text
    assert "never shown" not in text
    assert "Why those" not in patterns.page(targets.held_against([met], values), 2, "kith")


def test_the_page_says_how_a_pattern_is_measured_and_which_only_check() -> None:
    checked = dataclasses.replace(target("v", 1.0, 0.1), how="of people followed", fitted=False)
    values = {"v": np.array([1.0, 1.0]), "y": np.array([1.0, 1.0])}
    text = patterns.page(
        targets.held_against([checked, target("y", 1.0, 0.1)], values), 2, "kith patterns"
    )
    assert "Only checked, never fitted: v." in text
    assert "- v: of people followed" in text
    text = patterns.page(targets.held_against([target("y", 1.0, 0.1)], values), 2, "kith")
    assert "Only checked" not in text
    assert "How some" not in text
