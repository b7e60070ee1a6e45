"""`kith ledger`: every assumption of a scenario, how well it is known, and what depends on it.

Morris' screening moves every evidence number over its plausible range; Sobol indices follow for
those that matter most. The community is scaled down, with its posts and money, so that this takes
minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import pandas as pd

from kith.commands.guarded import guarded
from kith.commands.options import add_simulator
from kith.io import pages
from kith.io.simulator import Simulator
from kith.validation.ledger import chance, explained, ranked, screened, smaller, sweep
from kith.validation.ledger_page import page


def main(arguments: list[str] | None = None) -> int:
    """Run both designs; write `ledger.md` and `ledger.csv`."""
    parser = argparse.ArgumentParser(prog="kith ledger", description=__doc__)
    parser.add_argument("scenario", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument(
        "--trajectories", type=int, default=6, help="trajectories of Morris (default: 6)"
    )
    parser.add_argument("--base", type=int, default=64, help="base points of Sobol, a power of 2")
    parser.add_argument("--top", type=int, default=15, help="numbers that get Sobol indices")
    parser.add_argument("--residents", type=int, default=12_000)
    parser.add_argument("--weeks", type=int, default=156, help="horizon (default: 156)")
    parser.add_argument("--settling-weeks", type=int, default=104)
    parser.add_argument("-n", "--replicates", type=int, default=2)
    add_simulator(parser)
    given = parser.parse_args(arguments)
    return guarded("ledger", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    names = ("ledger.md", "ledger.csv")
    pages.expect_free([given.output / name for name in names], given.force)
    simulator = Simulator(given.kith, given.threads, given.scenarios)
    everything = simulator.parameters(str(given.scenario))
    numbers = simulator.parameters(str(given.scenario), "--evidence")
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
            return simulator.sweep(file, folder / method)

        influence = screened(run("morris", given.trajectories, varied))
        first = influence.nlargest(given.top, "influence").index
        chosen = varied[varied["path"].isin(first)]
        saltelli = run("saltelli", given.base, chosen)
        totals, errors = explained(saltelli), chance(saltelli)
    table = ranked(numbers, influence, totals)
    given.output.mkdir(parents=True, exist_ok=True)
    table.to_csv(given.output / "ledger.csv", index=False, float_format="%.4g")
    pages.write(given.output / "ledger.md", page(table, errors, given))


if __name__ == "__main__":
    sys.exit(main())
