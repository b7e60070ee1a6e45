"""Saves a figure so that the same numbers give the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure


def save(figure: Figure, file: Path, *, text: str = "none", **how: Any) -> None:
    """Save as SVG or PNG without a date or version, and with ids that do not vary.

    In an SVG, `text="none"` keeps letters as text and "path" draws them as shapes; `how` is passed
    to matplotlib.
    """
    undated = {"Date": None} if file.suffix == ".svg" else {"Software": None}
    with mpl.rc_context({"svg.hashsalt": "kith", "svg.fonttype": text}):
        figure.savefig(file, metadata=undated, **how)
