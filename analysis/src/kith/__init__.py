"""Open, compare and draw the results of Kith, a simulation of mental health partnerships.

>>> import kith
>>> study = kith.open("results/clinic.h5")
>>> kith.compare(study, outcome="treated_past_year_share", by="stratum")
>>> kith.figures.trajectories(study, "treated_past_year_share")
"""

from __future__ import annotations

import importlib
from typing import Any

from kith.io.answer import answer
from kith.io.design import design
from kith.io.draws import draws
from kith.io.failed_runs import FailedRunsWarning
from kith.io.first_screen import first_screen
from kith.io.members import members
from kith.io.open import open
from kith.io.panel import panel
from kith.io.partnerships import partnerships
from kith.io.provenance import provenance
from kith.io.ranking import ranking
from kith.io.reach import reach
from kith.io.result_file import KithFileError
from kith.io.trials.trial import trial

# The function has the name of its folder and stands for it here.
from kith.report.report import report
from kith.stats.acceptability import acceptability
from kith.stats.attribution import attribution
from kith.stats.break_even import break_even
from kith.stats.budget import budget
from kith.stats.compare import compare
from kith.stats.convergence import convergence
from kith.stats.drivers import drivers
from kith.stats.driving.chance_events import chance_events
from kith.stats.empty_posts import empty_posts
from kith.stats.ended_by import ended_by
from kith.stats.equity import equity
from kith.stats.neighborhoods import neighborhoods
from kith.stats.opened import opened
from kith.stats.openings import openings
from kith.stats.operations.operations import operations
from kith.stats.paired_values import paired_values
from kith.stats.reach.reach_counts import reach_counts
from kith.stats.sensitivity import sensitivity
from kith.stats.survival import survival
from kith.stats.value import value
from kith.stats.variance_shares import variance_shares
from kith.stats.write_subscenarios import write_subscenarios

__version__ = "0.1.0"
__all__ = [
    "FailedRunsWarning",
    "KithFileError",
    "__version__",
    "acceptability",
    "answer",
    "attribution",
    "break_even",
    "budget",
    "chance_events",
    "compare",
    "convergence",
    "design",
    "draws",
    "drivers",
    "empty_posts",
    "ended_by",
    "equity",
    "figures",
    "first_screen",
    "members",
    "neighborhoods",
    "open",
    "opened",
    "openings",
    "operations",
    "paired_values",
    "panel",
    "partnerships",
    "provenance",
    "ranking",
    "reach",
    "reach_counts",
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
