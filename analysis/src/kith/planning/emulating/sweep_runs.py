"""What a sweep holds for an emulator: numbers of its samples, and values of its replicates."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr

from kith.io.usage_error import UsageError
from kith.io.varied import is_worded
from kith.planning.emulating.box import Box, Number
from kith.planning.emulating.field import trend
from kith.stats import selection
from kith.stats.intervals import Numbers
from kith.stats.sweeps.sample_values import expect_sweep, of_each_run

#: So many samples for each number are the fewest from which a surface can be learned (Loeppky,
#: Sacks and Welch, Technometrics 51 (2009), 366-376).
SAMPLES_A_NUMBER = 10

#: Fewer different values of a number are levels or a flag, and nothing lies between them.
FEWEST_VALUES = 3

#: Fewer replicates do not tell how far chance goes.
FEWEST_REPLICATES = 2


class Asked(NamedTuple):
    """What of a sweep is asked for."""

    outcome: str
    scenario: str
    stratum: str
    window: selection.Window
    against: str  #: usual care; "" where the scenario itself is emulated


class Runs(NamedTuple):
    """Samples of a sweep that can be learned from."""

    box: Box
    samples: Numbers  #: their numbers in the sweep
    points: Numbers  #: (samples, numbers), in the unit cube
    values: Numbers  #: (samples, replicates)
    without_value: int  #: samples left out because a run failed or has no value
    repeated: int  #: samples left out because another has the same numbers


def asked_of(
    sweep: xr.Dataset, outcome: str, scenario: str | None, stratum: str,
    window: selection.Window | None, effect: bool,
) -> Asked:  # fmt: skip
    """Check what is asked for."""
    expect_sweep(sweep)
    selection.outcome_values(sweep, outcome)
    selection.must_know("stratum", stratum, selection.known_strata(sweep))
    names = [str(name) for name in sweep["scenario"].values]
    if effect:
        chosen = selection.scenarios_to_compare(sweep, scenario)[0]
        if chosen == names[0]:
            raise UsageError(
                f"{chosen!r} is what others are compared with (--level emulates it itself)"
            )
    else:
        chosen = names[min(1, len(names) - 1)] if scenario is None else scenario
        selection.must_know("scenario", chosen, names)
    weeks = selection.resolve_window(sweep, window)
    return Asked(outcome, chosen, stratum, weeks, names[0] if effect else "")


def read_runs(sweep: xr.Dataset, design: xr.Dataset, asked: Asked) -> Runs:
    """Return the samples of a sweep that an emulator can learn from, checked."""
    numbers = _numbers(sweep)
    values = of_each_run(sweep, asked.outcome, asked.scenario, asked.stratum,
                         bool(asked.against), asked.window)  # fmt: skip
    if values.shape[1] < FEWEST_REPLICATES:
        raise UsageError(
            "the sweep has one replicate of each sample, which does not tell chance from numbers "
            "(raise replicates under [run] to 2 or more, then kith plan, work and merge again: "
            "finished runs are kept)"
        )
    whole = np.flatnonzero(np.isfinite(values).all(axis=1))
    table = np.column_stack([sweep[name].values for name in numbers])[whole]
    _, first = np.unique(table, axis=0, return_index=True)
    kept = np.sort(first)
    table, own = table[kept], whole[kept]
    _expect_enough(numbers, table, len(values) - len(whole), asked.outcome)
    box = _box(sweep, design, numbers, table)
    points = box.places(table)
    _expect_apart(box, points)
    if np.ptp(values[own].mean(axis=1)) == 0:
        raise UsageError(
            f"{asked.outcome} of {asked.scenario} is the same in every sample: nothing to emulate"
        )
    return Runs(box, sweep["sample"].values[own], points, values[own], len(values) - len(whole),
                len(whole) - len(kept))  # fmt: skip


def _numbers(sweep: xr.Dataset) -> list[str]:
    names = [str(name) for name in sweep.coords if str(name).startswith("param_")]
    worded = [_path(sweep, name) for name in names if is_worded(sweep[name].values)]
    if worded:
        raise UsageError(
            f"the sweep varies names or lists ({', '.join(worded)}); an emulator needs numbers "
            "alone: make a sweep of the numbers for each name"
        )
    return names


def _path(sweep: xr.Dataset, name: str) -> str:
    return str(sweep[name].attrs.get("path", name.removeprefix("param_")))


def _expect_enough(names: list[str], table: Numbers, missing: int, outcome: str) -> None:
    fewest = SAMPLES_A_NUMBER * len(names)
    if len(table) >= fewest:
        return
    without = f" ({missing} more have no value of {outcome})" if missing else ""
    raise UsageError(
        f"{len(table)} different samples of {len(names)} numbers{without} are too few: an emulator "
        f"needs {fewest}, {SAMPLES_A_NUMBER} for each number. Raise n under [design], then kith "
        "plan, work and merge again"
    )


def _box(sweep: xr.Dataset, design: xr.Dataset, names: list[str], table: Numbers) -> Box:
    """Return the ranges: those declared where samples fill them, else those of the samples."""
    laid_out = [str(path) for path in design["path"].values]
    numbers = []
    for column, name in zip(table.T, names, strict=True):
        path, attrs = _path(sweep, name), sweep[name].attrs
        if len(np.unique(column)) < FEWEST_VALUES:
            raise UsageError(
                f"{path} has only {len(np.unique(column))} different values: levels or a flag, "
                f"between which nothing lies (an emulator needs {FEWEST_VALUES} or more, best a "
                "range in a design of method lhs or sobol)"
            )
        low, high, is_log = float(column.min()), float(column.max()), False
        if path in laid_out and "distribution" in design:
            own = design.sel(path=path)
            how = str(own["distribution"].values)
            declared = float(own["low"]), float(own["high"])
            if how.endswith("uniform") and declared[0] <= low < high <= declared[1]:
                (low, high), is_log = declared, how == "log-uniform" and declared[0] > 0
        numbers.append(Number(path, low, high, is_log, str(attrs.get("units", "")),
                              str(attrs.get("long_name", ""))))  # fmt: skip
    return Box(tuple(numbers))


def _expect_apart(box: Box, points: Numbers) -> None:
    terms = trend(points)
    for place, path in enumerate(box.paths, start=2):
        if np.linalg.matrix_rank(terms[:, :place]) < place:
            raise UsageError(
                f"{path} moves together with other numbers in all samples, so that their effects "
                "cannot be told apart: vary them independently (method lhs or sobol)"
            )
