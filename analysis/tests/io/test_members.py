from __future__ import annotations

from pathlib import Path

import kith


def test_members_are_read_from_the_result(whole_path: Path) -> None:
    held = kith.members(whole_path)
    assert held == {"usual-care": frozenset(), "clinic": frozenset({"clinic.outreach"})}
