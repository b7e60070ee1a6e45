"""Reads the texts of a figure."""

from __future__ import annotations

from matplotlib.axes import Axes


def title(ax: Axes) -> str:
    return " ".join(ax.get_title(loc="left").split())


def said(ax: Axes) -> str:
    return " ".join(" ".join(t.get_text() for t in ax.texts).split())
