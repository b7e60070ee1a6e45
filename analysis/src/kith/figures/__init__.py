"""Figures that state their finding; each returns matplotlib Axes."""

from kith.figures.acceptability import acceptability
from kith.figures.cascade import cascade
from kith.figures.convergence import convergence
from kith.figures.cost_effectiveness import cost_effectiveness
from kith.figures.differences import differences
from kith.figures.equity_plane import equity_plane
from kith.figures.levels import levels
from kith.figures.neighborhoods import neighborhoods
from kith.figures.partnership_life import partnership_life
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
    "levels",
    "neighborhoods",
    "partnership_life",
    "quickstart",
    "reach",
    "reasons",
    "response",
    "sensitivity",
    "spending",
    "tornado",
    "trajectories",
    "two_lives",
    "zone_map",
]
