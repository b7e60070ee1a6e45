from __future__ import annotations

import numpy as np
import pytest

from kith.stats import intervals


@pytest.mark.parametrize(
    ("df", "expected"),
    [(1, 12.706204736174694), (3, 3.182446305283708), (127, 1.9788195347028539)],
)
def test_student_t(df: int, expected: float) -> None:
    assert intervals.student_t(0.975, df) == pytest.approx(expected, rel=1e-12)


def test_a_percentile_is_the_rank_among_one_more() -> None:
    values = np.array([1.0, 2, 4, 8, 16, 32, 64])
    found = intervals.percentiles(values, [50, 25, 30, 2.5, 99.9])
    assert found.tolist() == pytest.approx([8.0, 2.0, 2.8, 1.0, 64.0])


def test_an_interval_needs_39_values_and_fewer_have_a_range() -> None:
    squares = np.arange(1.0, 80.0) ** 2
    assert intervals.interval(squares[:1]).kind == "none"
    assert intervals.interval(squares[:38]) == (1.0, 38.0**2, "range")
    assert intervals.interval(squares[:39]).kind == "percentiles"
    assert intervals.interval(squares[:39])[:2] == pytest.approx((1.0, 39.0**2))
    assert intervals.interval(squares).low == pytest.approx(4.0)  # rank 2
    assert intervals.name("range", 16) == "range of 16 replicates"
    assert intervals.name("percentiles", 128) == "95 % interval"


def test_wilson() -> None:
    low, high = intervals.wilson(36, 40, 0.95)
    assert (low, high) == pytest.approx((0.769482247724777, 0.9604204713173937), rel=1e-12)
    assert intervals.wilson(0, 40, 0.95)[0] == 0.0
    assert intervals.wilson(40, 40, 0.95)[1] == 1.0


def around(values: np.ndarray) -> tuple[float, float]:
    error = intervals.monte_carlo_error(values)
    return values.mean() - error, values.mean() + error


def test_the_interval_of_the_mean_covers_the_truth_and_the_headline_does_not_shrink() -> None:
    """Nominal 95 % intervals of the mean contain it in 92 to 98 % of 200 repeats."""
    random = np.random.default_rng(2026)
    truth, held, widths = 0.3, 0, {}
    for size in (64, 256):
        draws = truth + random.gamma(2.0, 0.5, size=(200, size)) - 1.0  # skewed, mean 0.3
        bounds = np.array([around(d) for d in draws])
        held = int(((bounds[:, 0] <= truth) & (truth <= bounds[:, 1])).sum())
        assert 0.92 * 200 <= held <= 0.98 * 200
        headlines = np.array([intervals.interval(d)[:2] for d in draws])
        widths[size] = np.mean(headlines[:, 1] - headlines[:, 0])
        if size == 64:
            chance_width = np.mean(bounds[:, 1] - bounds[:, 0])
    assert np.mean(bounds[:, 1] - bounds[:, 0]) < 0.6 * chance_width
    assert widths[256] > 0.9 * widths[64]
