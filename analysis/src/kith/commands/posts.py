"""`kith posts`: usual care with half to four times its therapists and prescribers."""

from __future__ import annotations

import argparse
import shlex
import sys
import tempfile
from pathlib import Path

from kith.commands.guarded import guarded
from kith.commands.options import add_simulator
from kith.io import pages
from kith.io.simulator import Simulator, set_options
from kith.validation import scaled_posts
from kith.validation.patterns import NATION


def main(arguments: list[str] | None = None) -> int:
    """Simulate usual care with scaled posts; print the page, or write it."""
    parser = argparse.ArgumentParser(prog="kith posts", description=__doc__)
    parser.add_argument(
        "-n", "--replicates", type=int, default=20, help="how many seeds (default: 20)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", dest="sets")
    parser.add_argument("--community", type=Path, help="default: the reference nation")
    parser.add_argument("-o", "--output", type=Path, help="page in Markdown (default: print it)")
    add_simulator(parser)
    given = parser.parse_args(arguments)
    return guarded("posts", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    pages.expect_free([given.output], given.force)
    simulator = Simulator(given.kith, given.threads, given.scenarios)
    community = given.community or simulator.scenarios / NATION
    with tempfile.TemporaryDirectory() as name:
        tables = {
            side: scaled_posts.table(
                simulator, community, Path(name), side, given.replicates, given.seed, given.sets
            )
            for side in scaled_posts.SIDES
        }
    text = scaled_posts.page(tables, community.stem, given.replicates, _command(given))
    pages.write(given.output, text)


def _command(given: argparse.Namespace) -> str:
    """Return the options typed by the user that change the page."""
    words = ["kith", "posts", "-n", str(given.replicates), "--seed", str(given.seed)]
    words += ["--community", str(given.community)] if given.community else []
    return shlex.join([*words, *set_options(given.sets)])


if __name__ == "__main__":
    sys.exit(main())
