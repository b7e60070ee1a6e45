"""Sensitivity indices of samples that were laid out for no index in particular.

Sources: partial rank correlations, Marino et al. 2008, J Theor Biol 254:178-196. First-order
indices, Plischke 2010, Reliab Eng Syst Saf 95:354-360 (an outcome regressed on cosines of a
number's rank), with the correction for the number of terms of Kelley 1935, PNAS 21:554-559.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import scipy
from numpy.typing import NDArray

from kith.io.usage_error import UsageError
from kith.io.varied import as_numbers, is_worded
from kith.stats.driving.partial_ranks import REPLICATES_PER_NUMBER, partial_ranks
from kith.stats.intervals import Numbers

#: With fewer samples no order of ranks is beyond chance once several numbers were looked at.
FEWEST = 6
#: Cosines of one number: Plischke finds 6 enough for smooth outcomes, and that fewer than ten
#: samples for each make the estimate noisy.
MOST_TERMS, SAMPLES_A_TERM = 6, 10
#: The error of a standard deviation over so many is 1 part in 28.
RESAMPLES = 400
_Z = 1.959963984540054


def given_data(
    paths: list[str], columns: list[NDArray[Any]], values: Numbers, seed: int = 1
) -> pd.DataFrame:
    """Return the indices of values (n) over columns (n) of numbers or words, largest first.

    `first` with the ends of its 95 % interval, `partial_rank_correlation` (NaN for words), the
    `threshold` that the largest exceeds in 5 of 100 permutations, and whether each is `clear`.
    """
    known = np.isfinite(values)
    columns, values = [own[known] for own in columns], values[known]
    _expect_enough(len(paths), int(values.size), int((~known).sum()))
    if np.ptp(values) == 0.0:
        raise UsageError("the outcome is the same in every sample: nothing to explain")
    first = [first_order(own, values, seed) for own in columns]
    table = pd.DataFrame(first, columns=["first", "first_low", "first_high"])
    table.insert(0, "path", paths)
    table["partial_rank_correlation"], table["threshold"] = np.nan, np.nan
    ranked = [place for place, own in enumerate(columns) if not is_worded(own)]
    if ranked:
        numbers = np.column_stack([columns[place].astype(np.float64) for place in ranked])
        _expect_apart(numbers, [paths[place] for place in ranked])
        found = partial_ranks(numbers, values, np.empty((values.size, 0)))
        table.loc[ranked, "partial_rank_correlation"] = found.numbers
        table.loc[ranked, "threshold"] = found.threshold
    table["clear"] = table["partial_rank_correlation"].abs() > table["threshold"]
    return table.sort_values("first", ascending=False, ignore_index=True, kind="stable")


def _expect_enough(numbers: int, samples: int, without: int) -> None:
    fewest = max(FEWEST, REPLICATES_PER_NUMBER * numbers)
    if samples < fewest:
        missing = f" with a value, of {samples + without}," if without else ""
        raise UsageError(
            f"{samples} samples{missing} are too few for indices of what was varied ({numbers}): "
            f"{fewest} are needed (kith.effects tabulates what there is)"
        )


def _expect_apart(numbers: Numbers, paths: list[str]) -> None:
    ranks = scipy.stats.rankdata(numbers, axis=0)
    ranks = ranks[:, varying := np.ptp(ranks, axis=0) > 0]
    held = [path for path, varies in zip(paths, varying, strict=True) if varies]
    for count in range(2, len(held) + 1):
        if np.linalg.matrix_rank(ranks[:, :count] - ranks[:, :count].mean(axis=0)) < count:
            raise UsageError(
                f"{held[count - 1]} moves together with other numbers in all samples, so that "
                "their effects cannot be told apart: vary them independently (method lhs or sobol)"
            )


def _terms(column: NDArray[Any]) -> Numbers:
    """Return what a column may explain: a column for each word but one, or cosines of ranks."""
    if is_worded(column):
        words = as_numbers(column)
        return np.asarray(words[:, None] == np.unique(words)[1:], dtype=np.float64)
    levels = np.unique(column).size
    most = max(1, min(MOST_TERMS, column.size // SAMPLES_A_TERM))
    places = (scipy.stats.rankdata(column) - 0.5) / column.size
    waves = np.arange(1, min(most, levels - 1) + 1)
    return np.asarray(np.cos(np.pi * places[:, None] * waves), dtype=np.float64)


def first_order(column: NDArray[Any], values: Numbers, seed: int = 1) -> tuple[float, float, float]:
    """Return the share of the variance that a column explains alone, and its 95 % interval.

    It is less what as many terms explain by chance, so it may be below 0. The interval is
    from the spread over samples that are drawn again.
    """
    terms = _terms(column)
    count, left = values.size, values.size - 1 - terms.shape[1]
    if not terms.shape[1]:
        return 0.0, 0.0, 0.0
    if left < 1:
        return float("nan"), float("nan"), float("nan")
    random = np.random.default_rng(seed)
    drawn = random.multinomial(count, np.full(count, 1 / count), size=RESAMPLES)
    times = np.vstack([np.ones(count), drawn])  # how often each sample counts; first as they are
    columns, own = np.column_stack([np.ones(count), terms]), values - values.mean()
    size = columns.shape[1]
    products = (columns[:, :, None] * columns[:, None, :]).reshape(count, -1)
    inverse = np.linalg.pinv((times @ products).reshape(-1, size, size), hermitian=True)
    with_values, squares = times @ (columns * own[:, None]), times @ own**2
    rest = squares - np.einsum("bi,bij,bj->b", with_values, inverse, with_values)
    total = squares - (times @ own) ** 2 / count
    with np.errstate(invalid="ignore", divide="ignore"):  # the same value drawn again and again
        shares = 1.0 - (rest / left) / (total / (count - 1))
    half = _Z * float(np.nanstd(shares[1:][total[1:] > 0], ddof=1))
    return float(shares[0]), float(shares[0]) - half, float(shares[0]) + half
