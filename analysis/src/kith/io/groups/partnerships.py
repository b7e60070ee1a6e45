"""Opens the partnerships of a result."""

from __future__ import annotations

import xarray as xr

from kith.io.groups.open_group import open_group
from kith.io.result_file import PathLike


def partnerships(path: PathLike, *, engine: str = "auto") -> xr.Dataset:
    """Open what is known of each partnership, as (scenario, replicate, time, partnership).

    A name with `_usd` is in US dollars a week (`cash_usd`: what is there) and one with `_fte` in
    FTE; `volunteers` and the like count people, all others are from 0 to 1. NaN where there is no
    partnership. Raises KithFileError where the file holds none.

    >>> life = kith.partnerships("results/clinic.h5")
    >>> life["alive"].dims
    ('scenario', 'replicate', 'time', 'partnership')
    """
    return open_group(path, "partnerships", engine)
