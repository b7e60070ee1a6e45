"""Portfolios as scenarios that Kith simulates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kith.io.simulator import Simulator
from kith.planning.kith_runs import KithRuns
from kith.planning.observed import Source, Values
from kith.planning.plans import USUAL_CARE, Plan, plan_of
from kith.planning.portfolio.lever import Lever, Portfolio
from kith.planning.portfolio.levers_of import partnership_of, program_tables
from kith.running import as_toml

#: Measure: how much more a protected group gains over usual care than all adults do.
PROTECTED = "protected"


class PortfolioPlans:
    """A source of replicates of portfolios, each with a scenario file written when needed."""

    def __init__(
        self, simulator: Simulator, base: Plan, levers: Sequence[Lever], folder: Path,
        runs: KithRuns, changes: Sequence[str],
    ) -> None:  # fmt: skip
        """Prepare to write scenarios into an existing folder."""
        self.portfolios: dict[str, Portfolio] = {}
        self.protected: tuple[str, str, int] | None = None  #: measure of group, of all; direction
        self._simulator, self._base, self._levers = simulator, base, levers
        self._folder, self._runs, self._changes = folder, runs, changes

    def plan(self, portfolio: Portfolio, budget: float) -> str:
        """Return the id of a portfolio's scenario, whose grant is the budget."""
        named = "-".join(f"{x:g}".replace(".", "h") for x in portfolio)
        ident = f"grant-{budget:.0f}-{named}"
        if ident not in self._runs.plans:
            file = self._folder / f"{ident}.toml"
            file.write_text(as_toml.document(self._scenario(ident, portfolio, budget)))
            self._runs.plans[ident] = plan_of(self._simulator, str(file), self._changes)
            self.portfolios[ident] = portfolio
        return ident

    def __call__(self, plans: Sequence[str], replicates: range) -> Values:
        """Simulate portfolios, adding `PROTECTED` if there is a protected group."""
        return self._values(self._runs, plans, replicates)

    def elsewhere(self, runs: KithRuns) -> Source:
        """Return a source of the same portfolios in other runs."""
        return lambda plans, replicates: self._values(runs, plans, replicates)

    def _values(self, runs: KithRuns, plans: Sequence[str], replicates: range) -> Values:
        if self.protected is None:
            return runs(plans, replicates)
        values = runs([*plans, USUAL_CARE], replicates)
        group, everybody, sign = self.protected
        lead = sign * (values[group] - values[everybody])
        found = {name: of[:, :-1] for name, of in values.items()}
        return found | {PROTECTED: lead[:, :-1] - lead[:, -1:]}

    def _scenario(self, ident: str, portfolio: Portfolio, budget: float) -> dict[str, Any]:
        own: dict[str, Any] = {
            "id": partnership_of(self._base)["id"], "grant_usd_per_year": round(budget)
        }  # fmt: skip
        amounts = dict(zip((lever.name for lever in self._levers), portfolio, strict=True))
        for path, table in program_tables(amounts).items():
            *outer, name = path.split(".")[2:]
            within: dict[str, Any] = own
            for step in outer:  # a custom program
                within = within.setdefault(step, {})
            within[name] = table
        return {
            "format": 1, "extends": str(Path(self._base.file).absolute()), "id": ident,
            "title": described(self._levers, portfolio), "partnership": [own],
        }  # fmt: skip


def described(levers: Sequence[Lever], portfolio: Portfolio) -> str:
    """Return a portfolio in words: "1.5 therapists (colocated clinic), 2 workers (outreach)"."""
    bought = [
        f"{amount:g} {short(lever.name, amount)}"
        for lever, amount in zip(levers, portfolio, strict=True) if amount > 0
    ]  # fmt: skip
    return ", ".join(bought) or "nothing"


def short(path: str, amount: float = 1.0) -> str:
    """Return a readable name of a lever, for so much of it.

    >>> short("partnership.clinic.integrated_primary_care.care_managers_fte", 2.5)
    'care managers (integrated primary care)'
    >>> short("partnership.clinic.mobile_clinic.days_per_week")
    'days per week (mobile clinic)'
    """
    *_, program, key = path.removeprefix("partnership.").split(".")
    words = key.removesuffix("_fte").replace("_", " ")
    if words != key.replace("_", " ") and words != "staff":
        one = words.removesuffix("s")
        words = one if amount <= 1 else f"{one}s"
    return f"{words} ({program.replace('_', ' ')})"
