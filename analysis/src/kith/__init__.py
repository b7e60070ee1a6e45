"""Run Kith, a simulation of mental health partnerships; open, compare and draw its results.

    study = kith.run("clinic-at-the-community-center.toml", replicates=64)
    kith.effects(study, "treated_past_year_share", strata="adults")
    kith.figures.differences(study, "treated_past_year_share")

`help(kith.run)` explains one function, with units, shapes, errors and an example.

Run scenarios (these start the program `kith`)
  check            every problem in scenarios, without running them
  parameters       every number that a scenario may hold: unit, bounds, meaning, source
  run              runs scenarios and returns the result (Progress: how far the run is)

Open a result
  open             outcomes of a study or a sweep, an xarray.Dataset
  answer, first_screen, ranking     what `kith run` printed
  partnerships, members, openings   how partnerships fare: opening, money, partners
  reach, reach_counts               whom each scenario reached
  panel            individual people, week by week
  trial            a virtual trial
  draws, design    uncertain numbers as drawn; how a sweep was laid out
  provenance       scenario files, versions and command that made a result

Compare
  effects          a tidy table: scenario, sample, stratum, effect, interval, probability
  compare          paired differences with more columns, of several outcomes
  paired_values    usual care and a scenario, replicate by replicate
  opened, ended_by whether a partnership opened, and how often it has ended by a week
  equity           whether a gap narrows
  neighborhoods    zones and their travel times
  operations, empty_posts           what programs did; posts that stay vacant
  attribution, write_subscenarios   what each program adds
  survival         how long partnerships last

Costs
  value, acceptability, break_even, budget

What to do with a budget (these start the program `kith`)
  choose           the best of several scenarios, with a stated probability (Choice)
  allocate         the best portfolio of programs for a sum of money (Allocation)
                   both with `futures`: does it hold in a shock, without a grant, with a levy?
  worth            what it is worth to know an uncertain number (of a result; runs nothing)
  fails            under which uncertain numbers a plan gains nothing (of a result)
  update           whether a partnership is on course by its own numbers; the forecast redrawn
                   (Update)
  emulate          predictions between the samples of a sweep, with bands (Emulator)

How certain it is
  convergence      whether there are enough replicates
  drivers, chance_events            which uncertain number, or which chance, drives the answer
  sensitivity, variance_shares      what a sweep says; chance, uncertainty and scenario

Draw and report
  figures          functions that return matplotlib Axes: `help(kith.figures)`
  report           one page that opens offline

Errors and warnings
  InvalidScenario (with `problems`, a list of Problem), SimulatorError and its kinds
  NoSimulatorError, UsageError, ResultFileError, NotEnoughMemoryError, LockedError;
  KithFileError; ScenarioWarning, FailedRunsWarning
"""

from __future__ import annotations

import importlib
from typing import Any

from kith.io.design import design
from kith.io.draws import draws
from kith.io.failed_runs import FailedRunsWarning
from kith.io.first_screen import first_screen
from kith.io.groups.answer import answer
from kith.io.groups.panel import panel
from kith.io.groups.partnerships import partnerships
from kith.io.groups.ranking import ranking
from kith.io.groups.reach import reach
from kith.io.members import members
from kith.io.open import open
from kith.io.provenance import provenance
from kith.io.result_file import KithFileError
from kith.io.simulator import NoSimulatorError, SimulatorError
from kith.io.trials.trial import trial
from kith.planning.choice import Choice
from kith.planning.choose import choose
from kith.planning.emulating.emulate import emulate
from kith.planning.emulating.emulator import Emulator
from kith.planning.failing.fails import fails
from kith.planning.information.worth import worth
from kith.planning.portfolio.allocate import allocate
from kith.planning.portfolio.allocation import Allocation
from kith.planning.updating.update import update
from kith.planning.updating.updated import Update

# The function and its folder share a name; here the name means the function.
from kith.report.report import report
from kith.running.check import check
from kith.running.errors import (
    InvalidScenario,
    LockedError,
    NotEnoughMemoryError,
    ResultFileError,
    ScenarioWarning,
    UsageError,
)
from kith.running.installed_once import require_one_distribution
from kith.running.parameters import parameters
from kith.running.problem import Problem
from kith.running.progress import Progress
from kith.running.run import run
from kith.stats.acceptability import acceptability
from kith.stats.attribution import attribution
from kith.stats.break_even import break_even
from kith.stats.budget import budget
from kith.stats.compare import compare
from kith.stats.convergence import convergence
from kith.stats.drivers import drivers
from kith.stats.driving.chance_events import chance_events
from kith.stats.effects.effects import effects
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

require_one_distribution()

__version__ = "0.1.0"
__all__ = [
    "Allocation",
    "Choice",
    "Emulator",
    "FailedRunsWarning",
    "InvalidScenario",
    "KithFileError",
    "LockedError",
    "NoSimulatorError",
    "NotEnoughMemoryError",
    "Problem",
    "Progress",
    "ResultFileError",
    "ScenarioWarning",
    "SimulatorError",
    "Update",
    "UsageError",
    "__version__",
    "acceptability",
    "allocate",
    "answer",
    "attribution",
    "break_even",
    "budget",
    "chance_events",
    "check",
    "choose",
    "compare",
    "convergence",
    "design",
    "draws",
    "drivers",
    "effects",
    "empty_posts",
    "emulate",
    "ended_by",
    "equity",
    "fails",
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
    "parameters",
    "partnerships",
    "provenance",
    "ranking",
    "reach",
    "reach_counts",
    "report",
    "run",
    "sensitivity",
    "survival",
    "trial",
    "update",
    "value",
    "variance_shares",
    "worth",
    "write_subscenarios",
]


def __getattr__(name: str) -> Any:
    """Import figures, and with them matplotlib, only when they are asked for."""
    if name == "figures":
        return importlib.import_module("kith.figures")
    raise AttributeError(f"module 'kith' has no attribute {name!r}")
