"""Money as people write it."""

from __future__ import annotations

import numpy as np

#: Values of a QALY often quoted in the United States (Neumann et al. 2014), USD.
QUOTED_USD = (50_000, 100_000, 150_000)


def usd(amount: float) -> str:
    """Write money in full, as $26,000; only millions are abbreviated."""
    size = abs(amount)
    text = (
        f"{size / 1e6:,.2f}".rstrip("0").rstrip(".") + " million" if size >= 1e6 else f"{size:,.0f}"
    )
    return f"{'−' if amount < 0 and text != '0' else ''}${text}"


def round_money(amount: float) -> float:
    """Round money to three significant figures, or to whole dollars below $1,000."""
    if not np.isfinite(amount) or amount == 0:
        return amount
    digits = int(np.floor(np.log10(abs(amount))))
    return float(round(amount, 2 - digits if digits >= 3 else 0))


def whose(perspective: str) -> str:
    """Return who pays from a perspective."""
    return {"societal": "society", "payer": "insurers", "partnership": "the partnership"}[
        perspective
    ]
