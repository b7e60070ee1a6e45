"""The page of the ledger."""

from __future__ import annotations

import argparse

import numpy as np
import pandas as pd

from kith.io import pages
from kith.validation.ledger import OUTCOMES


def _in_words(luck: dict[str, float]) -> str:
    return ", ".join(f"{share:.0%} ({words})" for words, share in luck.items())


def page(table: pd.DataFrame, luck: dict[str, float], given: argparse.Namespace) -> str:
    """Return the ledger as a page of Markdown."""
    shares = [str(name) for name in table if str(name).startswith("total, ")]
    heads = ["number", "value", "range", "grade", *OUTCOMES.values(), "weak x matters",
             *shares, "source"]  # fmt: skip
    rows = []
    for _, row in table[table["influence"] > 0].head(40).iterrows():
        rows.append(
            [f"`{str(row['path']).removeprefix('evidence.')}`", f"{row['value']} {row['unit']}",
             f"{row['range_low']} to {row['range_high']}", row["grade"],
             *(f"{row[words]:.2f}" for words in OUTCOMES.values()),
             f"{row['weak_and_matters']:.2f}",
             *("" if np.isnan(row[name]) else f"{row[name]:.2f}" for name in shares),
             row["source"]]
        )  # fmt: skip
    dead = int((table["influence"] == 0).sum())
    command = (
        f"kith ledger {given.scenario.as_posix()} -o {given.output.as_posix()} --trajectories "
        f"{given.trajectories} --base {given.base} --residents {given.residents} --weeks "
        f"{given.weeks} --settling-weeks {given.settling_weeks} -n {given.replicates}"
    )
    return "\n".join(
        [
            "# Ledger of assumptions", "", f"Made by `{command}`.", "",
            f"All {len(table)} evidence numbers of `{given.scenario.name}`; {dead} do nothing in "
            "it. The 40 that are weak and matter most stand here, all in `ledger.csv`. Influence "
            "is on the difference from usual care: Morris' mean effect of moving the number over "
            "its plausible range, over the largest of the outcome. *Weak x matters* is the mean "
            "of the three times 0.25 (trial), 0.5 (observational), 0.75 (expert) or 1 (assumed). "
            "Totals are Sobol indices, shares of the variance in which the number has a part, of "
            f"the {given.top} with most influence. The community was shrunk to {given.residents} "
            f"residents with posts and money in proportion, settled for {given.settling_weeks} "
            f"weeks and followed for {given.weeks}, with {given.replicates} replicates a point: "
            "chance is in every figure. Of the variance between samples chance is "
            f"{_in_words(luck)}: indices below that mean nothing, and more `--residents` or `-n` "
            "make it less.", "",
            pages.table(heads, rows), "",
        ]
    )  # fmt: skip
