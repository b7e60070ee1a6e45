"""Which uncertain numbers the actual series moves."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pandas as pd
import xarray as xr

from kith.io.draws import numbers_read
from kith.planning.updating.weighing import Weighed

Places = npt.NDArray[np.intp]

COLUMNS = ["path", "shift_sd", "threshold_sd", "clear", "before", "after", "unit", "meaning",
           "grade"]  # fmt: skip


def moved(
    parameters: xr.Dataset, scenario: str, runs: Places, found: Weighed, refused: bool
) -> pd.DataFrame:
    """Return how far the mean draw of each number that a scenario reads moves, farthest first.

    `shift_sd` is the mean after less that before, in SDs of the draws before: what a line in the
    directions in which series differ predicts at the actual series (the regression adjustment of
    Beaumont, Zhang and Balding 2002). It is a weighted sum of the draws: in numbers on which series
    do not depend it has mean 0 and a known SD. `threshold_sd` is what the largest of so many such
    numbers exceeds in 5 of 100 cases (Bonferroni), `clear` whether one does. No row where the
    actual series lies too far from the replicates for a line (`refused`).
    """
    draws = parameters["draw"].transpose("replicate", "path").values.astype(np.float64)[runs]
    weights = (found.scores @ found.place) / len(runs)
    places = np.flatnonzero(numbers_read(parameters, scenario) & (np.ptp(draws, axis=0) > 0))
    if refused or not places.size or not found.place.size:
        return pd.DataFrame(columns=COLUMNS)
    before, spread = draws[:, places].mean(axis=0), draws[:, places].std(axis=0, ddof=1)
    shift = weights @ (draws[:, places] - before) / spread
    threshold = NormalDist().inv_cdf(1 - 0.025 / places.size) * float(np.sqrt(weights @ weights))
    table = pd.DataFrame({
        "path": parameters["path"].values[places].astype(str), "shift_sd": shift,
        "threshold_sd": threshold, "clear": np.abs(shift) > threshold,
        "before": before, "after": before + shift * spread,
        **{name: _texts(parameters, name, places) for name in ("unit", "meaning", "grade")},
    })  # fmt: skip
    order = table["shift_sd"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order, COLUMNS].reset_index(drop=True)


def _texts(parameters: xr.Dataset, name: str, places: Places) -> list[str]:
    if name not in parameters:
        return [""] * len(places)
    return [str(text) for text in parameters[name].values[places]]
