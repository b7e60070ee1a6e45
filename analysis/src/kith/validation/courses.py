"""Patterns in the course of single people: the tail of K6, remission, new episodes, stability.

Each function takes the K6 of adults by person (rows) and week (columns), as `followed.adults` gives
it: missing from the week on in which a person has died or moved away.
"""

from __future__ import annotations

import numpy as np
from scipy import stats

from kith.stats.intervals import Numbers

#: K6 that equals PHQ-9 of 10: the threshold of a case.
CASE = 9.6

#: Reliability of one reading of K6 (evidence.distress.k6_reliability).
RELIABILITY = 0.90


def tail(k6: Numbers) -> tuple[float, float]:
    """Return slope and R2 of log P(K6 >= k) over k = 5 ... 18, of one week's K6."""
    k6 = k6[np.isfinite(k6)]
    points = np.arange(5, 19)
    share = np.array([(k6 >= k).mean() for k in points])
    if (share == 0).any():
        return float("nan"), float("nan")
    line = stats.linregress(points, np.log(share))
    return float(line.slope), float(line.rvalue**2)


def remitted(k6: Numbers, weeks: int) -> float:
    """Return the share of those who are a case in week 0 who are none `weeks` later."""
    later = k6[:, weeks]
    cases = (k6[:, 0] >= CASE) & np.isfinite(later)
    return float((later[cases] < CASE).mean())


def well_after_a_year_ill(k6: Numbers) -> float:
    """Return who is no case a year later, of those who were one in 48 of the last 52 weeks."""
    ill = better = 0
    for now in range(51, k6.shape[1] - 52, 52):
        later = k6[:, now + 52]
        long = (k6[:, now - 51 : now + 1] >= CASE).sum(axis=1) >= 48
        long &= np.isfinite(later)
        ill += int(long.sum())
        better += int((later[long] < CASE).sum())
    return better / ill if ill else float("nan")


def over(k6: Numbers, weeks: int) -> float:
    """Return the share of new episodes that are over within `weeks`.

    A new episode is two weeks as a case after 26 that were none; it is over with the first week
    of a run of eight that are none.
    """
    case, ended, began = k6 >= CASE, 0, 0
    for onset in range(26, k6.shape[1] - 60):
        fresh = case[:, onset] & case[:, onset + 1] & ~case[:, onset - 26 : onset].any(axis=1)
        fresh &= np.isfinite(k6[:, onset + 60])
        began += int(fresh.sum())
        ended += int((_length(~case[fresh, onset : onset + weeks + 8]) <= weeks).sum())
    return ended / began if began else float("nan")


def _length(well: np.ndarray) -> Numbers:
    """Return the first week of the first run of eight well weeks, by person; inf: there is none."""
    runs = np.all(np.lib.stride_tricks.sliding_window_view(well, 8, axis=1), axis=2)
    first = np.argmax(runs, axis=1).astype(float)
    return np.asarray(np.where(np.any(runs, axis=1), first, np.inf))


def again_among_highest(
    k6: Numbers, rng: np.random.Generator, *, floor: float, rate: float, share: float = 0.15
) -> float:
    """Return the share of the most distressed who are among them again two years later.

    Both weeks are read with error: on the latent score, from which K6 is
    -ln(Q(z) / `floor`) / `rate`. K6 of 0 hides the score; it is drawn from below the floor.
    """
    both = k6[:, [0, 104]]
    both = both[np.isfinite(both).all(axis=1)]
    latent = np.asarray(stats.norm.isf(np.clip(floor * np.exp(-rate * both), 1e-12, floor)))
    hidden = both <= 0.0
    latent[hidden] = stats.norm.isf(rng.uniform(floor, 1.0, int(hidden.sum())))
    read = np.sqrt(RELIABILITY) * latent
    read += np.sqrt(1.0 - RELIABILITY) * rng.standard_normal(both.shape)
    high = read >= np.quantile(read, 1.0 - share, axis=0)
    return float(high[high[:, 0], 1].mean())
