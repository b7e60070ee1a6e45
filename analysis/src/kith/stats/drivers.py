"""Which uncertain numbers drive the answer, and how well each is known."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import strata
from kith.stats import intervals, selection
from kith.stats.paired_values import paired_values

_SAID = ("meaning", "grade", "source", "unit")


def drivers(
    study: xr.Dataset,
    parameters: xr.Dataset,
    outcome: str,
    scenario: str | None = None,
    *,
    stratum: str = strata.ADULTS,
    window: selection.Window | None = None,
) -> pd.DataFrame:
    """Rank the uncertain numbers by how a paired difference moves with them, strongest first.

    Replicates differ in all numbers at once, so this costs no further run. `rank_correlation` is
    Spearman's; `low` and `high` are the mean difference in the third of the replicates with the
    lowest and the highest draw, in the units of the file. `clear` tells whether the correlation is
    beyond what chance gives the strongest of as many numbers without any influence (95 %,
    Bonferroni). `parameters` is what `kith.parameters(path)` opens.
    """
    chosen = selection.other_scenarios(study, scenario)[0]
    usual, other = paired_values(study, outcome, chosen, [stratum], window)
    difference = (other - usual).isel(stratum=0).values
    draws = parameters["draw"].transpose("replicate", "path").values.astype(np.float64)
    keep = np.isfinite(difference)
    difference, draws = difference[keep], draws[keep]
    columns = ["path", "rank_correlation", "low", "high", "clear", *_SAID]
    drawn = np.flatnonzero(np.ptp(draws, axis=0) > 0) if len(draws) else np.array([], dtype=int)
    if difference.size < 6 or drawn.size == 0:
        return pd.DataFrame(columns=columns)
    moved = moves(draws[:, drawn], difference)
    rows = [
        {"path": str(parameters["path"].values[i]), **how,
         **{n: _text(parameters, n, i) for n in _SAID}}
        for i, how in zip(drawn, moved, strict=True)
    ]  # fmt: skip
    return strongest_first(pd.DataFrame(rows, columns=columns))


def moves(draws: intervals.Numbers, values: intervals.Numbers) -> list[dict[str, float | bool]]:
    """Tell how values (n) move with each number drawn (n, numbers), as `drivers` says it."""
    beyond, ranks = _noise(values.size, draws.shape[1]), _ranks(values)
    found: list[dict[str, float | bool]] = []
    for own in draws.T:
        correlation = _correlation(_ranks(own), ranks)
        low, high = _thirds(own, values)
        found.append({"rank_correlation": correlation, "low": low, "high": high,
                      "clear": abs(correlation) > beyond})  # fmt: skip
    return found


def strongest_first(frame: pd.DataFrame) -> pd.DataFrame:
    """Order rows by the size of their rank correlation."""
    order = frame["rank_correlation"].abs().sort_values(ascending=False, kind="stable").index
    return frame.loc[order].reset_index(drop=True)


def _ranks(values: intervals.Numbers) -> intervals.Numbers:
    """Return ranks from 0, ties sharing their mean."""
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
