"""A merged sweep, and the answer of its page: how far the effect depends on what was varied."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import NDArray

from kith.figures.parts import words
from kith.figures.parts.words import named
from kith.io import outcomes, strata
from kith.io.design import design as open_design
from kith.io.open import open as open_result
from kith.io.varied import as_numbers
from kith.report.answer import MAIN, often
from kith.report.tables import SUMMARY
from kith.stats import intervals, selection
from kith.stats.sweeps.sample_values import of_each_sample

#: The most outcomes for which drivers are shown.
MOST_OUTCOMES = 6


@dataclass
class Sweep:
    """A merged sweep, opened once."""

    path: Path
    content: xr.Dataset
    design: xr.Dataset
    scenario: str
    stratum: str  #: adults, or the first stratum of a sweep that kept none
    effects: dict[str, intervals.Numbers]  #: difference from usual care of each sample, by outcome

    @property
    def samples(self) -> int:
        """Number of samples in the design."""
        return int(self.content.sizes["sample"])

    @property
    def columns(self) -> list[NDArray[Any]]:
        """The samples' values of each varied parameter: numbers or words."""
        return [self.content[f"param_{path}"].values for path in self.design["path"].values]

    @property
    def numbers(self) -> list[str]:
        """Short names of the varied parameters."""
        frame = pd.DataFrame({
            "path": [str(p) for p in self.design["path"].values],
            "meaning": [str(m) for m in self.design["meaning"].values]
            if "meaning" in self.design else "",
        })  # fmt: skip
        return [named(row).rstrip(".") for _, row in frame.iterrows()]


def gather(path: Path, scenario: str | None = None) -> Sweep:
    """Open a sweep and reduce it to one effect per sample and outcome."""
    content, design = open_result(path), open_design(path).load()
    chosen = selection.scenarios_to_compare(content, scenario)[0]
    axes = {"sample", "scenario", "replicate", "time"}
    held = [name for name in SUMMARY if name in content and axes <= set(content[name].dims)]
    if not held:  # none of the usual outcomes: take those that the sweep kept
        held = [str(n) for n in content.data_vars if axes <= set(content[n].dims)]
        held = [name for name in held if name != "residents"]
    known = selection.known_strata(content)
    people = strata.ADULTS if strata.ADULTS in known else known[0]
    if people != strata.ADULTS:  # what is known for everybody alone is not about this stratum
        held = [name for name in held if "stratum" in content[name].dims]
    effects = {name: of_each_sample(content, name, chosen, people) for name in held[:MOST_OUTCOMES]}
    return Sweep(path, content, design, chosen, people, effects)


def headline(sweep: Sweep) -> str:
    """State the range of the main effect over the samples."""
    if not sweep.effects:
        return "This sweep kept no outcome to compare."
    name = next(iter(sweep.effects))
    what, values = outcomes.measure(sweep.content, name), finite(sweep.effects[name])
    if not values.size:
        return f"{what.label}: too few people to say."
    ends = intervals.interval(values) if values.size > 1 else (values[0], values[0])
    low, high = (float(end) * what.factor for end in ends[:2])
    digits = 1 if max(abs(low), abs(high)) >= 1 else 2
    if name != MAIN or sweep.stratum != strata.ADULTS:
        unit = f" {what.difference_unit}".rstrip()
        told = f"{words.signed(low, digits)} to {words.signed(high, digits)}{unit}"
        return f"{what.label}: {told} against usual care, depending on what was varied."
    few = [words.signed(end, digits).removeprefix("+") for end in (low, high)]
    return (
        f"Of every 100 adults in need, {few[0]} to {few[1]} more are treated in a year, depending "
        "on what was varied."
    )


def how_sure(sweep: Sweep) -> str:
    """State in how many samples the scenario helps, and the size of the sweep."""
    counted = int(sweep.content.sizes["replicate"])
    told = f"{sweep.samples} samples of {len(sweep.numbers)} numbers, {counted} replicates of each."
    for name, effects in list(sweep.effects.items())[:1]:
        values, better = finite(effects), outcomes.better(sweep.content, name)
        if values.size and better:
            share = float(np.mean(values * better > 0))
            told = f"Better than usual care in {often(share, values.size)} samples. {told}"
        if values.size < effects.size:
            told += f" {effects.size - values.size} samples have no value and are left out."
    return told


def drawn_numbers(sweep: Sweep) -> intervals.Numbers:
    """Return the varied parameters as (sample, number); words are numbered by first appearance."""
    return np.stack([as_numbers(column) for column in sweep.columns], axis=1)


def finite(values: intervals.Numbers) -> intervals.Numbers:
    """Leave out samples without a value."""
    return values[np.isfinite(values)]
