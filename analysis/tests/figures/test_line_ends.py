from __future__ import annotations

import numpy as np
import pytest

from kith.figures.parts.line_ends import apart


def test_labels_keep_their_distance_and_their_order() -> None:
    assert apart([0.0, 5.0], [1.0, 1.0]) == [0.0, 5.0]
    assert apart([2.0, 2.2], [1.0, 1.0]) == pytest.approx([1.6, 2.6])
    placed = apart([1.0, 1.1, 1.2, 9.0], [1.0, 2.0, 1.0, 1.0])
    assert np.all(np.diff(placed) >= [1.5 - 1e-9, 1.5 - 1e-9, 1.0])


def test_blocks_stay_between_the_ends_of_the_axis() -> None:
    placed = apart([9.8, 9.9, 10.0], [2.0, 2.0, 2.0], 0.0, 10.0)
    assert placed == pytest.approx([5.0, 7.0, 9.0])  # running totals end in the top corner
    assert apart([0.0, 0.1], [2.0, 2.0], 0.0, 10.0) == pytest.approx([1.0, 3.0])
    placed = apart([5.5, 10.0, 10.0], [2.0, 2.0, 2.0], 0.0, 10.0)
    assert placed == pytest.approx([5.0, 7.0, 9.0])  # a block pushed down pushes the next
    hangs = apart([1.0, 2.0], [8.0, 8.0], 0.0, 10.0)
    assert hangs == pytest.approx([-2.0, 6.0])  # too tall: it hangs down from the top
