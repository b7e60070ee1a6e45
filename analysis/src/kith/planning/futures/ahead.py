"""Plans that were chosen among, in other futures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.planning.choice import Choice
from kith.planning.futures.future import AS_PLANNED, Future, Given, futures_in
from kith.planning.futures.regret_over import Told, regret_over, taken_along
from kith.planning.futures.settings import applied
from kith.planning.futures.validity import Validity
from kith.planning.kith_runs import KithRuns
from kith.planning.observed import Source
from kith.planning.plans import USUAL_CARE, Plan, plan_in, resolved

#: As the rule of the choice: fewer say nothing about the spread.
_FEWEST = 5


class Ahead:
    """Futures to look at once a choice is made."""

    def __init__(
        self, simulator: Simulator, given: Given | None, changes: Sequence[str], plans: int,
        replicates: int | None, told: Told,
    ) -> None:  # fmt: skip
        """Take at least so many plans along; None replicates: as many as the choice took."""
        self._futures, self._wrong = futures_in(given)
        if plans < 2:
            self._wrong.append(f"future_plans = {plans} (must be 2 or more)")
        if replicates is not None and replicates < _FEWEST:
            self._wrong.append(f"future_replicates = {replicates} (must be {_FEWEST} or more)")
        self._simulator, self._changes, self._told = simulator, list(changes), told
        self._plans, self._replicates, self._notes = plans, replicates, list[str]()

    def check(self, plans: Sequence[Plan], more: Sequence[str] = ()) -> None:
        """Refuse futures that do not fit the plans, with everything that is wrong.

        `more` changes the plans beyond the changes of all.
        """
        validity = Validity(self._simulator, [*self._changes, *more])
        for future in self._futures:
            validity.look(future, plans)
        wrong = [*self._wrong, *validity.wrong]
        if len(wrong) > 1:
            raise UsageError("\n  ".join([f"{len(wrong)} problems of futures:", *wrong]))
        if wrong:
            raise UsageError(wrong[0])
        self._notes = validity.notes

    def look(
        self, choice: Choice, runs: KithRuns, source: Callable[[KithRuns], Source] = lambda r: r
    ) -> Choice:
        """Simulate the best plans of a choice in each future; return it with what that found.

        `source` makes replicates of runs. Nothing is simulated where no plan keeps the limits.
        """
        if not self._futures or choice.best is None:
            return choice
        plans = taken_along(choice, self._plans)
        with TemporaryDirectory(prefix="kith-") as folder:
            worlds = {AS_PLANNED: source(runs)}
            for place, future in enumerate(self._futures):
                there = self._elsewhere(future, plans, runs, Path(folder) / str(place))
                worlds[future.name] = source(there)
            found = regret_over(worlds, choice, plans, self._replicates, self._told)
        settings = {future.name: future.settings for future in self._futures}
        return replace(choice, futures=replace(
            found, settings=settings, notes=tuple(self._notes)
        ))  # fmt: skip

    def _elsewhere(
        self, future: Future, tried: Sequence[str], runs: KithRuns, folder: Path
    ) -> KithRuns:
        """Write the plans as they are in a future, which differs from plan to plan."""
        ours = [plan for plan in tried if plan != USUAL_CARE] or list(runs.plans)[:1]
        folder.mkdir()
        plans = {}
        for place, name in enumerate(ours):
            plan = runs.plans[name]
            settings = [
                own for setting in future.settings
                for own in applied(setting, plan.scenario).settings
            ]  # fmt: skip
            text = resolved(self._simulator, plan.file, [*self._changes, *settings])
            file = folder / f"{place}.toml"
            file.write_text(text, encoding="utf-8")
            plans[name] = plan_in(text, str(file))
        return runs.elsewhere(plans)
