"""Figures of counties and of the shock of 2020, as small SVG files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kith.validation.against import Comparison
    from kith.validation.pulse import Shock

_BLUE, _ORANGE = "#0072B2", "#D55E00"


def draw_counties(found: list[Comparison], file: Path) -> None:
    """Draw observed over simulated values, and over the regression's, for the first figure."""
    import matplotlib.pyplot as plt

    one = found[0]
    figure, places = plt.subplots(1, 2, figsize=(8.5, 4.2), sharey=True, layout="constrained")
    sides = (("simulated from inputs", one.simulated, _BLUE),
             ("regression on the same inputs", one.regression, _ORANGE))  # fmt: skip
    everything = np.concatenate([one.observed, one.simulated, one.regression])
    ends = [everything.min() - 0.5, everything.max() + 0.5]
    for axes, (words, values, color) in zip(places, sides, strict=True):
        axes.plot(ends, ends, color="0.6", linewidth=0.8)
        axes.scatter(values, one.observed, s=12, color=color, alpha=0.7, linewidth=0)
        correlation = np.corrcoef(values, one.observed)[0, 1]
        axes.set_title(f"{words}: r = {correlation:.2f}", fontsize=10)
        axes.set_xlabel(f"{one.name}, predicted (% of adults)")
    places[0].set_ylabel("observed (% of adults)")
    _save(figure, file)


def draw_pulse(shock: Shock, field: pd.DataFrame, file: Path) -> None:
    """Draw the courses of symptoms and of unmet need, each relative to its mean."""
    import matplotlib.pyplot as plt

    figure, places = plt.subplots(2, 1, figsize=(8.5, 5.4), sharex=True, layout="constrained")
    pairs = (("frequent", "anxiety_or_depression", "Symptoms"),
             ("unmet", "needed_counseling_not_received",
              "Needed counseling, did not get it"))  # fmt: skip
    for axes, (name, column, words) in zip(places, pairs, strict=True):
        observed, simulated = field[column].dropna(), shock.weeks[name]
        during = simulated[
            (simulated.index >= observed.index[0]) & (simulated.index <= observed.index[-1])
        ]
        axes.plot(observed.index, observed / observed.mean(), "o", ms=3, color=_ORANGE,
                  label="Household Pulse")  # fmt: skip
        axes.plot(simulated.index, simulated / during.mean(), color=_BLUE, label="Kith")
        axes.set_title(f"{words}, over the mean of the series", fontsize=10, loc="left")
    places[0].legend(frameon=False)
    _save(figure, file)


def _save(figure: Figure, file: Path) -> None:
    import matplotlib.pyplot as plt

    from kith.figures.parts.save import save

    save(figure, file)
    plt.close(figure)
