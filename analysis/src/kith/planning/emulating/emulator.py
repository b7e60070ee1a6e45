"""A quick stand-in for a sweep's scenario, which says how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from kith.io import pages
from kith.io.result_file import PathLike
from kith.io.usage_error import UsageError
from kith.planning.emulating import stored
from kith.planning.emulating.about import About
from kith.planning.emulating.box import Box
from kith.planning.emulating.kriging import Kriging
from kith.planning.emulating.stored import Parts
from kith.stats import selection
from kith.stats.intervals import Numbers

#: Whose band a prediction has.
MEAN, HISTORY = "mean", "history"

#: Below so much of the spread, an emulator misses more than it tells.
LEAST_TOLD = 0.5


class Prediction(NamedTuple):
    """A value and its 95 % band, for each point asked for (points,), in the outcome's unit."""

    mean: Numbers
    low: Numbers
    high: Numbers


class Emulator:
    """What `kith.emulate` returns: predictions with 95 % bands, and how good they are.

    `check` is a table about samples held back: `held_back`, `inside` (the 95 % band), `coverage`
    with its 95 % interval, `typical_error` (root mean square), `spread` (standard deviation of the
    held-back samples) and `q2`, the share of their variance that is predicted. Its first row is
    about means over the sweep's replicates, its second about single histories (each left out of
    what the emulator knows). `beyond_chance` is the share of the spread over the box that
    other replicates would show, too. `doubts` says why not to rely on it; empty: nothing found.
    `numbers` is a table of path, low, high, unit and meaning.
    """

    def __init__(self, parts: Parts) -> None:
        """Prepare predictions."""
        self._parts = parts

    @property
    def about(self) -> About:
        """What is emulated, and of which sweep."""
        return self._parts.about

    @property
    def check(self) -> pd.DataFrame:
        """How good it is on samples held back."""
        return self._parts.check.copy()

    @property
    def beyond_chance(self) -> float:
        """The share of the spread over the box that is not the chance of few replicates."""
        return beyond_chance(self._parts.kriging)

    @property
    def box(self) -> Box:
        """The numbers and their ranges."""
        return self._parts.box

    @property
    def numbers(self) -> pd.DataFrame:
        """The numbers and their ranges, as a table."""
        rows = [[n.path, n.low, n.high, n.unit, n.meaning] for n in self._parts.box.numbers]
        return pd.DataFrame(rows, columns=["path", "low", "high", "unit", "meaning"])

    @property
    def samples(self) -> int:
        """How many samples it learned from."""
        return len(self._parts.samples)

    @property
    def replicates(self) -> int:
        """How many replicates each of them has."""
        return self._parts.kriging.replicates

    @property
    def doubts(self) -> list[str]:
        """Why not to rely on it, each a sentence; empty where the checks found nothing."""
        return doubts(self._parts)

    def predict(
        self, numbers: Mapping[str, Any] | pd.DataFrame, *, of: str = MEAN,
        against: Mapping[str, Any] | pd.DataFrame | None = None,
    ) -> Prediction:  # fmt: skip
        """Return the outcome and its 95 % band at numbers that lie within the sweep's ranges.

        numbers  a value, or some values, of each number by its path
        of       "mean": the band is of the mean over all histories, as many more replicates would
                 give it; "history": of one further history
        against  other numbers: the difference of the mean from there, which is known better than
                 either, since replicates share their random numbers

        In the unit of the outcome (shares are from 0 to 1). Raises ValueError for
        unknown or missing numbers, and for values outside the ranges of the sweep.

        >>> emulator = kith.emulate("results/sweep.h5", "effect_share")
        >>> mean, low, high = emulator.predict({"a.first": 0.5, "a.second": [0.1, 0.9],
        ...                                     "a.third": 0.5})
        >>> mean.round(2).tolist()
        [1.8, 0.2]
        """
        kriging, box = self._parts.kriging, self._parts.box
        selection.must_know("band", of, (MEAN, HISTORY))
        points = box.points(dict(numbers))
        if against is None:
            band = kriging.of_mean(points) if of == MEAN else kriging.of_history(points)
        elif of == HISTORY:
            raise UsageError("a difference has a band of the mean alone (of='mean')")
        else:
            points, others = np.broadcast_arrays(points, box.points(dict(against)))
            band = kriging.of_mean(points, others)
        return Prediction(band.middle, band.middle - band.half, band.middle + band.half)

    def save(self, path: PathLike, *, force: bool = False) -> None:
        """Write it to a file that ends in .json, which `Emulator.load` reads, bit for bit.

        Raises FileExistsError where the file is there already, unless `force`.
        """
        target = Path(path)
        pages.expect_ending("emulate", target, (".json",))
        pages.expect_free([target], force)
        pages.write_whole(target, stored.content(self._parts))

    @classmethod
    def load(cls, path: PathLike) -> Emulator:
        """Read what `save` wrote; KithFileError for anything else."""
        return cls(stored.read(Path(path)))


def beyond_chance(of: Kriging) -> float:
    """Return the share of the surface's variance that is not the error of its few replicates.

    0 where other replicates would show another surface altogether.
    """
    alone = of.estimate(of.points).replicates
    alone = alone - alone.mean(axis=0)
    spread = float((alone.mean(axis=1) ** 2).mean())
    error = float(alone.var(axis=1, ddof=1).mean()) / of.replicates
    return max(0.0, 1.0 - error / spread) if spread > 0 else 0.0


def doubts(parts: Parts) -> list[str]:
    """Return why not to rely on an emulator, each a sentence."""
    found, first, kriging = [], parts.check.iloc[0], parts.kriging
    count = kriging.replicates
    more_samples = "More samples help: raise n under [design]."
    more_replicates = "More replicates or residents help: raise replicates under [run]."
    if first["q2"] < LEAST_TOLD:
        own = kriging.chance.smooth_variance(kriging.points) + kriging.chance.rough(kriging.points)
        is_chance = own.mean() / count > 0.5 * first["typical_error"] ** 2
        found.append(
            "It predicts less than half of the variance of samples held back. "
            f"{more_replicates if is_chance else more_samples}"
        )
    if first["coverage_high"] < 0.95:
        found.append(
            f"Its 95 % band is too narrow: it held {first['inside']:.0f} of "
            f"{first['held_back']:.0f} samples held back. {more_samples}"
        )
    if beyond_chance(kriging) < LEAST_TOLD:
        found.append(
            "More than half of the variance that it shows over its ranges is the chance of these "
            f"{count} replicates, and would differ with others. {more_replicates}"
        )
    return found
