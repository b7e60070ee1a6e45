"""Answers from a result about its numbers, random draws and software."""

from __future__ import annotations

from collections import Counter

import numpy as np

from kith.io.provenance import changes
from kith.io.scenario_texts import tables
from kith.report.facts import Facts

GRADES = ("trial", "observational", "expert", "assumed")


def discount(facts: Facts) -> str:
    """State the discount rate of QALYs and WELLBYs."""
    rate = _number(facts, "evidence.values.discount_per_year")
    if rate is None:
        return ""
    return f"{100 * rate:g} % a year for QALYs and WELLBYs (evidence.values.discount_per_year)."


def valuation(facts: Facts) -> str:
    """State the numbers that convert distress into utility and life satisfaction."""
    return _listed(facts, "evidence.values.")


def costs(facts: Facts) -> str:
    """State the unit costs."""
    index = facts.texts.get("community", {}).get("pay_index")
    local = f" Pay index of the community: {index}." if index is not None else ""
    found = _listed(facts, "evidence.costs.")
    return found + local if found else ""


def numbers(facts: Facts) -> str:
    """State how many numbers of each grade the scenario reads."""
    known = facts.parameters
    if known is None or "grade" not in known:
        return ""
    read = np.ones(known.sizes["path"], bool)
    if "read" in known:
        read = known["read"].sel(scenario=facts.scenario).values.astype(bool)
    grades = Counter(map(str, known["grade"].values[read]))
    told = ", ".join(f"{grades[grade]} {grade}" for grade in GRADES)
    return f"{int(read.sum())} numbers that the scenario reads: {told}. All with range and source."


def changed(facts: Facts) -> str:
    """State the changes made on the command line."""
    return "; ".join(changes(facts.provenance))


def draws(facts: Facts) -> str:
    """State how uncertain numbers are treated."""
    how = facts.texts.get("run", {}).get("parameters")
    if how is None:
        return ""
    return {
        "draws": "Each replicate draws every uncertain number, the same in all scenarios.",
        "central": "Uncertain numbers keep their central values: intervals show chance alone.",
    }.get(str(how), str(how))


def random_numbers(facts: Facts) -> str:
    """State the seed."""
    seed = facts.texts.get("run", {}).get("seed")
    if seed is None:
        return ""
    return f"Seed {seed}; a random number is a function of (seed, replicate, who, week, purpose)."


def agents(facts: Facts) -> str:
    """Count the entities of the scenario."""
    residents = facts.texts.get("community", {}).get("residents")
    kinds = [
        f"{name} {len(tables(facts.texts, kind))}"
        for kind, name in (
            ("organization", "organizations"), ("provider", "providers"), ("site", "sites"),
            ("zone", "zones"), ("group", "groups"), ("partnership", "partnerships"),
        )
    ]  # fmt: skip
    return f"Residents {residents}, {', '.join(kinds)}." if residents is not None else ""


def software(facts: Facts) -> str:
    """Name the version, compiler and libraries."""
    said = [str(facts.study.attrs.get("source", "")), *_held(facts, "compiler", "libraries")]
    return "; ".join(text for text in said if text)


def machine(facts: Facts) -> str:
    """State the threads and dates of the run; the file does not record the processor."""
    named = ("threads", "started", "ended")
    return "; ".join(f"{key} {facts.provenance[key]}" for key in named if key in facts.provenance)


def command(facts: Facts) -> str:
    """Return the command that made the file, and the digest of its inputs."""
    digest = facts.study.attrs.get("kith_inputs_digest")
    said = [facts.provenance.get("command_line", ""), f"inputs digest {digest}" if digest else ""]
    return "; ".join(text for text in said if text)


def _held(facts: Facts, *names: str) -> list[str]:
    return [facts.provenance[name] for name in names if facts.provenance.get(name)]


def _number(facts: Facts, path: str) -> float | None:
    known = facts.parameters
    if known is None or path not in known["path"].values:
        return None
    return float(known["value"].sel(scenario=facts.scenario, path=path))


def _listed(facts: Facts, start: str) -> str:
    known = facts.parameters
    if known is None:
        return ""
    told = []
    for path in map(str, known["path"].values):
        if path.startswith(start):
            one = known.sel(path=path)
            unit = str(one["unit"].item()) if "unit" in one else "1"
            value = float(one["value"].sel(scenario=facts.scenario))
            told.append(f"{path.removeprefix(start)} {value:g}{'' if unit == '1' else f' {unit}'}")
    return "; ".join(told)
