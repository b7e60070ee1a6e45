"""`kith community`: a community file from one row of a table of counties."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kith.commands.guarded import guarded
from kith.commands.options import add_kith
from kith.io import pages
from kith.io.simulator import NoSimulatorError, Simulator
from kith.validation import counties
from kith.validation.community import RESIDENTS, text


def main(arguments: list[str] | None = None) -> int:
    """Write the file; print its path."""
    parser = argparse.ArgumentParser(
        prog="kith community",
        description="Writes a community file from one row of a table of counties, and checks it.",
    )
    parser.add_argument("--fips", required=True, help="code of the county, e.g. 47037")
    parser.add_argument("--data", type=Path, required=True, help="counties.csv, or its folder")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="TOML")
    parser.add_argument("--residents", type=int, default=RESIDENTS, help="simulated people at most")
    add_kith(parser)
    parser.add_argument("--force", action="store_true", help="overwrites the file if it is there")
    given = parser.parse_args(arguments)
    return guarded("community", lambda: _write(given))


def _write(given: argparse.Namespace) -> None:
    target: Path = given.output
    pages.expect_free([target], given.force)
    county = counties.one(given.data, given.fips)
    try:
        simulator = Simulator(given.kith)
    except NoSimulatorError:  # the package alone
        pages.write(target, text(county, given.residents))
        print("not checked: there is no kith on PATH (or name it with --kith)", file=sys.stderr)
        return
    pages.write(target, text(county, given.residents))
    simulator.call("check", target)


if __name__ == "__main__":
    sys.exit(main())
