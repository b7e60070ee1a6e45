"""Assumptions of a scenario: how well each is known, and how much depends on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from kith.stats.sensitivity import chance_share, sensitivity

#: Outcomes whose differences are examined → their names in the ledger.
OUTCOMES = {
    "treated_past_year_share": "treated",
    "k6_mean": "mean K6",
    "cost_societal_usd": "cost to society",
}

#: Weakness of evidence by grade.
WEAKNESS = {"trial": 0.25, "observational": 0.5, "expert": 0.75, "assumed": 1.0}

_SWEEP = """format = 1
id = "ledger"
scenarios = ["{scenario}"]
set = [{sets}]
[design]
method = "{method}"
n = {n}
{vary}
[run]
replicates = {replicates}
parameters = "central"
[keep]
outcomes = [{outcomes}]
strata = ["adults"]
every_weeks = 13
"""


def smaller(parameters: pd.DataFrame, residents: int) -> list[str]:
    """Return the changes that scale a scenario down, with FTE and money in proportion."""
    values = parameters.set_index("path")["value"]
    factor = residents / float(values["community.residents"])
    changes = [f"community.residents={residents}"]
    for path, value in values.items():
        last = str(path).rpartition(".")[2]
        if str(path).startswith("evidence."):
            continue
        if last == "fte" or last.endswith(("_fte", "grant_usd_per_year", "income_usd_per_year")):
            changes.append(f"{path}={float(value) * factor:.6g}")
    return changes


def sweep(
    method: str, n: int, scenario: Path, numbers: pd.DataFrame, sets: Sequence[str],
    replicates: int,
) -> str:  # fmt: skip
    """Return the file of a sweep over the plausible ranges of some evidence numbers."""
    vary = "".join(
        f'[[vary]]\npath = "{row.path}"\nrange = [{row.range_low}, {row.range_high}]\n'
        for row in numbers.itertuples()
    )
    return _SWEEP.format(
        scenario=scenario.resolve().as_posix(),
        sets=", ".join(f'"{change}"' for change in sets),
        method=method, n=n, vary=vary, replicates=replicates,
        outcomes=", ".join(f'"{name}"' for name in (*OUTCOMES, "residents")),
    )  # fmt: skip


def screened(result: Path) -> pd.DataFrame:
    """Return the Morris mean effect of each number on each outcome, relative to the largest.

    There is a column for each outcome; `influence` is their mean.
    """
    columns = {}
    for outcome, words in OUTCOMES.items():
        found = sensitivity(result, outcome).set_index("path")["mean_effect"]
        columns[words] = found / found.max() if found.max() > 0 else found
    table = pd.DataFrame(columns)
    table["influence"] = table.mean(axis=1)
    return table


def explained(result: Path) -> pd.DataFrame:
    """Return the total Sobol index of each number for each outcome."""
    found = {
        f"total, {words}": sensitivity(result, outcome).set_index("path")["total"]
        for outcome, words in OUTCOMES.items()
    }
    return pd.DataFrame(found)


def chance(result: Path) -> dict[str, float]:
    """Return the share of each outcome's variance over the samples that is Monte Carlo error."""
    return {words: chance_share(result, outcome) for outcome, words in OUTCOMES.items()}


def ranked(numbers: pd.DataFrame, influence: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Join the tables on each number; influential numbers with weak evidence come first."""
    table = numbers.set_index("path").join(influence).join(totals)
    table["influence"] = table["influence"].fillna(0.0)
    table["weak_and_matters"] = table["influence"] * table["grade"].map(WEAKNESS)
    return table.sort_values("weak_and_matters", ascending=False, kind="stable").reset_index()
