from __future__ import annotations

import pandas as pd
import pytest
import xarray as xr
from axes import title

import kith
from kith.figures.spending import MOST_SHOWN, _fewer


def test_spending_stacks_to_the_difference(whole: xr.Dataset) -> None:
    ax = kith.figures.spending(whole, "clinic")
    total = sum(bar.get_height() for bar in ax.patches)
    weekly = whole["cost_societal_usd"].sum("time").mean("replicate").values
    assert total == pytest.approx(weekly[1] - weekly[0])
    assert title(ax) == "A clinic costs society $101,000 more in 3 years"


def test_small_programs_are_put_together_where_there_are_many() -> None:
    amounts = {f"p{i:02}": [float(i), 0.0] for i in range(12)}
    table = pd.DataFrame({"usual-care": [-5.0, 1.0], **amounts})
    fewer = _fewer(table, "usual-care")
    assert len(fewer.columns) == MOST_SHOWN + 1
    assert fewer["other-programs"].tolist() == [sum(range(5)), 0.0]
    assert fewer.sum(axis=1).tolist() == table.sum(axis=1).tolist()
    assert "other-programs" not in _fewer(table.iloc[:, :9], "usual-care")
