"""Whether futures fit the plans: everything that is wrong, before the first run."""

from __future__ import annotations

from collections.abc import Sequence

from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.planning.choice_text import listed
from kith.planning.futures.future import Future, path_of
from kith.planning.futures.settings import ANY, Applied, applied
from kith.planning.plans import Plan
from kith.running.check import problems_of
from kith.running.given_files import GivenFiles
from kith.running.problem import Problem
from kith.stats.selection import must_know

_AN_EVENT = 'event=[{ id = "shock", week = 52, size_z = 0.3 }]'


class Validity:
    """Checks futures against plans that are valid as planned."""

    def __init__(self, simulator: Simulator, changes: Sequence[str]) -> None:
        """Check with the changes of all plans (`set`), which the settings of a future follow."""
        self.wrong: list[str] = []  #: why futures cannot be simulated
        self.notes: list[str] = []  #: what a planner must know to read them
        self._simulator, self._changes = simulator, list(changes)

    def look(self, future: Future, plans: Sequence[Plan]) -> None:
        """Check a future in every plan."""
        reached: dict[str, list[str]] = {plan.id: [] for plan in plans}
        short: dict[tuple[tuple[str, str], ...], list[str]] = {}
        for setting in future.settings:
            where = {plan.id: applied(setting, plan.scenario) for plan in plans}
            without = tuple((p, own.lacks[0]) for p, own in where.items() if not own.settings)
            if len(without) == len(plans):
                self._add(self.wrong, future, self._why_nowhere(setting, plans, where))
            elif without:
                short.setdefault(without, []).append(path_of(setting))
            for plan_id, found in where.items():
                reached[plan_id] += found.settings
        for lacking, paths in short.items():
            self._add(self.notes, future, _not_reached(paths, lacking))
        for plan in plans:
            for problem in self._problems(plan, reached[plan.id]):
                if problem.severity == "error":
                    self._add(self.wrong, future, _said(problem))
                elif problem.file.removeprefix("set ") in reached[plan.id]:  # an event too late
                    self._add(self.notes, future, _said(problem))

    def _why_nowhere(self, setting: str, plans: Sequence[Plan], where: dict[str, Applied]) -> str:
        """Return why a setting reaches no plan: what the program says, where it is a wrong name."""
        path, (table, *rest) = path_of(setting), path_of(setting).split(".")
        if table == "event" and rest and not any(plan.scenario.get("event") for plan in plans):
            return f"{path} reaches nothing: there is no event (add one: {_AN_EVENT})"
        if table == "partnership" and rest[0] != ANY:
            held = [str(o["id"]) for plan in plans for o in plan.scenario.get("partnership", [])]
            try:
                must_know("partnership", rest[0], dict.fromkeys(held))
            except UsageError as error:
                return f"{path}: {error}"
        for plan in plans:
            anyhow = applied(setting, plan.scenario, strictly=False).settings
            for problem in self._problems(plan, anyhow[:1]):
                if problem.severity == "error":
                    return _said(problem)
        lacks = next(found.lacks[0] for found in where.values())
        return f"{path} reaches no plan: none has {lacks}"

    def _problems(self, plan: Plan, settings: Sequence[str]) -> list[Problem]:
        given = GivenFiles([plan.file], {})
        return problems_of(self._simulator, given, [*self._changes, *settings])

    def _add(self, to: list[str], future: Future, what: str) -> None:
        if (line := f"future {future.name!r}: {what}") not in to:
            to.append(line)


def _not_reached(paths: Sequence[str], lacking: Sequence[tuple[str, str]]) -> str:
    """Say which plans settings leave as they are, and why."""
    plans = dict[str, list[str]]()
    for plan, lack in lacking:
        plans.setdefault(lack, []).append(plan)
    who = "; nor ".join(
        f"{listed(own)}, which {'has' if len(own) == 1 else 'have'} no {lack}"
        for lack, own in plans.items()
    )  # fmt: skip
    named = any(p.startswith("partnership.") and p.split(".")[1] != ANY for p in paths)
    hint = f" (partnership.{ANY} reaches every partnership)" if named else ""
    return f"{listed(list(paths))} {'does' if len(paths) == 1 else 'do'} not reach {who}{hint}"


def _said(problem: Problem) -> str:
    """Return a problem with the setting or the place in a file that has it."""
    place = problem.file.removeprefix("set ")
    return f"{place}{f':{problem.line}' if problem.file == place else ''}: {problem.message}"
