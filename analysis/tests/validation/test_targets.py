from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kith.commands.calibrate import wanted_targets
from kith.validation import measures, targets
from kith.validation.targets import Target


def target(name: str, value: float, tolerance: float) -> Target:
    return Target(name, name, name, value, value - tolerance, value + tolerance, "made up")


def test_shipped_targets_hold_all_patterns() -> None:
    names = {t.id.split()[0] for t in targets.read()}
    assert names == {f"P{i}" for i in range(1, 28) if i != 22} | {"V29"}
    specials = measures.NEEDS.keys() | measures.ELSEWHERE
    assert {t.measure for t in targets.read()} >= specials


def test_what_only_checks_is_never_fitted() -> None:
    shipped = targets.read()
    checks = {t.id for t in shipped if t.id.startswith("V")}
    assert len(checks) == 2
    assert all(not t.fitted for t in shipped if t.id in checks)
    fitted = {t.id for t in wanted_targets(None, None)}
    assert fitted == {t.id for t in shipped if t.fitted}
    assert fitted.isdisjoint(checks)


def test_own_targets_may_only_check(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    table = '[[target]]\nid = "{}"\ntitle = "t"\nmeasure = "m"\nvalue = 2\nlow = 1\nhigh = 3\n'
    own.write_text(
        table.format("a") + 'source = "s"\nfitted = false\n' + table.format("b") + 'source = "s"\n'
    )
    assert [t.id for t in wanted_targets(own, tmp_path / "town.toml")] == ["b"]


def test_own_targets_replace_and_add(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[target]]\nid = "P1"\ntitle = "t"\nmeasure = "m"\nvalue = 2.0\nlow = 1.0\nhigh = 3.0\n'
        'source = "s"\n[[target]]\nid = "mine"\ntitle = "t"\nmeasure = "m"\nvalue = 2\nlow = 1\n'
        'high = 3\nsource = "s"\n'
    )
    found = {t.id: t for t in targets.read(own)}
    assert found["P1"].value == 2.0
    assert "mine" in found
    assert "P2" in found


def test_all_problems_of_own_targets_are_told_at_once(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[target]]\nid = "a"\nvalu = 2\n')
    with pytest.raises(ValueError, match=r"a: title is missing(.|\n)*unknown key 'valu'"):
        targets.read(own)


def test_a_mean_is_held_against_its_tolerance() -> None:
    values = {"x": np.array([0.9, 1.3, np.nan])}
    table = targets.held_against([target("x", 1.0, 0.05), target("y", 1.0, 1.0)], values)
    assert list(table["id"]) == ["x"]
    assert table["model"][0] == pytest.approx(1.1)
    assert table["off"][0] == pytest.approx(2.0)
    assert not table["inside"][0]
