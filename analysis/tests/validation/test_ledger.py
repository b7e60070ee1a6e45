from __future__ import annotations

import pandas as pd
import pytest

from kith.validation import ledger


def parameters() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("community.residents", "20000", "", ""),
            ("provider.a.fte", "4", "", ""),
            ("partnership.p.outreach.workers_fte", "2", "", ""),
            ("partnership.p.grant_usd_per_year", "600000", "", ""),
            ("partnership.p.shared_power", "0.5", "", ""),
            ("evidence.care.worker_fte", "7", "assumed", "Assumed"),
            ("evidence.stigma.contact_sd", "0.38", "trial", "A trial (2001)"),
            ("evidence.cooperative.join", "1", "expert", "An expert (2002)"),
        ],
        columns=["path", "value", "grade", "source"],
    )


def test_a_smaller_community_has_fewer_posts_and_less_money() -> None:
    assert ledger.smaller(parameters(), 5000) == [
        "community.residents=5000", "provider.a.fte=1", "partnership.p.outreach.workers_fte=0.5",
        "partnership.p.grant_usd_per_year=150000",
    ]  # fmt: skip


def test_what_is_weak_and_matters_comes_first() -> None:
    numbers = parameters().iloc[5:]
    influence = pd.DataFrame(
        {"influence": [0.5, 0.9]}, index=["evidence.care.worker_fte", "evidence.stigma.contact_sd"]
    )
    table = ledger.ranked(numbers, influence, pd.DataFrame(index=influence.index))
    assert list(table["path"].str.split(".").str[1]) == ["care", "stigma", "cooperative"]
    assert list(table["weak_and_matters"]) == pytest.approx([0.5, 0.225, 0.0])
