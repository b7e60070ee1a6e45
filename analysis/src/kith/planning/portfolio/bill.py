"""The yearly cost of a partnership with every post filled, as `kith check` computes it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kith.io.simulator import Simulator, SimulatorError, set_options

_HEAD = re.compile(r"A year of '(.+)' with every post filled:")
_ALL = re.compile(r"\s+all\s.*\$([0-9,]+)\s*$")


def yearly_usd(simulator: Simulator, file: str, partnership: str, sets: Mapping[str, str]) -> float:
    """Return a partnership's cost in USD per year, with some numbers changed."""
    words = set_options([f"{path}={value}" for path, value in sets.items()])
    told: list[str] = []
    code = simulator.follow("check", file, *words, told=told.append)
    found = bills_in("\n".join(told))
    if code != 0 or partnership not in found:
        raise SimulatorError("\n".join([f"no bill of partnership {partnership!r}:", *told]))
    return found[partnership]


def bills_in(told: str) -> dict[str, float]:
    """Read the bills in the output of `kith check`: USD per year by partnership."""
    found: dict[str, float] = {}
    partnership = ""
    for line in told.splitlines():
        head, whole = _HEAD.search(line), _ALL.match(line)
        if head:
            partnership = head[1]
        elif whole and partnership:
            found[partnership] = float(whole[1].replace(",", ""))
    return found
