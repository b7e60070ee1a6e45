"""Figures of plans for a page."""

from __future__ import annotations

from functools import partial
from typing import Any

from matplotlib.axes import Axes

from kith import figures
from kith.planning import measured
from kith.planning.choice import Choice
from kith.planning.portfolio.allocation import Allocation
from kith.report.drawings import Drawing, draw

#: Width that fits a phone, in inches.
_WIDE = 4.7


def drawings(choice: Choice, found: Allocation | None) -> dict[str, Drawing]:
    """Draw plans, the frontier, regret in other futures and what each program adds, if known."""
    table, goal, gain = choice.table, choice.goal.name, measured.split(choice.gain)[0]
    said = figures.league
    plan: dict[str, tuple[float, Any]] = {
        "frontier": (4.3, partial(figures.frontier, table, gain, label=choice.label(choice.gain)))
    }
    if choice.best is not None and len(table) > 1:
        row = 0.5 if table["title"].str.len().max() <= 60 else 0.62  # three lines of text, or four
        plan["league"] = (
            1.6 + row * len(table),
            partial(said, table, goal, label=choice.label(goal)),
        )
    if choice.futures is not None:
        rows = choice.futures.table[choice.futures.table["regret"].notna()]
        plan["regrets"] = 1.7 + 0.26 * len(rows), partial(figures.regrets, rows, goal)
    if found is not None and found.shares is not None:
        plan["wedge"] = 1.9 + 0.42 * len(found.shares), partial(figures.wedge, found.shares)
    return {
        name: draw(name, (_WIDE, height), partial(_on, function))
        for name, (height, function) in plan.items()
    }


def _on(function: Any, ax: Axes) -> Axes:
    drawn: Axes = function(ax=ax)
    return drawn
