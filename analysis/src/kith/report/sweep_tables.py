"""The tables of a sweep's page."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kith.figures.parts import words
from kith.io import outcomes, strata
from kith.io.varied import is_worded
from kith.report.answer import often
from kith.report.sweep import Sweep, drawn_numbers, finite
from kith.report.tables import Table
from kith.stats.drivers import moves, strongest_first


def varied(sweep: Sweep) -> Table:
    """Tabulate the varied numbers."""
    rows = []
    for place, path in enumerate(sweep.design["path"].values):
        own = sweep.columns[place]
        if is_worded(own):
            rows.append([sweep.numbers[place], " or ".join(pd.unique(own)), "", "", str(path)])
            continue
        unit = str(sweep.design["unit"].values[place]) if "unit" in sweep.design else ""
        rows.append([sweep.numbers[place], f"{own.min():.6g}", f"{own.max():.6g}",
                     "" if unit == "1" else unit, str(path)])  # fmt: skip
    return Table("What was varied", ["Number", "lowest", "highest", "unit", "path"], rows)


def spread(sweep: Sweep) -> Table:
    """Tabulate the range over the samples of each outcome's difference from usual care."""
    rows = []
    for name, effects in sweep.effects.items():
        what, values = outcomes.measure(sweep.content, name), finite(effects)
        if not values.size:
            continue
        low, middle, high = np.percentile(values, [0, 50, 100])
        told = words.alike({"difference": middle, "low": low, "high": high}, what.factor)
        unit = f", {what.difference_unit}" if what.difference_unit else ""
        share = float(np.mean(values * what.better > 0))
        rows.append([what.label + unit, told[1], told[0], told[2],
                     often(share, values.size) if what.better else ""])  # fmt: skip
    whom = strata.people(sweep.stratum, strata.titles(sweep.content))
    heads = [
        f"{whom[:1].upper()}{whom[1:]}, difference from usual care",
        "lowest",
        "median",
        "highest",
        "better in",
    ]
    return Table("Over the samples", heads, rows)


def driving(sweep: Sweep, outcome: str) -> Table | None:
    """Tabulate how the effect changes with each number (rank correlation), strongest first."""
    values = sweep.effects[outcome]
    kept = np.isfinite(values)
    ranked = [place for place, own in enumerate(sweep.columns) if not is_worded(own)]
    if kept.sum() < 6 or not ranked:
        return None
    drawn = drawn_numbers(sweep)[kept][:, ranked]
    frame = pd.DataFrame(moves(drawn, values[kept]))
    frame.insert(0, "number", [sweep.numbers[place] for place in ranked])
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


def by_word(sweep: Sweep, outcome: str) -> Table | None:
    """Tabulate the mean effect of the samples with each value of a varied name or list."""
    what, values = outcomes.measure(sweep.content, outcome), sweep.effects[outcome]
    rows = []
    for number, own in zip(sweep.numbers, sweep.columns, strict=True):
        for word in pd.unique(own) if is_worded(own) else ():
            with_it = finite(values[own == word])
            mean = words.signed(float(with_it.mean()) * what.factor, 2) if with_it.size else "–"
            rows.append([number, str(word), mean, str(with_it.size)])
    if not rows:
        return None
    heads = ["Varied", "value", f"mean difference ({what.difference_unit or 'index'})", "samples"]
    return Table(f"{what.label}: by name", heads, rows)
