"""The items of a reporting standard, each with its answer from a result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kith.appendix import model_values, plan_values, result_values, study_values
from kith.io.toml import tomllib
from kith.report.facts import Facts

STANDARDS = ("cheers2022", "stress-abm", "odd", "logic-model")
NOT_RECORDED = "not recorded"
_MODULES = (study_values, result_values, model_values, plan_values)


@dataclass(frozen=True)
class Item:
    """One item: the standard's question, the result's answer, and where it is documented."""

    number: str
    section: str
    topic: str
    values: list[str]  #: answers from the file; empty if it has none
    place: str  #: the document that answers; "" if none does

    @property
    def answered(self) -> bool:
        """Whether the file or a document answers the item."""
        return bool(self.values or self.place)


@dataclass(frozen=True)
class Appendix:
    """A standard, answered from a result."""

    title: str
    citation: str  #: "" if the standard is not published
    result: str
    items: list[Item]


def fill(standard: str, facts: Facts) -> Appendix:
    """Answer each item of a standard from a study; nothing is invented."""
    path = Path(__file__).parent / f"standards/{standard}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    items = [
        Item(
            str(one["number"]), one["section"], one["topic"],
            [said for name in one.get("values", []) if (said := _value(name)(facts).strip())],
            one.get("place", ""),
        )
        for one in table["item"]
    ]  # fmt: skip
    return Appendix(table["title"], table.get("citation", ""), facts.path.name, items)


def _value(name: str) -> Callable[[Facts], str]:
    found: Callable[[Facts], str] = next(
        getattr(module, name) for module in _MODULES if hasattr(module, name)
    )
    return found
