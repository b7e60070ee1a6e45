"""What a sweep's page says: how far the effect depends on the numbers that were varied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes

from kith.figures.parts import words
from kith.figures.parts.words import named
from kith.figures.response import response
from kith.figures.sensitivity import sensitivity as draw_indices
from kith.io import outcomes
from kith.io.design import design as open_design
from kith.io.open import open as open_result
from kith.report.answer import MAIN, often
from kith.report.drawings import Drawing, draw
from kith.report.tables import SUMMARY, Table
from kith.stats import intervals, selection
from kith.stats.drivers import moves, strongest_first
from kith.stats.sensitivity import of_each_sample, sensitivity

#: Of so many outcomes is told what drives them; of so many numbers how the first moves with them.
MOST_OUTCOMES, MOST_NUMBERS = 6, 6


@dataclass
class Sweep:
    """A merged sweep, opened once."""

    path: Path
    content: xr.Dataset
    design: xr.Dataset
    scenario: str
    effects: dict[str, intervals.Numbers]  #: difference from usual care of each sample, by outcome

    @property
    def samples(self) -> int:
        """How many samples were laid out."""
        return int(self.content.sizes["sample"])

    @property
    def numbers(self) -> list[str]:
        """What the varied numbers are called."""
        frame = pd.DataFrame({
            "path": [str(p) for p in self.design["path"].values],
            "meaning": [str(m) for m in self.design["meaning"].values]
            if "meaning" in self.design else "",
        })  # fmt: skip
        return [named(row).rstrip(".") for _, row in frame.iterrows()]


def gather(path: Path, scenario: str | None = None) -> Sweep:
    """Open a sweep and reduce it to one effect for each sample and outcome."""
    content, design = open_result(path), open_design(path).load()
    chosen = selection.other_scenarios(content, scenario)[0]
    axes = {"sample", "scenario", "replicate", "time"}
    held = [name for name in SUMMARY if name in content and axes <= set(content[name].dims)]
    if not held:  # none that pages know: what the sweep kept
        held = [str(n) for n in content.data_vars if axes <= set(content[n].dims)]
        held = [name for name in held if name != "residents"]
    chosen_effects = {name: of_each_sample(content, name, chosen) for name in held[:MOST_OUTCOMES]}
    return Sweep(path, content, design, chosen, chosen_effects)


def headline(sweep: Sweep) -> str:
    """State between which values the main effect lies, over the samples."""
    if not sweep.effects:
        return "This sweep kept no outcome to compare."
    name = next(iter(sweep.effects))
    what, values = outcomes.measure(sweep.content, name), _finite(sweep.effects[name])
    if not values.size:
        return f"{what.label}: too few people to say."
    ends = np.percentile(values, [2.5, 97.5]) if values.size >= 40 else (values.min(), values.max())
    low, high = (float(end) * what.factor for end in ends)
    digits = 1 if max(abs(low), abs(high)) >= 1 else 2
    if name != MAIN:
        unit = f" {what.difference_unit}".rstrip()
        told = f"{words.signed(low, digits)} to {words.signed(high, digits)}{unit}"
        return f"{what.label}: {told} against usual care, depending on what was varied."
    few = [words.signed(end, digits).removeprefix("+") for end in (low, high)]
    return (
        f"Of every 100 adults in need, {few[0]} to {few[1]} more are treated in a year, depending "
        "on what was varied."
    )


def how_sure(sweep: Sweep) -> str:
    """Say in how many samples it helps, and what that rests on."""
    counted = int(sweep.content.sizes["replicate"])
    told = f"{sweep.samples} samples of {len(sweep.numbers)} numbers, {counted} replicates of each."
    for name, effects in list(sweep.effects.items())[:1]:
        values, better = _finite(effects), outcomes.better(name)
        if values.size and better:
            share = float(np.mean(values * better > 0))
            told = f"Better than usual care in {often(share, values.size)} samples. {told}"
        if values.size < effects.size:
            told += f" {effects.size - values.size} samples have no value and are left out."
    return told


def varied(sweep: Sweep) -> Table:
    """Return the numbers that were varied."""
    rows = []
    for place, path in enumerate(sweep.design["path"].values):
        own = sweep.content[f"param_{path}"].values
        unit = str(sweep.design["unit"].values[place]) if "unit" in sweep.design else ""
        rows.append([sweep.numbers[place], f"{own.min():.6g}", f"{own.max():.6g}",
                     "" if unit == "1" else unit, str(path)])  # fmt: skip
    return Table("What was varied", ["Number", "lowest", "highest", "unit", "path"], rows)


def spread(sweep: Sweep) -> Table:
    """Return how far each outcome's difference from usual care moves over the samples."""
    rows = []
    for name, effects in sweep.effects.items():
        what, values = outcomes.measure(sweep.content, name), _finite(effects)
        if not values.size:
            continue
        low, middle, high = np.percentile(values, [0, 50, 100])
        told = words.alike({"difference": middle, "low": low, "high": high}, what.factor)
        unit = f", {what.difference_unit}" if what.difference_unit else ""
        share = float(np.mean(values * what.better > 0))
        rows.append([what.label + unit, told[1], told[0], told[2],
                     often(share, values.size) if what.better else ""])  # fmt: skip
    heads = ["Adults, difference from usual care", "lowest", "median", "highest", "better in"]
    return Table("Over the samples", heads, rows)


