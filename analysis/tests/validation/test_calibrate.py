from __future__ import annotations

import pandas as pd

from kith.validation.calibrate import FITTED


def test_fitted_numbers_are_evidence() -> None:
    assert all(path.startswith("evidence.") for path in FITTED)
    assert pd.Index(FITTED).is_unique
