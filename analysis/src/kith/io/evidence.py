"""Evidence numbers of a scenario: reading and setting their values."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kith.io.simulator import Simulator, set_options

#: Fixes numbers at their values in scenarios/evidence.toml: replicates differ by chance only.
CENTRAL = ("run.parameters=central",)


def evidence(path: str, value: float, source: str) -> str:
    """Return the `--set` change that fixes an evidence number at a value."""
    number = f"{value!r}"
    table = f'{{ value = {number}, range = [{number}, {number}], source = "{source}" }}'
    return f"evidence.{path.removeprefix('evidence.')}={table}"


def central_evidence(
    simulator: Simulator, file: Path, sets: Sequence[str] = ()
) -> dict[str, float]:
    """Return the value of every evidence number of a scenario with some changes, by path."""
    table = simulator.parameters(str(file), "--evidence", *set_options(sets))
    return {str(p): float(v) for p, v in zip(table["path"], table["value"], strict=True)}
