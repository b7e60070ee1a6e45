from __future__ import annotations

from typing import Any

import pytest
from triangle import TRIANGLE

import kith
from kith.io.toml import tomllib


@pytest.fixture
def texts() -> dict[str, Any]:
    return tomllib.loads(TRIANGLE)


def test_minutes_to_partners_leave_out_who_is_none_and_what_is_remote(
    texts: dict[str, Any],
) -> None:
    frame = kith.neighborhoods(texts)
    assert frame["title"].tolist() == ["The Hill", "dale", "shore"]
    assert frame["minutes"].tolist() == [4.0, 5.0, 6.0]
    assert frame["partners"].tolist() == [[], [], ["The House"]]
    texts["site"][0]["remote"] = False
    assert kith.neighborhoods(texts)["minutes"].tolist() == [3.0, 1.0, 5.0]


def test_what_is_not_known_is_not_told(texts: dict[str, Any]) -> None:
    del texts["zone"][0]["minutes_to"]["shore"], texts["zone"][2]["minutes_to"]
    assert kith.neighborhoods(texts).empty
    assert kith.neighborhoods({}).empty
    lone = tomllib.loads(TRIANGLE)
    del lone["partnership"]
    assert kith.neighborhoods(lone)["minutes"].isna().all()
