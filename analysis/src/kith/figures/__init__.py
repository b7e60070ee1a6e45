"""Figures that state their finding; each returns matplotlib Axes."""

from kith.figures.forest import differences
from kith.figures.lines import trajectories
from kith.figures.page import quickstart

__all__ = ["differences", "quickstart", "trajectories"]
