"""The uncertain numbers that drive the answer, and how well each is known."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import strata
from kith.io.draws import numbers_read
from kith.stats import intervals, selection
from kith.stats.driving.partial_ranks import FEWEST, partial_ranks
from kith.stats.paired_values import paired_values

_SAID = ("meaning", "grade", "source", "unit")
#: The grade given to a chance event, which is not a number.
CHANCE = "chance"
COLUMNS = ["path", "partial_rank_correlation", "threshold", "replicates", "low", "high", "clear",
           *_SAID]  # fmt: skip


def drivers(
    study: xr.Dataset,
    parameters: xr.Dataset,
    outcome: str,
    scenario: str | None = None,
    *,
    stratum: str = strata.ADULTS,
    window: selection.Window | None = None,
    events: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Rank the uncertain numbers by how a paired difference moves with them, strongest first.

    Replicates differ in all numbers at once, so this costs no further run. Only numbers that the
    scenario reads are ranked; none where fewer than 40 replicates have a difference.
    `partial_rank_correlation` is apart from the other numbers, `threshold` what the largest of them
    exceeds in 5 of 100 permutations of the differences, and `clear` tells which exceed it. `low`
    and `high` are the mean difference in the third of the replicates with the lowest and the
    highest draw, in the units of the file. `parameters` is what `kith.draws(path)` opens;
    `events` (a row a replicate, 0 or 1) are what chance decides: they are ranked, with the grade
    "chance", where they are clear and matter more than any number, and `low` and `high` are without
    and with the event.

    >>> study = kith.open("results/clinic.h5")
    >>> draws = kith.draws("results/clinic.h5")
    >>> table = kith.drivers(study, draws, "treated_past_year_share", "clinic")
    >>> table[["path", "grade"]].values.tolist()
    [['evidence.care.effect', 'assumed'], ['evidence.care.noise', 'trial']]
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    usual, other = paired_values(study, outcome, chosen, [stratum], window)
    difference = (other - usual).isel(stratum=0).values
    draws = parameters["draw"].transpose("replicate", "path").values.astype(np.float64)
    happened = _varying(events, draws.shape[0])
    keep = np.isfinite(difference)
    difference, draws, happened = difference[keep], draws[keep], happened.loc[keep]
    places = np.flatnonzero(numbers_read(parameters, chosen))
    places = places[np.ptp(draws[:, places], axis=0) > 0] if len(draws) else places[:0]
    if difference.size < FEWEST or not places.size or np.ptp(difference) == 0:
        return pd.DataFrame(columns=COLUMNS)
    happened = happened.loc[:, happened.nunique() > 1]
    found = partial_ranks(draws[:, places], difference, happened.to_numpy(dtype=np.float64))
    screened = np.flatnonzero(np.isfinite(found.numbers))
    rows = [
        [str(parameters["path"].values[i]), own, *_thirds(draws[:, i], difference),
         *(_text(parameters, name, i) for name in _SAID)]
        for i, own in zip(places[screened], found.numbers[screened], strict=True)
    ]  # fmt: skip
    most = max(np.abs(found.numbers[screened]).max(), found.threshold)
    for name, own in zip(happened, found.events, strict=True):
        if abs(own) > most:
            with_it = happened[name].to_numpy() > 0
            rows.append(["", own, difference[~with_it].mean(), difference[with_it].mean(),
                         str(name), CHANCE, "", "1"])  # fmt: skip
    names = [name for name in COLUMNS if name not in ("threshold", "replicates", "clear")]
    frame = pd.DataFrame(rows, columns=names)
    frame["threshold"], frame["replicates"] = found.threshold, difference.size
    frame["clear"] = frame["partial_rank_correlation"].abs() > found.threshold
    return strongest_first(frame[COLUMNS], "partial_rank_correlation")


def _varying(events: pd.DataFrame | None, replicates: int) -> pd.DataFrame:
    return (
        pd.DataFrame(index=range(replicates)) if events is None else events.reset_index(drop=True)
    )


def moves(draws: intervals.Numbers, values: intervals.Numbers) -> list[dict[str, float | bool]]:
    """Return how values (n) change with each number (n, numbers) that a sweep varies.

    `rank_correlation` is Spearman's; `low` and `high` are means in the thirds with the lowest and
    the highest draw; `clear` if beyond the strongest correlation that chance gives (Bonferroni).
    """
    beyond, ranks = _noise(values.size, draws.shape[1]), _ranks(values)
    found: list[dict[str, float | bool]] = []
    for own in draws.T:
        correlation = _correlation(_ranks(own), ranks)
        low, high = _thirds(own, values)
        found.append({"rank_correlation": correlation, "low": low, "high": high,
                      "clear": abs(correlation) > beyond})  # fmt: skip
    return found


def strongest_first(frame: pd.DataFrame, by: str = "rank_correlation") -> pd.DataFrame:
    """Order rows by the size of their correlation."""
    order = frame[by].abs().sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def _ranks(values: intervals.Numbers) -> intervals.Numbers:
    """Return ranks from 1, with the mean rank for ties."""
    return np.asarray(pd.Series(values).rank(), dtype=np.float64)


def _correlation(one: intervals.Numbers, two: intervals.Numbers) -> float:
    spread = float(one.std() * two.std())
    return float(((one - one.mean()) * (two - two.mean())).mean()) / spread if spread > 0 else 0.0


def _thirds(draw: intervals.Numbers, difference: intervals.Numbers) -> tuple[float, float]:
    order = np.argsort(draw, kind="stable")
    third = max(1, order.size // 3)
    return float(difference[order[:third]].mean()), float(difference[order[-third:]].mean())


def _noise(replicates: int, tried: int) -> float:
    """Return the correlation that the strongest of unrelated numbers exceeds in 5 % of studies."""
    z = NormalDist().inv_cdf(1 - 0.025 / tried)
    return math.tanh(z / math.sqrt(max(replicates - 3, 1)))


def _text(parameters: xr.Dataset, name: str, place: int) -> str:
    return str(parameters[name].values[place]) if name in parameters else ""
