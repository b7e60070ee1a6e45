"""Open, compare and draw the results of Kith, a simulation of mental health partnerships.

>>> import kith
>>> study = kith.open("results/clinic.h5")
>>> kith.compare(study, outcome="treated_past_year_share", by="stratum")
>>> kith.figures.trajectories(study, "treated_past_year_share")
"""

from __future__ import annotations

import importlib
from types import ModuleType

from kith.comparison import compare, paired_values
from kith.reader import FailedRunsWarning, KithFileError, open, parameters, partnerships

__version__ = "0.1.0"
__all__ = [
    "FailedRunsWarning",
    "KithFileError",
    "__version__",
    "compare",
    "figures",
    "open",
    "paired_values",
    "parameters",
    "partnerships",
]


def __getattr__(name: str) -> ModuleType:
    """Import the figures, and with them matplotlib, only when they are asked for."""
    if name == "figures":
        return importlib.import_module("kith.figures")
    raise AttributeError(f"module 'kith' has no attribute {name!r}")
