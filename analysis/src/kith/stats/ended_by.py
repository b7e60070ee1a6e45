"""How often a partnership has ended by a week after its start."""

from __future__ import annotations

import numpy as np
import xarray as xr

from kith.stats.survival import survival


def ended_by(
    partnerships: xr.Dataset, scenario: str, weeks_after_start: int = 156
) -> dict[str, float]:
    """Return, for each partnership, the share of replicates in which it has ended by then.

    The clock starts in the first week in which it is alive in any replicate. Missing where the
    horizon ends before.

    >>> life = kith.partnerships("results/clinic.h5")
    >>> kith.ended_by(life, "clinic", weeks_after_start=52)
    {'clinic': 0.25}
    """
    dead = {}
    for name, share in survival(partnerships, scenario).items():
        begin = share.index[int(np.argmax(share.to_numpy() > 0))]
        place = int(np.searchsorted(share.index, begin + weeks_after_start))
        if place < len(share):
            dead[str(name)] = 1.0 - float(share.iloc[place])
    return dead
