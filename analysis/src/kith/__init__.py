"""Open, compare and draw the results of Kith, a simulation of mental health partnerships.

>>> import kith
>>> study = kith.open("results/clinic.h5")
>>> kith.compare(study, outcome="treated_past_year_share", by="stratum")
>>> kith.figures.trajectories(study, "treated_past_year_share")
"""

from __future__ import annotations

import importlib
from typing import Any

from kith.budgets import break_even, budget, empty_posts, ended_by, survival
from kith.comparison import compare, paired_values
from kith.fairness import equity
from kith.geography import neighborhoods
from kith.indices import sensitivity
from kith.influence import drivers
from kith.precision import convergence
from kith.reader import (
    FailedRunsWarning,
    KithFileError,
    design,
    open,
    parameters,
    partnerships,
    provenance,
    trial,
)
from kith.shares import attribution, members, write_subscenarios
from kith.valuation import acceptability, value
from kith.variances import variance_shares

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
    """Import figures and reports, and with them matplotlib, only when they are asked for."""
    if name == "figures":
        return importlib.import_module("kith.figures")
    if name == "report":
        return importlib.import_module("kith.reporting").report
    raise AttributeError(f"module 'kith' has no attribute {name!r}")
