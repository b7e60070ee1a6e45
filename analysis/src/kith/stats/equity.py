"""Who gains: concentration by income, and the gaps between strata."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import outcomes, strata
from kith.io.usage_error import UsageError
from kith.stats import intervals, likelihood, selection
from kith.stats.paired_values import paired_values

INDICES = ("concentration_index_need", "concentration_index_care")
GAP_OUTCOME = "treated_past_year_share"


def equity(
    study: xr.Dataset,
    outcome: str = GAP_OUTCOME,
    by: str | None = None,
    *,
    scenario: str | None = None,
    against: str | None = None,
    window: selection.Window | None = None,
) -> pd.DataFrame:
    """Compare gaps between strata, and concentration by income, with usual care.

    A gap is how much worse off a stratum is than the best-off stratum of its dimension (`to`, by
    the mean over replicates under usual care), in the units of the file; 0 is equal. `difference`
    below 0 narrows the gap; `probability_narrower` is the share of replicates in which it does, and
    `words` say how likely that is.
    Rows of a concentration index (`to` is empty) run from −1, all among the poor, to 1, all among
    the rich; they narrow as they come nearer to 0. Groups and strata that a scenario adds
    overlap and are set against all adults.

    Raises ValueError, with the name that was probably meant, for an unknown outcome, scenario or
    dimension.

    >>> study = kith.open("results/clinic.h5")
    >>> table = kith.equity(study, "treated_past_year_share", by="income", scenario="clinic")
    >>> table[["outcome", "stratum", "to"]].values.tolist()[:1]
    [['treated_past_year_share', 'income:below-100', 'income:400-plus']]
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    rows = [
        _index_row(study, name, chosen, against, window) for name in INDICES if name in study
    ] if by is None else []  # fmt: skip
    known = strata.in_reading_order(str(s) for s in study["stratum"].values)
    usual, other = paired_values(study, outcome, chosen, known, window, against)
    better = outcomes.better(study, outcome) or 1
    for kind in dict.fromkeys(strata.dimension(s) for s in known):
        if kind and by in (None, kind):
            names = [s for s in known if strata.dimension(s) == kind]
            rows += _gap_rows(usual * better, other * better, names, outcome)
    if not rows:
        kinds = dict.fromkeys(kind for kind in map(strata.dimension, known) if kind)
        raise UsageError(f"unknown dimension {by!r} (there are: {', '.join(kinds)})")
    frame = pd.DataFrame(rows)
    frame.attrs["scenario"] = chosen
    return frame


def gap(
    study: xr.Dataset, stratum: str, to: str, outcome: str, scenario: str,
    against: str | None = None, window: selection.Window | None = None,
) -> intervals.Numbers:  # fmt: skip
    """Return how much each replicate narrows the gap between two strata (positive: narrower)."""
    usual, other = paired_values(study, outcome, scenario, [stratum, to], window, against)
    better = outcomes.better(study, outcome) or 1
    change = (other - usual) * better
    return np.asarray((change.sel(stratum=stratum) - change.sel(stratum=to)).values)


def _gap_rows(
    usual: xr.DataArray, other: xr.DataArray, names: list[str], outcome: str
) -> list[dict[str, object]]:
    levels = {s: float(usual.sel(stratum=s).mean()) for s in names}
    known = {s: level for s, level in levels.items() if np.isfinite(level)}
    if not known:
        return []
    overlap = strata.dimension(names[0]) in strata.OVERLAPPING
    best = strata.ADULTS if overlap else max(known, key=lambda s: known[s])
    rows = []
    for name in (s for s in known if s != best):
        before = (usual.sel(stratum=best) - usual.sel(stratum=name)).values
        after = (other.sel(stratum=best) - other.sel(stratum=name)).values
        rows.append(_row(outcome, name, best, before, after, before - after))
    return rows


def _index_row(
    study: xr.Dataset, name: str, scenario: str, against: str | None,
    window: selection.Window | None,
) -> dict[str, object]:  # fmt: skip
    usual, other = paired_values(study, name, scenario, (strata.ADULTS,), window, against)
    before, after = usual.values[:, 0], other.values[:, 0]
    return _row(name, strata.ADULTS, "", before, after, np.abs(before) - np.abs(after))


def _row(
    outcome: str, stratum: str, to: str, before: intervals.Numbers, after: intervals.Numbers,
    narrower_by: intervals.Numbers,
) -> dict[str, object]:  # fmt: skip
    both = np.isfinite(before) & np.isfinite(after)
    change, narrower_by = (after - before)[both], narrower_by[both]
    low, high, kind = intervals.interval(change)
    some = change.size > 0
    return {
        "outcome": outcome, "stratum": stratum, "to": to,
        "usual_care": float(before[both].mean()) if some else np.nan,
        "value": float(after[both].mean()) if some else np.nan,
        "difference": float(change.mean()) if some else np.nan,
        "low": low, "high": high, "interval": kind,
        "probability_narrower": float((narrower_by > 0).mean()) if some else np.nan,
        "words": likelihood.words(narrower_by, "narrower", "wider"),
        "replicates": int(change.size),
    }  # fmt: skip
