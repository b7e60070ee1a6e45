"""`kith patterns`: usual care of the reference nation, compared with published figures."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kith.commands.guarded import guarded
from kith.commands.options import add_simulator
from kith.io import pages
from kith.io.simulator import Simulator
from kith.validation import targets
from kith.validation.patterns import NATION, measure_all, page


def main(arguments: list[str] | None = None) -> int:
    """Measure the patterns; print the page, or write it."""
    parser = argparse.ArgumentParser(prog="kith patterns", description=__doc__)
    parser.add_argument(
        "-n", "--replicates", type=int, default=20, help="how many seeds (default: 20)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", dest="sets")
    parser.add_argument("--targets", type=Path, help="figures of your own, added or instead")
    parser.add_argument("-o", "--output", type=Path, help="page in Markdown (default: print it)")
    add_simulator(parser)
    given = parser.parse_args(arguments)
    return guarded("patterns", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    pages.expect_free([given.output], given.force)
    wanted = targets.read(given.targets)
    simulator = Simulator(given.kith, given.threads, given.scenarios)
    found = measure_all(
        simulator, simulator.scenarios / NATION, wanted, replicates=given.replicates,
        seed=given.seed, sets=given.sets,
    )  # fmt: skip
    command = f"kith patterns -n {given.replicates} --seed {given.seed}"
    text = page(targets.held_against(wanted, found), given.replicates, command)
    pages.write(given.output, text)


if __name__ == "__main__":
    sys.exit(main())
