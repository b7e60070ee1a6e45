"""Patterns in individual courses of distress: tail of K6, remission, new episodes, stability.

Each function takes the K6 of adults by person (rows) and week (columns), as `followed.adults` gives
it: missing from the week on in which a person has died or moved away.
"""

from __future__ import annotations

import numpy as np
import scipy

from kith.stats.intervals import Numbers

#: The K6 score equivalent to a PHQ-9 score of 10, the threshold of a case.
CASE = 9.6

#: Reliability of one measurement of K6 (evidence.distress.k6_reliability).
RELIABILITY = 0.90


def tail(k6: Numbers) -> tuple[float, float]:
    """Return the slope and R2 of log P(K6 >= k) over k = 5 ... 18, for one week's K6."""
    k6 = k6[np.isfinite(k6)]
    points = np.arange(5, 19)
    share = np.array([(k6 >= k).mean() for k in points])
    if (share == 0).any():
        return float("nan"), float("nan")
    line = scipy.stats.linregress(points, np.log(share))
    return float(line.slope), float(line.rvalue**2)


def remitted(k6: Numbers, weeks: int) -> float:
    """Return the share of the cases in week 0 who are not cases `weeks` later."""
    later = k6[:, weeks]
    cases = (k6[:, 0] >= CASE) & np.isfinite(later)
    return float((later[cases] < CASE).mean())


def well_after_a_year_ill(k6: Numbers) -> float:
    """Return the share not a case a year later, among people who were one in 48 of 52 weeks."""
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

    A new episode is two weeks as a case after 26 weeks without; it is over in the first of eight
    consecutive weeks without.
    """
    case, ended, began = k6 >= CASE, 0, 0
    for onset in range(26, k6.shape[1] - 60):
        fresh = case[:, onset] & case[:, onset + 1] & ~case[:, onset - 26 : onset].any(axis=1)
        fresh &= np.isfinite(k6[:, onset + 60])
        began += int(fresh.sum())
        ended += int((_length(~case[fresh, onset : onset + weeks + 8]) <= weeks).sum())
    return ended / began if began else float("nan")


def _length(well: np.ndarray) -> Numbers:
    """Return the first week of each person's first run of eight well weeks; inf if none."""
    runs = np.all(np.lib.stride_tricks.sliding_window_view(well, 8, axis=1), axis=2)
    first = np.argmax(runs, axis=1).astype(float)
    return np.asarray(np.where(np.any(runs, axis=1), first, np.inf))


def again_among_highest(
    k6: Numbers, rng: np.random.Generator, *, floor: float, rate: float, share: float = 0.15
) -> float:
    """Return the share of the most distressed who are again among them two years later.

    Both weeks are measured with error, which is added to the latent score z, where K6 is
    -ln(Q(z) / `floor`) / `rate`. For a K6 of 0, the score is drawn from below the floor.
    """
    both = k6[:, [0, 104]]
    both = both[np.isfinite(both).all(axis=1)]
    latent = np.asarray(scipy.stats.norm.isf(np.clip(floor * np.exp(-rate * both), 1e-12, floor)))
    hidden = both <= 0.0
    latent[hidden] = scipy.stats.norm.isf(rng.uniform(floor, 1.0, int(hidden.sum())))
    read = np.sqrt(RELIABILITY) * latent
    read += np.sqrt(1.0 - RELIABILITY) * rng.standard_normal(both.shape)
    high = read >= np.quantile(read, 1.0 - share, axis=0)
    return float(high[high[:, 0], 1].mean())
