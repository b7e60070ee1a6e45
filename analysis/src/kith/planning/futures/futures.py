"""What each plan brings in other futures, and how far it is behind the best there."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from kith.planning.elimination import Rule
from kith.planning.limits import Limit
from kith.planning.select import Goal


@dataclass(frozen=True)
class Question:
    """What was decided as planned, and is asked again in each future."""

    chosen: str
    candidates: tuple[str, ...]  #: plans among which to choose, the chosen one among them
    goal: Goal
    rule: Rule
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True)
class Futures:
    """Regret over futures (minimax regret: Savage, J Am Stat Assoc 46 (1951), 55; not verified).

    `table` has a row for each `future` and `plan`, the first future "as planned": `title`;
    `replicates`; `mean` of the goal; what it has `over_usual` care, the better the larger;
    `regret`, how far the mean is behind that of the best plan of this future; the 95 % intervals of
    these paired mean differences (Student's t) in `over_usual_low`, `over_usual_high`, `regret_low`
    and `regret_high`; `is_best` there; `beyond` and `unsure`, limits that it does not keep there,
    and limits of which that is open. Plans beyond a limit have no regret, nor has usual care where
    it was no plan to choose.

    `worst` has a row for each plan that keeps the limits in every future, the least regret first:
    its largest regret, that interval, and the `future` in which that is.
    """

    table: pd.DataFrame
    worst: pd.DataFrame
    question: Question
    left_out: tuple[str, ...] = ()  #: plans too far behind as planned, or beyond a limit there
    settings: dict[str, tuple[str, ...]] = field(default_factory=dict)  #: by future, as given
    notes: tuple[str, ...] = ()  #: what settings do not reach, and warnings of the program

    @property
    def names(self) -> list[str]:
        """Return the futures, as planned first."""
        return [str(name) for name in dict.fromkeys(self.table["future"])]

    @property
    def least_regret(self) -> str | None:
        """Return the plan with the least largest regret; None where none keeps the limits."""
        return None if self.worst.empty else str(self.worst.index[0])

    def verdict(self, future: str) -> str:
        """Return how the chosen plan does in a future.

        "best", "beyond" a limit, "unknown" (no value), "open" (it cannot be told apart from the
        best), "little" (behind by less than the indifference, by the whole interval) or "behind".
        """
        row = self.row(future, self.question.chosen)
        if row["beyond"]:
            return "beyond"
        if row["is_best"]:
            return "best"
        if not math.isfinite(row["regret"]):
            return "unknown"
        if not row["regret_low"] > 0:
            return "open"
        return "little" if row["regret_high"] < self.question.rule.indifference else "behind"

    def row(self, future: str, plan: str) -> pd.Series[Any]:
        """Return the row of a plan in a future."""
        ours = (self.table["future"] == future) & (self.table["plan"] == plan)
        return self.table[ours].iloc[0]

    def worst_row(self, plan: str) -> pd.Series[Any]:
        """Return the row of a plan in `worst`."""
        return self.worst[self.worst.index == plan].iloc[0]

    def best(self, future: str) -> str | None:
        """Return the best plan of a future; None where none keeps the limits."""
        ours = self.table[(self.table["future"] == future) & self.table["is_best"]]
        return None if ours.empty else str(ours["plan"].iloc[0])
