"""Options that commands share."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_kith(parser: argparse.ArgumentParser) -> None:
    """Add the option that every command running the program `kith` has."""
    parser.add_argument(
        "--kith",
        metavar="PROGRAM",
        help="the kith program (default: $KITH, else beside this Python, else kith on PATH)",
    )


def add_simulator(parser: argparse.ArgumentParser) -> None:
    """Add the options of a command that simulates its own studies and writes pages."""
    add_kith(parser)
    parser.add_argument("--force", action="store_true", help="overwrites existing files")
    parser.add_argument("-j", "--threads", type=int, help="threads (default: all cores)")
    parser.add_argument(
        "--scenarios",
        type=Path,
        metavar="FOLDER",
        help="folder of the scenarios that come with Kith (default: those of the program)",
    )
