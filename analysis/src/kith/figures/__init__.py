"""Figures that state their finding; each returns matplotlib Axes."""

from kith.figures.forest import differences
from kith.figures.lines import trajectories
from kith.figures.money import acceptability, cost_effectiveness, spending
from kith.figures.page import quickstart
from kith.figures.partnership import partnership_life
from kith.figures.place import neighborhoods
from kith.figures.samples import response, sensitivity
from kith.figures.steps import cascade
from kith.figures.sureness import convergence, tornado
from kith.figures.unmet import reasons
from kith.figures.who import equity_plane, levels

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
    "reasons",
    "response",
    "sensitivity",
    "spending",
    "tornado",
    "trajectories",
]
