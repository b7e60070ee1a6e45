"""The page of the ledger."""

from __future__ import annotations

import argparse

import numpy as np
import pandas as pd

from kith.io import pages
from kith.validation.ledger import OUTCOMES


def _in_words(shares: dict[str, float]) -> str:
    return ", ".join(f"{share:.0%} ({words})" for words, share in shares.items())


def page(table: pd.DataFrame, chance: dict[str, float], given: argparse.Namespace) -> str:
    """Return the ledger as a Markdown page."""
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
            "it. Listed are the 40 that are weak and matter most; `ledger.csv` has all. Influence "
            "is on the difference from usual care: Morris' mean effect of moving the number over "
            "its plausible range, over the largest of the outcome. *Weak x matters* is the mean "
            "of the three times 0.25 (trial), 0.5 (observational), 0.75 (expert) or 1 (assumed). "
            "Totals are Sobol indices, shares of the variance in which the number has a part, of "
            f"the {given.top} with most influence. The community was shrunk to {given.residents} "
            "residents with posts and money in proportion, and followed for "
            f"{given.weeks} weeks after a burn-in of {given.settling_weeks}, with "
            f"{given.replicates} replicates a point: "
            "every figure has Monte Carlo error. Its share of the variance between samples is "
            f"{_in_words(chance)}: an index below that means nothing; more `--residents` or `-n` "
            "make it smaller.", "",
            pages.table(heads, rows), "",
        ]
    )  # fmt: skip
