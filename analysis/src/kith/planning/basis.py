"""What a choice among plans rests on, for whoever reads it or repeats it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kith.io.simulator import Simulator
from kith.planning.kith_runs import KithRuns
from kith.planning.plans import Plan


@dataclass(frozen=True)
class Basis:
    """The community and the runs behind a choice, and how to make it again."""

    community: str
    residents: int
    weeks: int  #: compared: from the start of the first partnership to the end
    seed: int
    changes: tuple[str, ...]  #: of every scenario, as after `--set`
    worth: tuple[float, str]  #: value of a QALY in net benefit, and whose costs count
    program: str  #: its version
    files: Mapping[str, str] = field(default_factory=dict)  #: scenario files by their title
    command: str = ""  #: that made the choice; "" from Python
    people_per_resident: float = 1.0  #: people of the place for each resident simulated

    @property
    def people(self) -> str:
        """The residents simulated, and which part of the place they are."""
        said, per = f"{self.residents:,} residents simulated", round(self.people_per_resident)
        return f"{said}, 1 in {per} of {self.community}" if per > 1 else f"{said}, {self.community}"


def basis_of(simulator: Simulator, runs: KithRuns, seed: int, shown: list[Plan]) -> Basis:
    """Return what the runs of plans rest on; the files of `shown` are part of it."""
    some: dict[str, Any] = next(iter(runs.plans.values())).scenario
    community = dict(some.get("community", {}))
    return Basis(
        str(community.get("title", community.get("id", ""))), int(community.get("residents", 0)),
        int(some["time"]["weeks"]) - runs.first_week, seed, tuple(runs.changes), runs.net_benefit,
        simulator.call("--version").strip(), {plan.title: _text(plan, shown) for plan in shown},
        people_per_resident=float(community.get("people_per_resident", 1.0)),
    )  # fmt: skip


def _text(plan: Plan, others: list[Plan]) -> str:
    """Return a scenario's file; those that it extends are called by their names, not by folders."""
    text = Path(plan.file).read_text(encoding="utf-8")
    for other in others:
        file = Path(other.file).absolute()
        text = text.replace(str(file), file.name)
    return text
