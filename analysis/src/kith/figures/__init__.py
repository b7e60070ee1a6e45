"""Figures that state their finding; each returns matplotlib Axes.

    study = kith.open("results/clinic.h5")
    axes = kith.figures.differences(study, "treated_past_year_share")
    axes.figure.savefig("who-gains.png")

`ax` is where to draw (None: a figure of its own). `standalone=False` leaves out what a page with
several figures says once. An unknown outcome, scenario or stratum raises ValueError with the name
that was probably meant.

What changes
  differences      paired differences from usual care, by stratum
  trajectories     an outcome week by week
  levels, equity_plane, zone_map   gaps between people, and where it changes most
  quickstart       the most telling of these together

How it comes about
  cascade, reasons                 from need to effective care, and what holds people back
  reach, two_lives                 whom it reached; one person with and without it
  partnership_life, neighborhoods  partners over time, and how far they are

What it costs
  cost_effectiveness, acceptability, spending
  wedge                            what each program adds to the whole
  league, frontier                 plans from which `kith.choose` chose: how sure; gain over cost
  regrets                          how far each of them is behind the best in other futures

How certain it is
  convergence, tornado             enough replicates; which uncertain number drives the answer
  sensitivity, response, heat_map  the same of a sweep: indices, one number, two numbers
"""

from kith.figures.acceptability import acceptability
from kith.figures.cascade import cascade
from kith.figures.convergence import convergence
from kith.figures.cost_effectiveness import cost_effectiveness
from kith.figures.differences import differences
from kith.figures.equity_plane import equity_plane
from kith.figures.heat_map import heat_map
from kith.figures.levels import levels
from kith.figures.neighborhoods import neighborhoods
from kith.figures.partnership_life import partnership_life
from kith.figures.plans.frontier import frontier
from kith.figures.plans.league import league
from kith.figures.plans.regrets import regrets
from kith.figures.plans.wedge import wedge
from kith.figures.quickstart import quickstart
from kith.figures.reach import reach
from kith.figures.reasons import reasons
from kith.figures.response import response
from kith.figures.sensitivity import sensitivity
from kith.figures.spending import spending
from kith.figures.tornado import tornado
from kith.figures.trajectories import trajectories
from kith.figures.two_lives import two_lives
from kith.figures.zone_map import zone_map

__all__ = [
    "acceptability",
    "cascade",
    "convergence",
    "cost_effectiveness",
    "differences",
    "equity_plane",
    "frontier",
    "heat_map",
    "league",
    "levels",
    "neighborhoods",
    "partnership_life",
    "quickstart",
    "reach",
    "reasons",
    "regrets",
    "response",
    "sensitivity",
    "spending",
    "tornado",
    "trajectories",
    "two_lives",
    "wedge",
    "zone_map",
]
