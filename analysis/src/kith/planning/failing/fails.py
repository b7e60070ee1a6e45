"""The uncertain numbers under which a plan fails (scenario discovery)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import outcomes, strata
from kith.io.draws import numbers_read
from kith.io.usage_error import UsageError
from kith.io.varied import is_worded
from kith.planning.failing.prim import FEWEST_INSIDE, Box, Flags, agreement, densest_box
from kith.stats import selection
from kith.stats.intervals import Numbers
from kith.stats.paired_values import paired_values
from kith.stats.sweeps.sample_values import of_each_run

COLUMNS = ["box", "path", "low", "high", "unit", "meaning", "grade", "replicates", "failed",
           "inside", "failed_inside", "failed_inside_held_out"]  # fmt: skip

#: No box is sought with fewer replicates, or with fewer failures or successes.
FEWEST, FEWEST_OF_A_KIND = 100, 10
PERMUTATIONS, HALVES, SEED = 39, 20, 1


class _Histories(NamedTuple):
    numbers: Numbers  #: (replicate, number)
    failed: Flags  #: (replicate,)


def fails(
    study: xr.Dataset, parameters: xr.Dataset | None, outcome: str, scenario: str | None = None, *,
    at_most: float = 0.0, stratum: str = strata.ADULTS, window: selection.Window | None = None,
    boxes: int = 2,
) -> pd.DataFrame:  # fmt: skip
    """Return under which uncertain numbers a scenario fails: it gains no more than `at_most`.

    study       what `kith.open` returns: a study of 100 replicates or more, or a merged sweep of
                100 samples or more, whose varied numbers are looked at
    parameters  what `kith.draws` opens; of a sweep None
    at_most     of the outcome, against usual care, in its unit and the better direction

    A row is a limit of a box: in `box`, `path` lies from `low` to `high` (NaN: no limit). In
    `failed` of all `replicates` (samples of a sweep) the scenario fails; in `failed_inside` of the
    `inside` that lie in the box. A box is found where failures are most, so these are flattering:
    `failed_inside_held_out` is the share in boxes found in half of the replicates and tried on the
    other half. No row where ten replicates do not fail, or do not succeed, and where boxes as good
    are found in failures dealt out by chance. Boxes have at most three limits.

    Raises ValueError for an unknown outcome, scenario or stratum.

    >>> study, draws = kith.open("results/clinic.h5"), kith.draws("results/clinic.h5")
    >>> table = kith.fails(study, draws, "treated_past_year_share", "clinic", at_most=0.02)
    >>> list(table.columns[:4])
    ['box', 'path', 'low', 'high']
    """
    if ("sample" in study.dims) != (parameters is None):
        raise UsageError("of a study, parameters is what kith.draws opens; of a sweep, it is None")
    chosen = selection.scenarios_to_compare(study, scenario)[0]
    gain = gains(study, outcome, chosen, stratum, window)
    if parameters is None:
        parameters = varied_numbers(study)
    draws = parameters["draw"].transpose("replicate", "path").values.astype(np.float64)
    places = numbers_read(parameters, chosen) & (np.ptp(draws, axis=0) > 0)
    known = np.isfinite(gain)
    left = _Histories(draws[known][:, places], gain[known] <= at_most)
    said = parameters.isel(path=np.flatnonzero(places))
    rows: list[list[object]] = []
    count, failed = left.failed.size, int(left.failed.sum())
    for number in range(1, boxes + 1):
        if (box := _clear_box(left)) is None:
            break
        inside = box.holds(left.numbers)
        about = [count, failed, int(inside.sum()), int(left.failed[inside].sum()), _held_out(left)]
        rows += [[number, *_limit(said, box, place), *about] for place in box.limited]
        left = _Histories(left.numbers[~inside], left.failed[~inside])
    return pd.DataFrame(rows, columns=COLUMNS)


def gains(
    study: xr.Dataset, outcome: str, scenario: str, stratum: str = strata.ADULTS,
    window: selection.Window | None = None,
) -> Numbers:  # fmt: skip
    """Return the gain over usual care of each replicate of a study, or each sample of a sweep.

    Gains are in the unit of the outcome, positive if better; NaN where a run, or one of a sample's
    runs, failed: the mean of the others would be over other replicates than its neighbors'.
    """
    selection.outcome_values(study, outcome, stratum)  # raises an error for unknown names
    if "sample" in study.dims:
        change = of_each_run(study, outcome, scenario, stratum, window=window).mean(axis=1)
    else:
        usual, other = paired_values(study, outcome, scenario, [stratum], window)
        change = (other - usual).isel(stratum=0).values
    if (sign := outcomes.better(study, outcome)) == 0:
        raise UsageError(f"outcome {outcome!r} is neither better high nor low: choose another")
    return np.asarray(sign * change)


def varied_numbers(sweep: xr.Dataset) -> xr.Dataset:
    """Return the numbers that a sweep varies, in the form in which `kith.draws` returns draws."""
    names = [str(n) for n in sweep.coords if str(n).startswith("param_")]
    names = [name for name in names if not is_worded(sweep[name].values)]
    if not names:
        raise UsageError("the sweep varies names and lists alone: there are no numbers to look at")
    about = [sweep[name].attrs for name in names]
    return xr.Dataset(
        {
            "draw": (("replicate", "path"), np.column_stack([sweep[n].values for n in names])),
            "unit": ("path", [str(own.get("units", "")) for own in about]),
            "meaning": ("path", [str(own.get("long_name", "")) for own in about]),
            "grade": ("path", ["varied"] * len(names)),
        },
        {"path": [str(own.get("path", name)) for name, own in zip(names, about, strict=True)]},
    )


def _limit(parameters: xr.Dataset, box: Box, place: int) -> list[object]:
    texts = [str(parameters[name].values[place]) if name in parameters else ""
             for name in ("unit", "meaning", "grade")]  # fmt: skip
    path = str(parameters["path"].values[place])
    return [path, float(box.low[place]), float(box.high[place]), *texts]


def _clear_box(histories: _Histories) -> Box | None:
    """Return the best box, or None if chance gives one as good in more than 1 of 20 cases."""
    numbers, failed = histories
    rarer = min(int(failed.sum()), int((~failed).sum()))
    if not numbers.size or failed.size < FEWEST or rarer < FEWEST_OF_A_KIND:
        return None
    box = densest_box(numbers, failed)
    if not box.limited:
        return None
    random = np.random.default_rng(SEED)
    dealt = [random.permutation(failed) for _ in range(PERMUTATIONS)]
    by_chance = [agreement(densest_box(numbers, flags), numbers, flags) for flags in dealt]
    clear = agreement(box, numbers, failed) > sorted(by_chance)[-2]  # rank 1 or 2 of 40
    return box if clear else None


def _held_out(histories: _Histories) -> float:
    """Return the share of failures inside boxes, among replicates not used to find them."""
    numbers, failed = histories
    random = np.random.default_rng(SEED)
    inside = hits = 0
    for _ in range(HALVES):
        own = random.permutation(failed.size) < failed.size // 2
        if min(failed[own].sum(), own.sum()) < FEWEST_INSIDE // 2:
            continue
        box = densest_box(numbers[own], failed[own])
        held = box.holds(numbers[~own])
        if box.limited:
            inside += int(held.sum())
            hits += int(failed[~own][held].sum())
    return hits / inside if inside else float("nan")
