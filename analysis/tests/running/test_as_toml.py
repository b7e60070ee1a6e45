from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest

from kith.io.toml import tomllib
from kith.running.as_toml import as_toml, changes, document

VALUES = [
    True, False, 3, -2.5, 1e300, 1e-7, "moved", 'a "quote"\nand \\ \x7f \u2013 \U0001f600', [], {},
    [1, [2, 3]], {"a b": {"c": [True]}}, datetime.date(2026, 1, 5), float("inf"),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_values_come_back_as_they_were(value: object) -> None:
    back = tomllib.loads(f"v = {as_toml(value)}")["v"]
    assert back == value
    assert type(back) is type(value)
    assert tomllib.loads(document({"v": value, "w.x": value})) == {"v": value, "w.x": value}


def test_numbers_of_numpy_and_paths_are_understood() -> None:
    assert as_toml(np.float64(0.1)) == "0.1"
    assert as_toml(np.int32(4)) == "4"
    assert as_toml(np.bool_(True)) == "true"
    assert as_toml(np.array([1.5, 2.0])) == "[1.5, 2.0]"
    assert as_toml((Path("a/b"), "c")) == '["a/b", "c"]'
    assert as_toml(float("nan")) == "nan"


@pytest.mark.parametrize("value", [None, 1j, b"x", {"a": None}], ids=repr)
def test_what_toml_has_no_word_for_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot stand in a scenario"):
        as_toml(value)


def test_changes_may_be_text() -> None:
    assert changes(["a.b=1", 'c="x"']) == ["a.b=1", 'c="x"']
    assert changes("a.b=1") == ["a.b=1"]
    assert changes({"a.b": "x"}) == ['a.b="x"']
    assert changes(None) == []
