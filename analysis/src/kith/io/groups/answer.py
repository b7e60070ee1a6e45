"""The answer that the program writes into a result."""

from __future__ import annotations

import xarray as xr

from kith.io.groups.open_group import open_group
from kith.io.result_file import PathLike
from kith.io.usage_error import UsageError


def answer(
    path: PathLike, *, windows: bool = False, chance: bool = False, engine: str = "auto"
) -> xr.Dataset:
    """Open the answer that `kith run` and `kith show` print, as (scenario, among, line).

    `among` is "all" replicates or those in which a partnership "opened"; the attributes name the
    weeks. Values are in the units of the file; times `scale` they are those of the line.

    With `windows`: the same lines as (scenario, window, line) in the last full year of the grant
    that ends last, `grant_year`, and the last year of the run, `last_year`; `first_week` and
    `last_week` name them, NaN where a scenario has none. Raises KithFileError where no scenario's
    money ends within the weeks.

    With `chance`: how much of the variance of each line's difference is chance, as (scenario,
    line), from a run with `--chance N`: `share` with its 95 % interval `low` to `high`, and the
    `pairs` of runs behind it. Raises KithFileError where nothing was simulated twice.

    >>> table = kith.answer("results/town.h5")
    >>> [str(name) for name in table["difference"].dims]
    ['scenario', 'among', 'line']
    """
    whole = open_group(path, "answer", engine)
    if windows and chance:
        raise UsageError("windows=True and chance=True are two tables: ask for one")
    if not (windows or chance):
        return whole
    found = open_group(path, f"answer/{'windows' if windows else 'chance'}", engine)
    lines = whole[["outcome", "summary", "scale", "decimals", "headline"]]
    return xr.merge([found.assign_coords(line=whole["line"]), lines], combine_attrs="override")
