"""The expected gain of knowing numbers before choosing (EVPPI), and of a study of one (EVSI)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kith.planning.information.regression import Regression
from kith.stats.intervals import Numbers

PERMUTATIONS, SEED = 40, 1

#: With fewer draws, a regression finds little but chance.
FEWEST = 1000


@dataclass(frozen=True)
class Knowing:
    """The value of knowing numbers."""

    worth: float  #: in the unit of net benefit, 0 or more, less `chance`
    chance: float  #: the mean of this estimate for numbers without any effect
    is_clear: bool  #: the estimate is above 19 of 20 for numbers without effect


def knowing(nets: Numbers, numbers: Numbers) -> Knowing:
    """Return the value of knowing numbers (n, p) exactly before choosing (EVPPI).

    `nets` is the net benefit of options (n, options) over one of them, a column of zeros. The mean
    over permutations of the draws is subtracted, because a regression finds some value in any
    number.
    """
    if not np.ptp(numbers, axis=0).any():
        return Knowing(0.0, 0.0, False)
    regression = Regression(numbers)
    random = np.random.default_rng(SEED)
    found = gain_of_choosing(regression.fitted(nets))
    by_chance = np.array([
        gain_of_choosing(regression.fitted(nets[random.permutation(len(nets))]))
        for _ in range(PERMUTATIONS)
    ])  # fmt: skip
    chance = float(by_chance.mean())
    clear = found > float(np.quantile(by_chance, 0.95))
    return Knowing(max(0.0, found - chance) if clear else 0.0, chance, clear)


def study_worth(nets: Numbers, number: Numbers, standard_error: float) -> float:
    """Return the value of a study that measures one number (n,) with a standard error (EVSI).

    The number's expectation after the study varies less than the number itself, by the share of
    information in the study (Jalal and Alarid-Escudero, Medical Decision Making 38 (2018), 174-188,
    for normal numbers; not verified).
    """
    if not knowing(nets, number[:, None]).is_clear:
        return 0.0
    variance = float(number.var())
    told = np.sqrt(variance / (variance + standard_error**2))
    after = number.mean() + told * (number - number.mean())
    regression = Regression(number[:, None])
    return max(0.0, gain_of_choosing(regression.predicted(nets, after[:, None])))


def gain_of_choosing(expected: Numbers) -> float:
    """Return the gain of choosing after knowing over choosing before: E max − max E."""
    return float(expected.max(axis=1).mean() - expected.mean(axis=0).max())
