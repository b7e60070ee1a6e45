"""`kith cite`: the sources on which a scenario or a result rests."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kith.commands.guarded import guarded
from kith.commands.options import add_kith
from kith.io.simulator import Simulator
from kith.report import citations


def main(arguments: list[str] | None = None) -> int:
    """Print the sources of a scenario or a result."""
    parser = argparse.ArgumentParser(
        prog="kith cite", description="Prints the sources that a scenario or a result rests on."
    )
    parser.add_argument("file", type=Path, help="scenario (.toml) or result (.h5)")
    add_kith(parser)
    given = parser.parse_args(arguments)
    return guarded("cite", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    of = citations.of_scenario if given.file.suffix == ".toml" else citations.of_result
    evidence, programs = of(Simulator(given.kith), given.file)
    print(citations.text(citations.used(evidence, programs)))


if __name__ == "__main__":
    sys.exit(main())
