"""Assembles the page about plans from the sentences that the terminal prints, and figures."""

from __future__ import annotations

import re
from typing import Any

import kith
from kith.planning import choice_text
from kith.planning.choice import Choice
from kith.planning.futures import futures_text
from kith.planning.plans import USUAL_CARE
from kith.planning.portfolio import allocation_text
from kith.planning.portfolio.allocation import Allocation
from kith.report.drawings import histories
from kith.report.plans import plan_tables
from kith.report.plans.plan_drawings import drawings
from kith.report.tables import Table
from kith.report.template import LEFT_OUT, filled


def render(found: Choice | Allocation) -> str:
    """Return the page about a choice among plans, or about a budget, as HTML."""
    of_money = found if isinstance(found, Allocation) else None
    choice = found.choice if isinstance(found, Allocation) else found
    content = _words(choice, of_money) | {
        "version": kith.__version__, "choice": choice, "basis": choice.basis,
        "drawings": drawings(choice, of_money), "left_out": LEFT_OUT,
    }  # fmt: skip
    return filled("plans.html.j2", content)


def _words(choice: Choice, found: Allocation | None) -> dict[str, Any]:
    """Return every text and table of the page, in a page's words."""

    def named(plan: str) -> str:
        return "usual care" if plan == USUAL_CARE else choice.title(plan)

    told: dict[str, Any] = {
        "name": f"Which of {len(choice.table)} plans?", "lines": choice_text.answer(choice, named),
        "second": [], "more": [], "added": [], "prices": "",
        "notes": choice_text.notes(choice, named),
    }  # fmt: skip
    if found is not None:
        told |= {
            "name": f"What to buy with ${found.purse.budget:,.0f} a year",
            "lines": allocation_text.answer(found), "prices": allocation_text.prices(found),
            "second": allocation_text.second(found), "more": allocation_text.more_money(found),
            "added": allocation_text.added(found),
            "notes": [*told["notes"], allocation_text.note(found)],
        }  # fmt: skip
    told |= {
        "steps": choice_text.next_dollars(choice, named), "futures": [], "futures_notes": [],
        "settings": [], "league": plan_tables.league(choice, named, found),
        "rivals": plan_tables.rivals(choice, named),
        "futures_table": plan_tables.futures(choice, named), "facts": plan_tables.facts(choice),
        "period": choice_text.period(choice.basis.weeks) if choice.basis else "",
        "tiles": plan_tables.tiles(choice, found),
    }  # fmt: skip
    if choice.futures is not None:
        told |= {
            "futures": futures_text.answer(choice.futures, named),
            "settings": futures_text.settings(choice.futures),
            "futures_notes": futures_text.notes(choice.futures, named),
        }
    return {key: _printed(value) for key, value in told.items()}


def _printed(value: Any) -> Any:
    """Return texts as pages have them: histories, true minus signs, no break within a number."""
    if isinstance(value, str):
        text = histories(value).replace(" %", "\u00a0%")
        return re.sub(r"(?<![\w-])-(?=[$\d])", "−\u2060", text)
    if isinstance(value, Table):
        rows = [[_printed(cell) for cell in row] for row in value.rows]
        return Table(_printed(value.caption), _printed(value.heads), rows)
    if isinstance(value, list | tuple):
        return type(value)(map(_printed, value))
    return value
