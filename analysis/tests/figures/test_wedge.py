from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from axes import said, title
from choices import allocated

import kith
from kith.stats.attribution import REST


def shared(**of: tuple[float, float, float]) -> pd.DataFrame:
    rows = [{"program": f"p.{name}", "share": s, "low": lo, "high": hi}
            for name, (s, lo, hi) in of.items()]  # fmt: skip
    return pd.DataFrame(rows)


def test_bars_follow_each_other_up_to_the_whole() -> None:
    table = shared(clinic=(0.02, 0.01, 0.03), peers=(0.01, 0.0, 0.02), van=(-0.005, -0.01, 0.0))
    ax = kith.figures.wedge(table, "treated_past_year_share")
    bars = [(bar.get_x(), bar.get_width()) for bar in ax.patches]
    assert [b for bar in bars for b in bar] == pytest.approx(
        [0, 0.02, 0.02, 0.01, 0.03, -0.005, 0, 0.025]
    )
    lines = ax.collections[0].get_segments()
    assert np.ravel([line[:, 0] for line in lines]) == pytest.approx(
        [0.01, 0.03, 0.02, 0.04, 0.02, 0.03]
    )
    assert title(ax) == "Clinic adds most: +2.00 of +2.50 points"
    names = [tick.get_text() for tick in ax.get_yticklabels()]
    assert names == ["Clinic  +2.00 points", "Peers  +1.00 points", "Van  −0.50 points",
                     "All together  +2.50 points"]  # fmt: skip


def test_the_table_says_what_is_shared_and_how_sure() -> None:
    table = shared(clinic=(2_000.0, 1_000.0, 3_000.0)).assign(program=["clinic"])
    table.loc[1] = {"program": REST, "share": -500.0, "low": -900.0, "high": 0.0}
    table.attrs.update(outcome="cost_societal_usd", label="Cost to society", interval="all of it")
    ax = kith.figures.wedge(table)
    assert title(ax) == "Clinic adds most: +$2,000 of +$1,500"
    assert "all of it" in said(ax)
    assert "Cost to society" in ax.get_xlabel()
    assert "ogether, or twice over" in ax.get_yticklabels()[1].get_text()


def test_portfolios_can_be_drawn() -> None:
    found = allocated()
    assert found.shares is not None
    ax = kith.figures.wedge(found.shares)
    assert len(ax.patches) == len(found.shares) + 1
    assert "95 % interval of the mean" in said(ax)


def test_a_few_replicates_are_no_finding() -> None:
    table = shared(clinic=(0.02, 0.01, 0.03)).assign(replicates=8)
    table.attrs["interval"] = "range of 8 replicates"
    ax = kith.figures.wedge(table, "treated_past_year_share")
    assert title(ax) == "What each program adds: 8 replicates are a try"
