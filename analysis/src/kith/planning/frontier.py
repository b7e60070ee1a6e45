"""Plans that no other plan beats in everything."""

from __future__ import annotations

from kith.stats.intervals import Numbers


def frontier(gains: Numbers) -> list[bool]:
    """Tell which rows (plans) no other row equals or beats in all columns and beats in one.

    Columns are good: a cost enters with a minus.

    >>> import numpy as np
    >>> frontier(np.array([[0.0, 0.0], [5.0, -2.0], [4.0, -3.0]]))
    [True, True, False]
    """
    return [
        not any((other >= own).all() and (other > own).any() for other in gains) for own in gains
    ]
