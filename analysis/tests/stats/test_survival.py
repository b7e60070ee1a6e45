from __future__ import annotations

from pathlib import Path

from whole import START

import kith


def test_partnerships_end_as_they_do(whole_path: Path) -> None:
    known = kith.partnerships(whole_path)
    alive = kith.survival(known, "clinic")
    assert alive.loc[START, "clinic"] == 1.0
    assert alive.loc[0, "clinic"] == 0.0
    assert alive.loc[60, "clinic"] == 0.75
    assert kith.ended_by(known, "clinic", weeks_after_start=52) == {"clinic": 0.25}
    assert kith.ended_by(known, "clinic", weeks_after_start=51) == {"clinic": 0.0}
    assert kith.ended_by(known, "clinic", weeks_after_start=500) == {}
    assert kith.survival(known, "usual-care").empty


def test_weeks_are_counted_where_a_sweep_kept_blocks_of_them(whole_path: Path) -> None:
    blocks = kith.partnerships(whole_path).isel(time=slice(0, None, 4))
    assert kith.ended_by(blocks, "clinic", weeks_after_start=52) == {"clinic": 0.25}
    assert kith.ended_by(blocks, "clinic", weeks_after_start=48) == {"clinic": 0.0}
    assert kith.ended_by(blocks, "clinic", weeks_after_start=500) == {}
