"""What a sweep varied: numbers, or words where it varied names and lists."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def is_worded(values: NDArray[Any]) -> bool:
    """Return whether samples hold words: names, texts, or lists as a scenario writes them."""
    return values.dtype.kind not in "fiub"


def as_numbers(values: NDArray[Any]) -> NDArray[np.float64]:
    """Return numbers as they are, and words by their order of appearance, from 0."""
    if is_worded(values):
        return pd.factorize(values)[0].astype(np.float64)
    return values.astype(np.float64)
