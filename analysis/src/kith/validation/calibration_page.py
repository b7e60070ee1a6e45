"""Writes a calibration as a page, as a fragment of a scenario, and as a joint sample."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kith.io import pages
from kith.stats.intervals import Numbers
from kith.validation import calibrate
from kith.validation.calibrate import Space

#: File name of the joint sample; beside evidence.toml, the program draws replicates from it.
SAMPLE = "evidence-sample.toml"


@dataclass(frozen=True)
class Calibrated:
    """The findings of a calibration."""

    where: Space
    best: Numbers  # values
    sample: Numbers  # values, one row per sample
    plausible_share: float
    beyond: list[str]  # ids of targets that no values of these numbers reach
    before: pd.DataFrame
    after: pd.DataFrame


def fragment(found: Calibrated) -> str:
    """Return the best point as a fragment of a scenario."""
    lines = ["# The best point that `kith calibrate` found: put it into a community or scenario."]
    section = ""
    for path, value in zip(found.where.paths, found.best, strict=True):
        _, table, name = path.split(".")
        if table != section:
            lines.append(f"[evidence.{table}]")
            section = table
        spread = np.quantile(found.sample[:, found.where.paths.index(path)], [0.025, 0.975])
        low, high = min(spread[0], value), max(spread[1], value)
        lines.append(
            f"{name} = {{ value = {value:.4g}, range = [{low:.4g}, {high:.4g}], "
            'source = "kith calibrate" }'
        )
    return "\n".join(lines) + "\n"


def sample_file(found: Calibrated, given: argparse.Namespace) -> str:
    """Return the joint sample in the form that the program reads beside evidence.toml."""
    lines = [
        "# Joint values of the fitted numbers in evidence.toml. They agree with the patterns of",
        "# usual care; entry k of each belongs to entry k of the others. A replicate draws one k.",
        f"# Made by `{_command(given)}`.",
    ]
    section = ""
    for path, column in zip(found.where.paths, found.sample.T, strict=True):
        _, table, name = path.split(".")
        if table != section:
            lines += ["", f"[{table}]"]
            section = table
        lines.append(f"{name} = {{ sample = [{', '.join(f'{v:.4g}' for v in column)}] }}")
    return "\n".join(lines) + "\n"


def _command(given: argparse.Namespace) -> str:
    return (
        f"kith calibrate -o {given.output.as_posix()} --points {given.points} -n "
        f"{given.replicates} --trials {given.trials} --rows {given.rows} --check {given.check} "
        f"--seed {given.seed}"
    )


def page(found: Calibrated, given: argparse.Namespace) -> str:
    """Return the findings as a Markdown page."""
    both = found.before.merge(found.after[["id", "model", "inside"]], on="id", suffixes=("", "_2"))
    rows = [
        [row["id"], row["title"], f"{row['target']:.3g}", f"{row['low']:.3g} to {row['high']:.3g}",
         _value(row["model"], row["inside"]), _value(row["model_2"], row["inside_2"])]
        for _, row in both.iterrows()
    ]  # fmt: skip
    numbers = [
        [f"`{path.removeprefix('evidence.')}`", f"{ship:.4g}", f"{low:.4g} to {high:.4g}",
         f"{value:.4g}", f"{column.mean():.4g}", f"{column.std():.2g}"]
        for path, ship, low, high, value, column in zip(
            found.where.paths, found.where.shipped, found.where.low, found.where.high, found.best,
            found.sample.T, strict=True)
    ]  # fmt: skip
    off = [calibrate.loss(found.before), calibrate.loss(found.after)]
    inside = [int(found.before["inside"].sum()), int(found.after["inside"].sum())]
    strong = _strongest(found)
    return "\n".join(
        [
            "# Calibration", "", f"Made by `{_command(given)}`. A longer run sharpens it.", "",
            f"Inside their tolerance are {inside[0]} of {len(both)} figures as shipped and "
            f"{inside[1]} at the best point (squared distances in tolerances add up to "
            f"{off[0]:.2f} and {off[1]:.2f}); means over {given.check} seeds that the search did "
            "not use. Patterns in the course of single people and of coalitions do not depend on "
            "these numbers: see `kith patterns`.", "",
            pages.table(["", "pattern", "field", "tolerance", "shipped", "best"], rows), "",
            "## The numbers", "",
            f"The joint sample has {len(found.sample)} rows; {found.plausible_share:.1%} of "
            "what the single ranges allow is compatible with all patterns together."
            + _beyond(found), "",
            pages.table(["number", "shipped", "range", "best", "mean of the sample", "SD"],
                        numbers), "",
            f"Strongest correlations in the sample: {strong}.", "",
        ]
    )  # fmt: skip


def _beyond(found: Calibrated) -> str:
    if not found.beyond:
        return ""
    return (
        f" No values of these numbers match {', '.join(found.beyond)}: the model lacks something "
        "there, and these patterns rule nothing out."
    )


def _value(mean: float, inside: bool) -> str:
    return f"{mean:.3g}" if inside else f"**{mean:.3g}**"


def _strongest(found: Calibrated) -> str:
    table = np.atleast_2d(np.corrcoef(found.sample, rowvar=False))
    pairs = [(i, j) for i in range(len(table)) for j in range(i)]
    pairs.sort(key=lambda pair: -abs(table[pair]))
    short = [path.rpartition(".")[2] for path in found.where.paths]
    return ", ".join(f"{short[j]} and {short[i]} {table[i, j]:.2f}" for i, j in pairs[:4])
