"""Opens the measurements of a virtual trial."""

from __future__ import annotations

import xarray as xr

from kith.io.groups.open_group import open_group
from kith.io.result_file import PathLike


def trial(path: PathLike, *, engine: str = "auto") -> xr.Dataset:
    """Open what a virtual trial measured, by arm, week since enrollment and outcome.

    `n`, `mean` and `sd` are of every scenario and replicate, `pooled_*` of all replicates together;
    `difference` and `smd` (in favor of the arm) are from the first arm, with 95 % intervals.

    >>> trial = kith.trial("results/trial.h5")
    >>> sorted(map(str, trial.dims))
    ['replicate', 'scenario', 'target', 'trial_arm', 'trial_outcome', 'trial_week']
    """
    return open_group(path, "trial", engine)
