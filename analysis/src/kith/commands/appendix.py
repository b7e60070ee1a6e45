"""`kith appendix FILE --standard NAME`: answer a reporting standard from a result."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kith.appendix.appendix import appendix, target_of
from kith.commands.guarded import guarded
from kith.io.pages import expect_free

STANDARDS = ("cheers2022", "stress-abm", "odd", "logic-model")


def main(arguments: list[str] | None = None) -> int:
    """Write the appendix; print its path."""
    options = _options(arguments)
    return guarded("appendix", lambda: _answer(options))


def _answer(options: argparse.Namespace) -> None:
    target = target_of(Path(options.file), options.standard, options.output)
    expect_free([target], options.force)
    print(appendix(options.file, options.standard, target, options.scenario))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="kith appendix",
        description="Answer each item of a reporting standard from a result: its value, where "
        "Kith's documents say it, or 'not recorded'. CHEERS 2022 is for economic evaluations, "
        "STRESS (its checklist for agent-based models) for simulation studies, ODD for models; "
        "logic-model writes a logic model and the tables that grants ask for.",
    )
    parser.add_argument("file", help="a result of kith run")
    parser.add_argument("--standard", required=True, choices=STANDARDS, help="which standard")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE",
        help="where to write, .html, .docx or .md (default: FILE's name with .STANDARD.html)",
    )  # fmt: skip
    parser.add_argument("--scenario", metavar="ID", help="which scenario (default: the first)")
    parser.add_argument("--force", action="store_true", help="overwrite an existing page")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
