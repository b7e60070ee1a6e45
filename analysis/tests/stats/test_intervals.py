from __future__ import annotations

import numpy as np
import pytest

from kith.stats import intervals


@pytest.mark.parametrize(
    ("df", "expected"), [(1, 12.7062), (2, 4.3027), (3, 3.1824), (7, 2.3646), (127, 1.9788)]
)
def test_student_t(df: int, expected: float) -> None:
    assert intervals.student_t(df) == pytest.approx(expected, rel=0.0015)


def test_the_interval_of_the_mean_covers_the_truth_and_the_headline_does_not_shrink() -> None:
    """Nominal 95 % intervals of the mean hold it in 92 to 98 % of 200 repeats."""
    random = np.random.default_rng(2026)
    truth, held, widths = 0.3, 0, {}
    for size in (32, 128):
        draws = truth + random.gamma(2.0, 0.5, size=(200, size)) - 1.0  # skewed, mean 0.3
        bounds = np.array([intervals.monte_carlo(d) for d in draws])
        held = int(((bounds[:, 0] <= truth) & (truth <= bounds[:, 1])).sum())
        assert 0.92 * 200 <= held <= 0.98 * 200
        headlines = np.array([intervals.headline(d) for d in draws])
        widths[size] = np.mean(headlines[:, 1] - headlines[:, 0])
        if size == 32:
            chance_width = np.mean(bounds[:, 1] - bounds[:, 0])
    assert np.mean(bounds[:, 1] - bounds[:, 0]) < 0.6 * chance_width
    assert widths[128] > 0.97 * widths[32]
