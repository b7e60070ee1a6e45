"""`kith ledger`: every assumption of a scenario, how well it is known, and what hangs on it.

Morris' screening moves every evidence number over its plausible range; Sobol indices follow for
those that matter most. The community is made smaller, posts and money with it, so that this takes
minutes.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from kith.commands.guarded import expect_free, guarded
from kith.io import pages
from kith.io.engine import Engine, add_options
from kith.stats.sensitivity import chance_share, sensitivity

#: What a difference is taken of, and the words for it.
OUTCOMES = {
    "treated_past_year_share": "treated",
    "k6_mean": "mean K6",
    "cost_societal_usd": "cost to society",
}

#: How weak evidence of a grade is.
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
    """Return the changes that shrink a scenario, posts and grants in proportion."""
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
    """Return Morris' mean effect of each number on each outcome, over the largest of that outcome.

    Columns: one for each outcome, and `influence`, their mean.
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
    """Return how much of each outcome's variance over the samples is chance."""
    return {words: chance_share(result, outcome) for outcome, words in OUTCOMES.items()}


def ranked(numbers: pd.DataFrame, influence: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Join all that is known of each number; what is weak and matters stands first."""
    table = numbers.set_index("path").join(influence).join(totals)
    table["influence"] = table["influence"].fillna(0.0)
    table["weak_and_matters"] = table["influence"] * table["grade"].map(WEAKNESS)
    return table.sort_values("weak_and_matters", ascending=False, kind="stable").reset_index()


def main(arguments: list[str] | None = None) -> int:
    """Run both designs; write `ledger.md` and `ledger.csv`."""
    parser = argparse.ArgumentParser(prog="kith ledger", description=__doc__)
    parser.add_argument("scenario", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--trajectories", type=int, default=6, help="of Morris (default: 6)")
    parser.add_argument("--base", type=int, default=64, help="base points of Sobol, a power of 2")
    parser.add_argument("--top", type=int, default=15, help="numbers that get Sobol indices")
    parser.add_argument("--residents", type=int, default=12_000)
    parser.add_argument("--weeks", type=int, default=156, help="horizon (default: 156)")
    parser.add_argument("--settling-weeks", type=int, default=104)
    parser.add_argument("-n", "--replicates", type=int, default=2)
    add_options(parser)
    given = parser.parse_args(arguments)
    return guarded("ledger", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    names = ("ledger.md", "ledger.csv")
    expect_free([given.output / name for name in names], given.force)
    engine = Engine(given.kith, given.threads, given.scenarios)
    everything = engine.parameters(str(given.scenario))
    numbers = engine.parameters(str(given.scenario), "--evidence")
    bounds = numbers[["range_low", "range_high"]].apply(pd.to_numeric)
    varied = numbers[bounds["range_low"] < bounds["range_high"]]
    sets = [
        *smaller(everything, given.residents), f"time.weeks={given.weeks}",
        f"time.settling_weeks={given.settling_weeks}", "same_money.enabled=false",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def run(method: str, n: int, chosen: pd.DataFrame) -> Path:
            file = folder / f"{method}.toml"
            text = sweep(method, n, given.scenario, chosen, sets, given.replicates)
            file.write_text(text, "utf-8")
            return engine.sweep(file, folder / method)

        influence = screened(run("morris", given.trajectories, varied))
        first = influence.nlargest(given.top, "influence").index
        chosen = varied[varied["path"].isin(first)]
        saltelli = run("saltelli", given.base, chosen)
        totals, luck = explained(saltelli), chance(saltelli)
    table = ranked(numbers, influence, totals)
    given.output.mkdir(parents=True, exist_ok=True)
    table.to_csv(given.output / "ledger.csv", index=False, float_format="%.4g")
    pages.write(given.output / "ledger.md", _page(table, luck, given))


def _in_words(luck: dict[str, float]) -> str:
    return ", ".join(f"{share:.0%} ({words})" for words, share in luck.items())


def _page(table: pd.DataFrame, luck: dict[str, float], given: argparse.Namespace) -> str:
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
