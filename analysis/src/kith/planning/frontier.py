"""The Pareto frontier of plans."""

from __future__ import annotations

from kith.stats.intervals import Numbers


def frontier(gains: Numbers) -> list[bool]:
    """Return which rows (plans) no other row dominates (as good in all columns, better in one).

    More is better in every column: enter costs with a minus sign.

    >>> import numpy as np
    >>> frontier(np.array([[0.0, 0.0], [5.0, -2.0], [4.0, -3.0]]))
    [True, True, False]
    """
    return [
        not any((other >= own).all() and (other > own).any() for other in gains) for own in gains
    ]