def driving(sweep: Sweep, outcome: str) -> Table | None:
    """Return how the effect moves with each number, by rank, strongest first."""
    values = sweep.effects[outcome]
    kept = np.isfinite(values)
    if kept.sum() < 6:
        return None
    drawn = _drawn(sweep)[kept]
    frame = pd.DataFrame(moves(drawn, values[kept]))
    frame.insert(0, "number", sweep.numbers)
    what = outcomes.measure(sweep.content, outcome)
    rows = []
    for row in strongest_first(frame).to_dict("records"):
        ends = [words.signed(float(row[n]) * what.factor, 2) for n in ("low", "high")]
        correlation = words.signed(float(row["rank_correlation"]), 2)
        clear = "yes" if row["clear"] else "no"
        rows.append([str(row["number"]), f"{ends[0]} → {ends[1]}", correlation, clear])
    unit = what.difference_unit or "index"
    heads = ["Number", f"lowest third → highest third ({unit})", "rank correlation",
             "beyond chance"]  # fmt: skip
    return Table(f"{what.label}: how it moves with each number", heads, rows)


def drawings(sweep: Sweep) -> tuple[dict[str, Drawing], str]:
    """Draw indices of every outcome and the first outcome's responses; say what is missing."""
    made: dict[str, Drawing] = {}
    missing = ""
    named_by_path = dict(zip(map(str, sweep.design["path"].values), sweep.numbers, strict=True))
    for name in sweep.effects:
        try:
            table = sensitivity(sweep.path, name, scenario=sweep.scenario)
        except ValueError as reason:
            missing = missing or str(reason)
            continue
        told = [named_by_path[str(path)] for path in table["path"]]
        size = (7.4, 1.7 + 0.45 * len(table))
        made[f"indices-{name}"] = draw(f"indices-{name}", size, partial(_indices, table, told))
    if sweep.effects:
        made |= _responses(sweep)
    return made, missing


def _indices(table: pd.DataFrame, told: list[str], ax: Axes) -> Axes:
    return draw_indices(table, told, ax=ax)


def _responses(sweep: Sweep) -> dict[str, Drawing]:
    name, effects = next(iter(sweep.effects.items()))
    what, drawn = outcomes.measure(sweep.content, name), _drawn(sweep)
    if np.isfinite(effects).sum() < 2:
        return {}
    kept = np.isfinite(effects)
    frame = pd.DataFrame(moves(drawn[kept], effects[kept]))
    first = strongest_first(frame.assign(place=range(len(frame))))["place"]

    def one(place: int, ax: Axes) -> Axes:
        return response(drawn[:, place], effects, what, sweep.numbers[place], ax=ax)

    return {
        f"response-{place}": draw(f"response-{place}", (5.6, 3.9), partial(one, place))
        for place in map(int, first[:MOST_NUMBERS])
    }


def _drawn(sweep: Sweep) -> intervals.Numbers:
    columns = [sweep.content[f"param_{path}"].values for path in sweep.design["path"].values]
    return np.stack(columns, axis=1).astype(np.float64)


def _finite(values: intervals.Numbers) -> intervals.Numbers:
    return values[np.isfinite(values)]
