"""Open, compare and draw the results of Kith, a simulation of mental health partnerships.

>>> import kith
>>> study = kith.open("results/clinic.h5")
>>> kith.compare(study, outcome="treated_past_year_share", by="stratum")
>>> kith.figures.trajectories(study, "treated_past_year_share")
"""

from __future__ import annotations

import importlib
from typing import Any

from kith.io.reader import (
    FailedRunsWarning,
    KithFileError,
    design,
    open,
    parameters,
    partnerships,
    provenance,
    trial,
)

# The function has the name of its folder and stands for it here.
from kith.report.report import report
from kith.stats.budgets import break_even, budget, empty_posts, ended_by, survival
from kith.stats.comparison import compare, paired_values
from kith.stats.fairness import equity
from kith.stats.geography import neighborhoods
from kith.stats.indices import sensitivity
from kith.stats.influence import drivers
from kith.stats.precision import convergence
from kith.stats.shares import attribution, members, write_subscenarios
from kith.stats.valuation import acceptability, value
from kith.stats.variances import variance_shares

__version__ = "0.1.0"
__all__ = [
    "FailedRunsWarning",
    "KithFileError",
    "__version__",
    "acceptability",
    "attribution",
    "break_even",
    "budget",
    "compare",
    "convergence",
    "design",
    "drivers",
    "empty_posts",
    "ended_by",
    "equity",
    "figures",
    "members",
    "neighborhoods",
    "open",
    "paired_values",
    "parameters",
    "partnerships",
    "provenance",
    "report",
    "sensitivity",
    "survival",
    "trial",
    "value",
    "variance_shares",
    "write_subscenarios",
]


def __getattr__(name: str) -> Any:
    """Import figures, and with them matplotlib, only when they are asked for."""
    if name == "figures":
        return importlib.import_module("kith.figures")
    raise AttributeError(f"module 'kith' has no attribute {name!r}")
