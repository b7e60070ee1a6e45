"""The weeks in which partnerships start and their grants end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from kith.figures.parts import style
from kith.stats.intervals import Numbers


def milestones(study: xr.Dataset, scenarios: Sequence[str]) -> list[tuple[float, str]]:
    """Return the weeks in which partnerships start and grants end, if the file states them."""
    found = []
    for name, said in (("start_week", "partnership starts"), ("grant_end_week", "grant ends")):
        if name in study.variables:
            variable = study[name]
            if "scenario" in variable.dims:
                variable = variable.sel(scenario=list(scenarios))
            values = variable.values
        else:
            fallback = study.attrs.get("first_partnership_week", []) if name == "start_week" else []
            values = np.asarray(study.attrs.get(name, fallback))
        for week in np.unique(np.ravel(values).astype(np.float64)):
            if np.isfinite(week) and week >= 0:
                found.append((float(week), said))
    return found


def mark_milestones(
    ax: Axes, study: xr.Dataset, scenarios: Sequence[str], weeks: Numbers, top: bool = False
) -> None:
    """Mark when partnerships start and their grants end, with labels at the bottom or the top."""
    marks = [m for m in milestones(study, scenarios) if weeks[0] <= m[0] <= weeks[-1] + 1]
    said_before: set[str] = set()
    for week, said in marks:
        ax.axvline(week, color=style.QUIET, linewidth=0.8, linestyle=(0, (1, 2)))
        if said in said_before:
            continue
        said_before.add(said)
        late = week > weeks[0] + 0.8 * (weeks[-1] - weeks[0])
        ax.annotate(
            said, (week, int(top)), (-3 if late else 3, -3 if top else 3),
            xycoords=("data", "axes fraction"), textcoords="offset points",
            ha="right" if late else "left", va="top" if top else "bottom",
            fontsize=7.5, color=style.QUIET,
        )  # fmt: skip
