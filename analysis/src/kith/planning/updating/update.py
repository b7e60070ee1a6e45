"""Weighs the replicates of a result by what has happened, and redraws its forecast."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Sequence

import numpy as np
import xarray as xr

from kith.io import outcomes, strata
from kith.io.draws import draws
from kith.io.groups.answer import answer
from kith.io.groups.partnerships import partnerships
from kith.io.open import open as open_result
from kith.io.result_file import KithFileError, PathLike
from kith.io.usage_error import UsageError
from kith.planning.updating import farness
from kith.planning.updating.actuals import Source, read_actuals
from kith.planning.updating.forecast import course, forecast
from kith.planning.updating.lived import Lived, lived_scenario
from kith.planning.updating.moved import moved
from kith.planning.updating.observations import Observations, observe
from kith.planning.updating.periods import Calendar
from kith.planning.updating.progress import FEWEST, overall, progress
from kith.planning.updating.updated import Farthest, Update
from kith.planning.updating.weighing import FEWEST_EFFECTIVE, Weighed, weigh
from kith.stats import selection

OUTSIDE = "outside"


def update(
    path: PathLike, actuals: Source, *, scenario: str | None = None,
    outcome: str | Sequence[str] | None = None, stratum: str = strata.ADULTS,
    window: selection.Window | None = None, people_per_resident: float = 1.0,
) -> Update:  # fmt: skip
    """Weigh the replicates of a result by how well they agree with what has happened.

    path      a result of `kith run`, with 128 replicates or more
    actuals   a CSV file, or a DataFrame. A row is a period; the first column says when: `month`
              (2026-07), `date` (a day of a week, 2026-07-06) or `week` of the run (26, or 26-29).
              Each other column is named by an outcome (NAME for adults, or NAME@STRATUM) or a
              partnership's number (partnerships/NAME, and @PARTNERSHIP where there are several).
              An empty cell is no observation. Visits, money and the like are totals of the period,
              other numbers its mean; shares are 0.43 or 43 %.
    scenario  the one that is being lived; None: the only plan of the result
    outcome   what to forecast; None: what the result looks at, else its headlines
    window    weeks to forecast; None: from the last period observed to the end
    people_per_resident   real people for each resident simulated, in the numbers of the community:
              1 where they are of as many people as are simulated; of a whole county what the
              result says, so that one part of it has the partnership and the others usual care

    Returns an `Update`. Its verdict is "outside" (what was thought possible) where at most 1 % of
    series, this one included, lie as far from all others: of series that replicates could have
    made, at most 1 % are called so. It takes 99 replicates to say it. Otherwise each column is "on
    course" within the middle 80 % of replicates, or "behind" or "ahead".

    No forecast after is given where fewer than 39 replicates count (`refused`). Intervals held
    their level on data that the model made: see DECISIONS.

    Raises ValueError, which lists everything that is wrong in the table, line by line.

    >>> import pandas as pd
    >>> said = pd.DataFrame({"month": ["2026-04", "2026-05"], "k6_mean": [2.9, 2.9]})
    >>> found = kith.update("results/clinic.h5", said)
    >>> found.scenario, found.verdict, found.replicates
    ('clinic', 'on course', 48)
    """
    if not 1.0 <= people_per_resident < math.inf:
        raise UsageError(f"people_per_resident is {people_per_resident:g} (must be 1 or more)")
    with contextlib.ExitStack() as files:
        study = files.enter_context(open_result(path))
        if "sample" in study.dims:
            raise UsageError(f"{path}: is the result of a sweep (an update takes one of kith run)")
        life = _life(path)
        if life is not None:
            files.enter_context(life)
        lived = Lived(study, life, lived_scenario(study, scenario), people_per_resident)
        names = [outcome] if isinstance(outcome, str) else list(outcome or _looked_at(study, path))
        for name in names:
            selection.outcome_values(study, name, stratum)
        seen = observe(lived, read_actuals(actuals, lived))
        parameters = files.enter_context(draws(path))
        return _updated(lived, seen, names, stratum, window, parameters)


def _updated(
    lived: Lived, seen: Observations, names: list[str], stratum: str,
    window: selection.Window | None, parameters: xr.Dataset,
) -> Update:  # fmt: skip
    study, count = lived.study, seen.replicates.size
    if 0 < count < FEWEST:
        raise UsageError(f"{count} replicates are too few (it takes {FEWEST} to compare with, and "
                         "128 or more for a forecast: kith run -n 128)")  # fmt: skip
    if not seen.places and not seen.fixed:
        raise UsageError(f"none of {count} replicates that finished has a value for what was "
                         "observed, in these periods: name others")  # fmt: skip
    found, share = Weighed(np.full(count, 1 / count), np.empty((count, 0)), np.empty(0)), 1.0
    if seen.places:
        found = weigh(seen.series, seen.actual)
        share = farness.share_as_far(seen.series, seen.actual)
    outside = share <= farness.ALARM
    refused = _refused(seen, found, outside)
    weights = None if refused else found.weights
    weeks = window or _still_to_come(study, seen)
    table = progress(seen)
    return Update(
        scenario=lived.scenario, title=_title(study, lived.scenario),
        verdict=OUTSIDE if outside else overall(list(table["said"]) if len(table) else []),
        share_as_far=share, replicates=count, effective=found.effective, needed=found.needed,
        refused=refused, farthest=_farthest(seen),
        weights=_by_replicate(study, seen, found), progress=table,
        forecast=forecast(study, names if weeks else [], stratum, weeks or (0, 0), seen, weights),
        moved=moved(parameters, lived.scenario, seen.replicates, found, bool(refused)),
        course=course(seen, weights), weeks=_dated(study, weeks),
        notes=tuple(_notes(lived, seen, weeks)),
    )  # fmt: skip


def _refused(seen: Observations, found: Weighed, outside: bool) -> str:
    """Return why there is no forecast after, "" where there is one."""
    if not seen.places:
        return "no number observed differs between replicates"
    if outside:
        return "nothing that the model does lies near to these numbers"
    if found.effective >= FEWEST_EFFECTIVE:
        return ""
    return (f"{found.effective:.0f} of {seen.replicates.size} replicates are left to tell, and it "
            f"takes {FEWEST_EFFECTIVE}")  # fmt: skip


def _still_to_come(study: xr.Dataset, seen: Observations) -> selection.Window | None:
    first, last = -(-seen.last_day // 7), int(study["week"].values[-1])
    return (first, last) if first <= last else None


def _dated(study: xr.Dataset, weeks: selection.Window | None) -> str:
    if weeks is None:
        return ""
    calendar = Calendar(study)
    first, last = (calendar.date(day) for day in (7 * weeks[0], 7 * weeks[1] + 6))
    told = f"weeks {weeks[0]} to {weeks[1]}"
    return told if first.startswith("week") else f"{first} to {last} ({told})"


def _title(study: xr.Dataset, scenario: str) -> str:
    if "scenario_title" not in study:
        return scenario
    return str(study["scenario_title"].sel(scenario=scenario).item()) or scenario


def _farthest(seen: Observations) -> Farthest | None:
    if not seen.places:
        return None
    out = farness.farthest(seen.series, seen.actual)
    period, place = seen.places[out.place]
    column = seen.actuals.columns[place]
    return Farthest(column.name, column.label, seen.actuals.periods[period].name,
                    column.measure.unit, float(seen.actual[out.place]), out.low, out.high,
                    out.given_others)  # fmt: skip


def _by_replicate(study: xr.Dataset, seen: Observations, found: Weighed) -> xr.DataArray:
    weights = np.zeros(study.sizes["replicate"])
    weights[seen.replicates] = found.weights
    return xr.DataArray(weights, {"replicate": study["replicate"].values}, name="weight")


def _notes(lived: Lived, seen: Observations, weeks: selection.Window | None) -> list[str]:
    """Say what was not used, and of whom numbers were taken to be."""
    said = []
    for places, why in ((seen.unused, "more than a fifth of replicates have no value there"),
                        (seen.fixed, "all replicates have the same value there")):  # fmt: skip
        for column in dict.fromkeys(place for _, place in places):
            own = [seen.actuals.periods[p].name for p, c in places if c == column]
            which = own[0] if len(own) == 1 else f"{len(own)} periods ({own[0]} to {own[-1]})"
            said.append(f"{seen.actuals.columns[column].name}, {which}: not weighed, since {why}.")
    if not weeks:
        said.append("The observations reach the end of the run: nothing is left to forecast (run "
                    "more weeks: --set time.weeks=...).")  # fmt: skip
    parts = float(lived.study.attrs.get("people_per_resident", 1.0))
    of_community = [c for c in seen.actuals.columns if not c.of_partnership]
    if of_community and lived.people_per_resident == 1.0 and parts >= 1.5:
        said.append("Counts of the community are read as those of the residents simulated, 1 in "
                    f"{parts:.0f} of the place. If yours are of the whole place, use "
                    f"--people-per-resident {parts:.4g}.")  # fmt: skip
    return said


def _life(path: PathLike) -> xr.Dataset | None:
    try:
        return partnerships(path)
    except KithFileError:
        return None


def _looked_at(study: xr.Dataset, path: PathLike) -> list[str]:
    """Return what a result looks at, else the headlines of its answer, else who is treated."""
    if names := outcomes.looked_at(study):
        return names
    try:
        told = answer(path)
    except KithFileError:
        return [name for name in ("treated_past_year_share",) if name in study.data_vars]
    lines = told["outcome"].values[told["headline"].values > 0]
    return list(dict.fromkeys(str(name) for name in lines if name in study.data_vars))
