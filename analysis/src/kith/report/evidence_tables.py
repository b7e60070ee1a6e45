"""Tables about the basis of the answer: programs, and numbers from research."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from kith.figures.parts import words
from kith.figures.parts.words import named, program_label
from kith.io import outcomes, scenario_texts
from kith.io.rivals import is_rival
from kith.report.facts import Facts
from kith.report.tables import Table
from kith.stats import intervals
from kith.stats.attribution import METHODS, REST, attribution
from kith.stats.drivers import drivers
from kith.stats.driving.partial_ranks import FEWEST

#: Outcomes for which the programs' contributions are shown.
CONTRIBUTED = ("treated_past_year_share", "serious_distress_share", "cost_societal_usd")


def contributions(facts: Facts) -> Table | None:
    """Tabulate what each program adds; None unless the study holds the sub-scenarios."""
    columns = shared(facts)
    if not columns:
        return None
    method = str(columns[0][1].attrs["method"])
    return _contributions(facts, method, [(n, own.to_dict("records")) for n, own in columns])


def shared(facts: Facts) -> list[tuple[str, pd.DataFrame]]:
    """Return what each program adds by outcome; nothing unless the study holds what that takes."""
    sets = {facts.usual: frozenset[str]()}
    for name in facts.others:
        if not is_rival(name):
            texts = scenario_texts.parsed(facts.provenance, name)
            sets[name] = scenario_texts.enabled_programs(texts)
    if max(map(len, sets.values())) < 2:
        return []
    for method in METHODS:
        columns = []
        for outcome in (name for name in CONTRIBUTED if facts.holds(name)):
            try:
                frame = attribution(facts.study, outcome, sets, method=method)
            except ValueError:  # a sub-scenario is missing
                break
            columns.append((outcome, frame))
        if columns:
            return columns
    return []


def _contributions(
    facts: Facts, method: str, columns: list[tuple[str, list[dict[Any, Any]]]]
) -> Table:
    rows: list[list[str]] = [[_program(str(row["program"]))] for row in columns[0][1]]
    heads = ["Program"]
    for outcome, found in columns:
        what = outcomes.measure(facts.study, outcome)
        unit = f", {what.difference_unit}" if what.difference_unit else ""
        spread = intervals.said(facts.replicates).replace("replicates", "histories")
        heads.append(f"{what.label}{unit} ({spread})")
        for place, row in enumerate(found):
            told = {"difference": row["share"], "low": row["low"], "high": row["high"]}
            share, low, high = words.alike(told, what.factor)
            spread = f" ({low} to {high})" if math.isfinite(float(row["low"])) else ""
            rows[place].append(share + spread)
    said = "averaged over all orders" if method == "shapley" else "lost when it is removed"
    return Table(f"What each program adds ({said})", heads, rows)


def _program(name: str) -> str:
    if name == REST:
        return "together, or twice over"
    return program_label(name.partition(".")[2])


def driven(facts: Facts, outcome: str) -> bool:
    """Return whether the file can show what drives an outcome."""
    return facts.parameters is not None and facts.replicates >= FEWEST and facts.holds(outcome)


def driving(facts: Facts, outcome: str, most: int = 12) -> Table | None:
    """Tabulate the numbers that drive an outcome, with grade and source."""
    if facts.parameters is None or not driven(facts, outcome):
        return None
    frame = drivers(facts.study, facts.parameters, outcome, facts.scenario, events=facts.events)
    frame = frame.head(most)
    if frame.empty:
        return None
    what = outcomes.measure(facts.study, outcome)
    rows = []
    for _, row in frame.iterrows():
        low, high = (words.signed(float(row[n]) * what.factor, 2) for n in ("low", "high"))
        apart = words.signed(float(row["partial_rank_correlation"]), 2)
        rows.append([named(row), f"{low} → {high}", apart,
                     "yes" if row["clear"] else "no", str(row["grade"]), str(row["source"]),
                     ])  # fmt: skip
    heads = ["Uncertain number", f"difference, low → high draw ({what.difference_unit or 'index'})",
             "partial rank correlation", "beyond chance", "grade", "source"]  # fmt: skip
    return Table("What drives the answer", heads, rows)


def chance(facts: Facts) -> Table | None:
    """Tabulate the share of the variance due to chance; None unless run with `--chance`."""
    if facts.chance is None:
        return None
    found = facts.chance.sel(scenario=facts.scenario)
    rows = []
    for place, line in enumerate(map(str, found["line"].values)):
        share, low, high = (100 * float(found[n].values[place]) for n in ("share", "low", "high"))
        if math.isfinite(share):
            spread = f"{low:.0f} to {high:.0f}" if math.isfinite(low) else ""
            rows.append([words.upper_first(line), f"{share:.0f}", spread])
    if not rows:
        return None
    count = int(found["pairs"].max())
    return Table(
        f"How much of the variance is chance, from {count} histories lived through twice",
        ["Outcome", "chance, %", "95 % interval"],
        rows,
    )


def ledger(facts: Facts) -> Table | None:
    """Tabulate every evidence number."""
    known = facts.parameters
    if known is None or not {"low", "high", "unit", "source", "grade"} <= set(known):
        return None
    place = list(known["scenario"].values).index(facts.scenario)
    rows = []
    for i, path in enumerate(known["path"].values):
        low, high = (float(known[n].values[i]) for n in ("low", "high"))
        spread = f"{low:.6g} to {high:.6g}" if math.isfinite(low) and low != high else ""
        central = float(known["value"].values[place, i])
        rows.append([str(path).removeprefix("evidence."), f"{central:.6g}", spread,
                     str(known["unit"].values[i]), str(known["grade"].values[i]),
                     str(known["source"].values[i])])  # fmt: skip
    heads = ["Number", "value", "plausible range", "unit", "grade", "source"]
    return Table("The ledger: every number that rests on evidence", heads, rows)
