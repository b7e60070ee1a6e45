"""Writes the Markdown table of a mark from a study."""

from __future__ import annotations

import math
import os
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from kith.figures.parts import findings, words
from kith.figures.parts.words import program_label
from kith.io import outcomes, strata
from kith.io.groups.partnerships import partnerships as open_partnerships
from kith.io.members import members
from kith.io.open import open as open_result
from kith.io.usage_error import UsageError
from kith.report.marks import OF_PARTNERSHIP, Block, Row
from kith.stats import intervals
from kith.stats.attribution import REST, attribution
from kith.stats.compare import compare
from kith.stats.likelihood import NO_VISIBLE_DIFFERENCE


def table(path: str | os.PathLike[str], block: Block) -> str:
    """Return the table of a mark from the result at `path`, which must hold its scenarios.

    Raises UsageError if an outcome, a stratum or a scenario is not in the result.
    """
    with open_result(path) as study:
        runs = study.sizes["replicate"]
        release = str(study.attrs.get("source", "kith")).partition(" (")[0]
        lines = [f"*{release}, {runs} replicates.*", ""]
        if block.kind == "shares":
            return "\n".join(lines + _shares(path, study, block))
        return "\n".join(lines + _numbers(path, study, block))


def _numbers(path: str | os.PathLike[str], study: xr.Dataset, block: Block) -> list[str]:
    known = [str(s) for s in study["scenario"].values]
    listed = [s for s in known for own in block.scenarios if s in (own, f"{own}-same-money")]
    missing = [own for own in block.scenarios if own not in known]
    if missing:
        raise UsageError(f"the result has no scenario {', '.join(missing)}")
    spread = f"difference in {intervals.said(study.sizes['replicate'])}"
    heads = ["outcome", "for", "scenario", "usual care", "with it", "difference",
             spread, "better/no effect/worse, %", "in words"]  # fmt: skip
    lines = _head(heads, numbers_from=3)
    for row in block.rows:
        for scenario in listed:
            if row.outcome.startswith(OF_PARTNERSHIP):
                cells = _of_partnership(path, scenario, row)
            else:
                cells = _compared(study, scenario, row)
            lines.append(_line(cells))
    return lines


def _compared(study: xr.Dataset, scenario: str, row: Row) -> list[str]:
    frame = compare(study, row.outcome, None, row.stratum, row.window, scenario)
    found: dict[Any, Any] = frame.to_dict("records")[0]
    what = outcomes.measure(study, row.outcome)
    name = [what.label + (f", {what.unit}" if what.unit else ""), who(row), told(study, scenario)]
    if found["replicates"] == 0:
        return [*name, "too few people", "", "", "", "", ""]
    difference, low, high = words.alike(pd.Series(found), what.factor)
    levels = [_level(float(found[n]) * what.factor) for n in ("usual_care", "value")]
    return [*name, *levels, difference, _spread(float(found["low"]), low, high),
            findings.shares(found), _words(found, difference, low, high)]  # fmt: skip


def _of_partnership(path: str | os.PathLike[str], scenario: str, row: Row) -> list[str]:
    """Return a row about partnerships: the mean over replicates and partnerships, last week."""
    name = row.outcome.removeprefix(OF_PARTNERSHIP)
    with open_partnerships(path) as states:
        if name not in states:
            raise UsageError(
                f"partnerships have no '{name}' (they have: {', '.join(map(str, states))})"
            )
        values = states[name].sel(scenario=scenario)
        if row.window is not None:
            values = values.isel(time=slice(row.window[0], row.window[1] + 1))
        last = values.isel(time=-1).values
        unit = str(values.attrs.get("units", ""))
        unit = {"1": "", "count": ""}.get(unit, unit)
    mean = float(np.nanmean(last)) if np.isfinite(last).any() else math.nan
    factor, unit = (100.0, "%") if name == "alive" else (1.0, unit)
    week = "at the end" if row.window is None else f"in week {row.window[1]}"
    label = f"Partnership: {name.replace('_', ' ')}" + (f", {unit}" if unit else "")
    return [label, week, scenario_title(path, scenario), "", _level(mean * factor), "", "", "", ""]


def _shares(path: str | os.PathLike[str], study: xr.Dataset, block: Block) -> list[str]:
    held = members(path)
    columns, heads, names = [], ["program"], [""]
    for row in block.rows:
        frame = attribution(study, row.outcome, held, method="leave-one-out",
                                   stratum=row.stratum, window=row.window)  # fmt: skip
        what = outcomes.measure(study, row.outcome)
        unit = f", {what.difference_unit}" if what.difference_unit else ""
        heads.append(f"{what.label}{unit} ({who(row)})")
        names = [str(name) for name in frame["program"]]
        cells = [_share(found, what.factor) for found in frame.to_dict("records")]
        columns.append([*cells, f"**{words.plain(frame.attrs['whole'] * what.factor)}**"])
    lines = _head(heads, numbers_from=1)
    labels = [*map(_program, names), "**all of it**"]
    return lines + [_line(list(cells)) for cells in zip(labels, *columns, strict=True)]


def _share(found: dict[Any, Any], factor: float) -> str:
    row = {"difference": found["share"], "low": found["low"], "high": found["high"]}
    share, low, high = words.alike(pd.Series(row), factor)
    spread = _spread(float(found["low"]), low, high)
    return f"{share} ({spread})" if spread else share


def _program(name: str) -> str:
    return "together, or twice over" if name == REST else program_label(name.partition(".")[2])


def told(study: xr.Dataset, scenario: str) -> str:
    """Return the title of a scenario, or its id if it has none."""
    if "scenario_title" not in study:
        return scenario
    return str(study["scenario_title"].sel(scenario=scenario).item()) or scenario


def scenario_title(path: str | os.PathLike[str], scenario: str) -> str:
    """Return the title of a scenario of the result at `path`."""
    with open_result(path) as study:
        return told(study, scenario)


def who(row: Row) -> str:
    """Return the people and weeks of a row in words."""
    people = strata.people(row.stratum)
    return people if row.window is None else f"{people}, weeks {row.window[0]}–{row.window[1]}"


def _head(heads: list[str], numbers_from: int) -> list[str]:
    rules = ["---" if place < numbers_from else "---:" for place in range(len(heads))]
    return [_line(heads), "|" + "|".join(rules) + "|"]


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _level(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else words.plain(value)


def _spread(bound: float, low: str, high: str) -> str:
    return f"{low} to {high}" if math.isfinite(bound) else ""


def _words(found: dict[Any, Any], *shown: str) -> str:
    unseen = set(shown) == {"0"} and found["replicates"] >= intervals.FEWEST
    return NO_VISIBLE_DIFFERENCE if unseen else str(found["words"])
