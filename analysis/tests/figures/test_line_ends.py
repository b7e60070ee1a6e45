from __future__ import annotations

import numpy as np
import pytest

from kith.figures.parts.line_ends import apart


def test_labels_keep_their_distance_and_their_order() -> None:
    assert apart([0.0, 5.0], [1.0, 1.0]) == [0.0, 5.0]
    assert apart([2.0, 2.2], [1.0, 1.0]) == pytest.approx([1.6, 2.6])
    placed = apart([1.0, 1.1, 1.2, 9.0], [1.0, 2.0, 1.0, 1.0])
    assert np.all(np.diff(placed) >= [1.5 - 1e-9, 1.5 - 1e-9, 1.0])
