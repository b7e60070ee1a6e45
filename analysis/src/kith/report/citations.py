"""The sources on which a scenario or a result rests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from kith.io import scenario_texts
from kith.io.draws import draws as open_draws
from kith.io.provenance import provenance as read_provenance
from kith.io.result_file import checked, opened
from kith.io.simulator import Simulator


def of_scenario(simulator: Simulator, file: Path) -> tuple[pd.DataFrame, set[str]]:
    """Return the evidence of a scenario file, and the programs it switches on."""
    resolved = simulator.call("check", "--resolved", file)
    programs = scenario_texts.enabled_programs(scenario_texts.parsed({_RESOLVED: resolved}, ""))
    return simulator.parameters(str(file), "--evidence"), {p.rpartition(".")[2] for p in programs}


def of_result(simulator: Simulator, file: Path) -> tuple[pd.DataFrame, set[str]]:
    """Return the evidence that a result holds, and the programs of its scenarios."""
    with open_draws(file) as table:
        names = ("path", "source", "grade")
        evidence = pd.DataFrame({n: [str(v) for v in table[n].values] for n in names})
    readers = simulator.parameters("--evidence").set_index("path")["programs"]
    evidence["programs"] = evidence["path"].map(readers).fillna("")
    told = read_provenance(file)
    with opened(checked(file)) as result:
        scenarios = [s.decode() for s in result["scenario"][()]]
    texts = [scenario_texts.parsed(told, scenario) for scenario in scenarios]
    programs = {
        program.rpartition(".")[2]
        for text in texts
        for program in scenario_texts.enabled_programs(text)
    }
    own = [number for text in texts for number in _own_numbers(text)]
    return pd.concat([evidence, pd.DataFrame(own)]).drop_duplicates("path"), programs


def _own_numbers(text: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the numbers of custom programs, whose sources are in the scenario itself."""
    for partnership in scenario_texts.tables(text, "partnership"):
        for program, table in scenario_texts.programs_of(partnership).items():
            yield from _sourced(table, f"partnership.{partnership.get('id')}.{program}")


def _sourced(table: dict[str, Any], path: str) -> Iterator[dict[str, str]]:
    if "source" in table:
        program = path.split(".custom.")[-1].partition(".")[0]
        yield {"path": path, "source": str(table["source"]), "grade": str(table.get("grade", "")),
               "programs": program}  # fmt: skip
        return
    for key, below in table.items():
        if isinstance(below, dict):
            yield from _sourced(below, f"{path}.{key}")


def used(evidence: pd.DataFrame, programs: set[str]) -> pd.DataFrame:
    """Leave out evidence read only by programs that are switched off."""
    read = [not readers or _any_on(readers, programs) for readers in evidence["programs"]]
    return evidence[read].reset_index(drop=True)


def _any_on(readers: str, programs: set[str]) -> bool:
    return not programs.isdisjoint(readers.split())


def text(evidence: pd.DataFrame) -> str:
    """Return the sources in alphabetical order, each with the numbers it supports."""
    weak = evidence["source"].str.startswith(_NO_SOURCE) | (evidence["source"] == "")
    lines = []
    for source, numbers in evidence[~weak].groupby("source", sort=True):
        paths = ", ".join(p.removeprefix("evidence.") for p in numbers["path"])
        lines.append(f"{source}\n    {paths}")
    grades = evidence["grade"].value_counts()
    counts = ", ".join(f"{count} {grade}" for grade, count in grades.items())
    lines.append(
        f"\n{len(evidence)} numbers ({counts}); {int(weak.sum())} have no source of their own."
    )
    lines.append(
        "Cite Kith itself as CITATION.cff says, with the commit that `kith --version` prints."
    )
    return "\n".join(lines)


_RESOLVED = "scenario_resolved_toml"
_NO_SOURCE = ("Assumed", "Assumption", "assumed", "assumption", "Same")
