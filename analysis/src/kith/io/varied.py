"""Values that a sweep varied: numbers, or words if it varied names or lists."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def is_worded(values: NDArray[Any]) -> bool:
    """Return whether samples are words: names, texts, or lists as a scenario writes them."""
    return values.dtype.kind not in "fiub"


def as_numbers(values: NDArray[Any]) -> NDArray[np.float64]:
    """Return numbers unchanged, and words numbered from 0 in order of first appearance."""
    if is_worded(values):
        return pd.factorize(values)[0].astype(np.float64)
    return values.astype(np.float64)
