from __future__ import annotations

import pandas as pd
import pytest

from kith.validation import pulse


def test_series_are_compared_by_shape_alone() -> None:
    days = pd.date_range("2020-04-01", periods=5, freq="28D")
    model = pd.Series([4.0, 3.0, 2.5, 2.2, 2.0], index=days)
    told = pulse.shape(model, 3.0 * model)
    assert told["correlation"] == pytest.approx(1.0)
    assert told["model_first"] == pytest.approx(told["field_first"])
    halfway = pulse.at(model.to_frame("x"), pd.DatetimeIndex([days[0] + pd.Timedelta(days=14)]))
    assert halfway["x"].item() == pytest.approx(3.5)
