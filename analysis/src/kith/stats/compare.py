"""Paired differences between a scenario and usual care, replicate by replicate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import outcomes, strata
from kith.io.usage_error import UsageError
from kith.stats import selection
from kith.stats.paired_difference import paired_difference
from kith.stats.paired_values import paired_values
from kith.stats.sweeps.one_study import expect_one_study


def compare(
    study: xr.Dataset,
    outcome: str | Sequence[str],
    by: str | None = None,
    stratum: str = strata.ADULTS,
    window: selection.Window | None = None,
    scenario: str | Sequence[str] | None = None,
    against: str | None = None,
    where: xr.DataArray | None = None,
) -> pd.DataFrame:
    """Compare scenarios with usual care, the first scenario of the file, or with another.

    Replicate k of a scenario is paired with replicate k of usual care; pairs with a failed or empty
    half are left out. Values are means over the weeks of `window` in which both have one (totals
    for what adds up, such as visits and money), in the units of the file.

    outcome    one or several names
    by         None: one row for `stratum`; "stratum": a row for each; or one dimension, as "race"
    window     first and last week, both included; None: from the first partnership's start to the
               end, as in the answer of `kith run`
    scenario   one or several ids; None: all but usual care and `against`
    against    the id to compare with, as a clinic that costs the same; None: usual care
    where      which replicates count, as True and False; None: all; or `kith.opened(...)`

    Columns: `usual_care` (`against` where it is another scenario) and `value` are means over
    replicates; `difference` is the mean of the paired differences; `low` and `high` their 2.5th and
    97.5th percentile from 39 replicates on, below that their range (`interval` says which);
    `monte_carlo_error` the half-width of the 95 % interval of the mean, which more replicates make
    smaller; `better`, `no_effect` and `worse` the shares of replicates (NaN for an outcome of which
    neither direction is better); `words` how likely a benefit is, from 40 replicates on;
    `settled_by` about how many would leave one word; `variance_saved` the share of the variance
    that pairing removed.

    Raises ValueError, with the name that was probably meant, for an unknown outcome, scenario or
    stratum.

    >>> study = kith.open("results/clinic.h5")
    >>> table = kith.compare(study, "treated_past_year_share", by="income", scenario="clinic")
    >>> table[["stratum", "difference"]].round(3).values.tolist()
    [['income:below-100', 0.04], ['income:400-plus', 0.01]]
    """
    expect_one_study(study)
    names = [outcome] if isinstance(outcome, str) else list(outcome)
    chosen = _choose_strata(study, by, stratum)
    weeks = selection.resolve_window(study, window)
    rival = selection.baseline(study, against)
    others = [other for other in selection.other_scenarios(study, scenario) if other != rival]
    kept = slice(None) if where is None else np.asarray(where.values, dtype=bool)
    rows: list[dict[str, object]] = []
    for name, other in product(names, others):
        rows += _rows_of(study, name, (other, rival), chosen, weeks, kept)
    if not rows:
        raise UsageError(f"scenario {rival!r} cannot be compared with itself")
    frame = pd.DataFrame(rows)
    frame.attrs["usual_care"] = rival
    if rival == selection.baseline(study):
        return frame
    return frame.rename(columns={"usual_care": "against"})


def _rows_of(
    study: xr.Dataset,
    name: str,
    pair: tuple[str, str],
    chosen: list[str],
    weeks: selection.Window,
    kept: slice | np.ndarray[tuple[int, ...], np.dtype[np.bool_]],
) -> Iterator[dict[str, object]]:
    """Yield one row for each chosen stratum: the first scenario of the pair against the second."""
    scenario, rival = pair
    usual_values, other_values = paired_values(study, name, scenario, chosen, weeks, rival)
    for place, label in enumerate(usual_values["stratum"].values):
        usual, values = usual_values.values[:, place], other_values.values[:, place]
        row = paired_difference(usual[kept], values[kept], outcomes.better(study, name))
        named = {"outcome": name, "scenario": scenario, "stratum": str(label)}
        yield {**named, **row, "from_week": weeks[0], "to_week": weeks[1]}


def _choose_strata(study: xr.Dataset, by: str | None, stratum: str) -> list[str]:
    known = [str(s) for s in study["stratum"].values]
    if by is None:
        selection.must_know("stratum", stratum, known)
        return [stratum]
    if by == "stratum":
        return known
    dimensions = list(dict.fromkeys(d for d in map(strata.dimension, known) if d))
    selection.must_know("dimension", by, dimensions)
    return [s for s in known if strata.dimension(s) == by]
