from __future__ import annotations

import matplotlib
import pytest

from kith.figures.parts.money import round_money, usd


@pytest.mark.parametrize(("amount", "written"), [
    (0.0, "$0"), (-0.4, "$0"), (999.0, "$999"), (12_345.0, "$12,345"), (-2e6, "−$2 million"),
    (1_820_000.0, "$1.82 million"),
])  # fmt: skip
def test_money_reads_as_people_write_it(amount: float, written: str) -> None:
    assert usd(amount) == written


def test_money_is_rounded_as_sure_as_it_is() -> None:
    assert round_money(73_026.0) == 73_000.0
    assert round_money(663.4) == 663.0
    assert round_money(0.0) == 0.0
    assert matplotlib.get_backend().lower() == "agg"
