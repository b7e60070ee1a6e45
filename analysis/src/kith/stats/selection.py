"""Selects scenarios, weeks and outcomes of a study, and checks their names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

import numpy as np
import xarray as xr

from kith.io import outcomes, strata
from kith.io.usage_error import UsageError
from kith.stats.intervals import Numbers
from kith.stats.sweeps.one_study import expect_one_study

#: The largest outcome that is kept in memory once it was used.
KEPT_BYTES = 2**28

#: An error lists this many of the names that there are: a result has more than 100 outcomes.
_MOST_LISTED = 12

Window = tuple[int, int]

#: A stratum is large enough for a headline with this many simulated people and share of adults.
FEWEST_PEOPLE, FEWEST_SHARE = 300, 0.02


def baseline(study: xr.Dataset, against: str | None = None) -> str:
    """Return the scenario to compare with, after a check: usual care if none is named."""
    known = [str(s) for s in study["scenario"].values]
    if against is not None:
        must_know("scenario", against, known)
    return known[0] if against is None else against


def resolve_window(study: xr.Dataset, window: Window | None) -> Window:
    """Return the first and last week of a window; by default, all since the first partnership."""
    begin, end = int(study["week"].values[0]), int(study["week"].values[-1])
    if window is None:
        first = int(study.attrs.get("first_partnership_week", begin))
        return (first if begin <= first <= end else begin), end
    first, last = window
    if first > last or last < begin or first > end:
        raise UsageError(f"window {first} to {last} holds no week (the file has {begin} to {end})")
    return first, last


def weeks_of_each(study: xr.Dataset) -> Numbers:
    """Return how many weeks each entry of `time` stands for: 1, or blocks that a sweep kept."""
    weeks = study["week"].values.astype(np.float64)
    longest = float(np.diff(weeks).max()) if weeks.size > 1 else 1.0
    end = float(study.attrs.get("weeks", weeks[-1] + longest))
    return np.diff(np.append(weeks, min(end, weeks[-1] + longest)))


def middle_of_each(study: xr.Dataset) -> Numbers:
    """Return the middle week of each entry of `time`."""
    weeks = study["week"].values.astype(np.float64)
    return np.asarray(weeks + (weeks_of_each(study) - 1.0) / 2.0)


def other_scenarios(study: xr.Dataset, wanted: str | Sequence[str] | None = None) -> list[str]:
    """Return the scenarios of one study to compare with usual care, after a check."""
    expect_one_study(study)
    return scenarios_to_compare(study, wanted)


def scenarios_to_compare(study: xr.Dataset, wanted: str | Sequence[str] | None = None) -> list[str]:
    """Return the scenarios of a study or a sweep to compare with usual care, after a check."""
    known = [str(s) for s in study["scenario"].values]
    if wanted is None:
        if len(known) == 1:
            raise UsageError(f"the file holds {known[0]!r} alone: there is nothing to compare")
        return known[1:]
    chosen = [wanted] if isinstance(wanted, str) else list(wanted)
    for name in chosen:
        must_know("scenario", name, known)
    return chosen


def for_headlines(study: xr.Dataset) -> list[str]:
    """Return the strata large enough for a headline, by their mean size in usual care.

    If a study does not hold their sizes, return all strata.
    """
    known = [str(s) for s in study["stratum"].values]
    if "residents" not in study.data_vars or strata.ADULTS not in known:
        return known
    sizes = study["residents"].sel(scenario=baseline(study)).mean(["replicate", "time"]).load()
    adults = float(sizes.sel(stratum=strata.ADULTS))
    least = max(FEWEST_PEOPLE, FEWEST_SHARE * adults)
    return [s for s in known if s == strata.ADULTS or float(sizes.sel(stratum=s)) >= least]


def outcome_values(study: xr.Dataset, name: str, stratum: str | None = None) -> xr.DataArray:
    """Return an outcome, after a check of its name and, if given, of the stratum's."""
    needed = {"scenario", "replicate", "time"}
    if name not in study.data_vars or not needed <= set(study.variables[name].dims):
        outcomes.refuse_former(study, name)
        known = [str(v) for v in study.data_vars if needed <= set(study.variables[v].dims)]
        must_know("outcome", name, known)
    if stratum is not None:
        must_know("stratum", stratum, known_strata(study))
    # A file holds all strata of a replicate together, so one is read about as fast as all: keep
    # them, where that is no burden.
    values = study[name]
    return values.load() if values.nbytes <= KEPT_BYTES else values


def known_strata(study: xr.Dataset) -> list[str]:
    """Return the strata of a study; of one without any, everybody."""
    return [str(s) for s in study["stratum"].values] if "stratum" in study else [strata.ADULTS]


def must_know(what: str, name: str, known: Iterable[str]) -> None:
    """Raise UsageError with a hint if a name is not among those known."""
    names = list(known)
    if name in names:
        return
    near = difflib.get_close_matches(name, names, 1)
    more = f" and {len(names) - _MOST_LISTED} more" if len(names) > _MOST_LISTED else ""
    listed = ", ".join(names[:_MOST_LISTED]) + more
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {listed}"
    raise UsageError(f"unknown {what} {name!r} ({hint})")
