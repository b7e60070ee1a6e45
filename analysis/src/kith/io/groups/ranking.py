"""The ranked table that the program writes into a result."""

from __future__ import annotations

import xarray as xr

from kith.io.groups.open_group import open_group
from kith.io.result_file import PathLike


def ranking(path: PathLike, *, engine: str = "auto") -> xr.Dataset:
    """Open the table of all scenarios that `kith run` and `kith show` print.

    Scenarios against usual care, over the weeks that the attributes name: `gain` (scenario, good),
    in people, QALYs and USD, with its interval; `per_million` of what partnerships spend;
    `net_benefit_usd`, `best_share` and `expected_loss_usd` (scenario, qaly_value_usd); `rank`;
    `pair`, two scenarios head to head in words. Nothing of it is computed again here. Raises
    KithFileError for results without it.

    >>> table = kith.ranking("results/town.h5")
    >>> [str(name) for name in table.dims]
    ['scenario', 'good', 'qaly_value_usd', 'pair']
    """
    return open_group(path, "answer/ranking", engine)
