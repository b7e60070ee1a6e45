"""Keys: names of scenarios in their own colors."""

from __future__ import annotations

from collections.abc import Sequence

import xarray as xr
from matplotlib.axes import Axes
from matplotlib.offsetbox import AnchoredOffsetbox, HPacker, TextArea, VPacker

from kith.figures.parts.layout import wrapped
from kith.figures.parts.style import TEXT_SIZE, look, scenario_label


def key(axes: Axes, entries: Sequence[tuple[str, str]]) -> None:
    """Write names in their own colors in a row, for figures without room beside the data."""
    words = [TextArea(t, textprops={"color": c, "fontsize": TEXT_SIZE}) for t, c in entries]
    packed = HPacker(children=list(words), pad=0, sep=12)
    box = AnchoredOffsetbox("upper left", child=packed, pad=0, frameon=False, borderpad=0.2)
    axes.add_artist(box)


def key_entry(study: xr.Dataset, scenario: str) -> tuple[str, str]:
    """Return a scenario's entry in a key: its marker and name, and its color."""
    drawn = look(study, scenario)
    sign = {"o": "●", "D": "◆", "^": "▲", "v": "▼"}.get(drawn.marker, "■")
    return f"{sign} {scenario_label(study, scenario)}", drawn.color


def key_beside(axes: Axes, entries: Sequence[tuple[str, str]]) -> None:
    """Write names in their own colors to the right of the axes, one below the other."""
    words = [
        TextArea(wrapped(text, 110, TEXT_SIZE), textprops={"color": color, "fontsize": TEXT_SIZE})
        for text, color in entries
    ]
    packed = VPacker(children=list(words), pad=0, sep=5, align="left")
    box = AnchoredOffsetbox(
        "upper left", child=packed, pad=0, frameon=False, borderpad=0,
        bbox_to_anchor=(1.02, 1.0), bbox_transform=axes.transAxes,
    )  # fmt: skip
    axes.add_artist(box)
