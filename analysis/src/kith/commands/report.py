"""`kith report FILE`: write the page about a study."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kith.commands.guarded import guarded
from kith.io.pages import expect_ending, expect_free
from kith.report.report import ENDINGS, report


def main(arguments: list[str] | None = None) -> int:
    """Write the page; print its path."""
    options = _options(arguments)
    return guarded("report", lambda: _answer(options))


def _answer(options: argparse.Namespace) -> None:
    target: Path = options.output or Path(options.file).with_suffix(".html")
    expect_ending("report", target, ENDINGS)
    expect_free([target], options.force)
    print(report(options.file, target, options.scenario))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="kith report",
        description="Write one self-contained page about a study: the answer, who benefits, what "
        "it costs, how sure the answer is and what it rests on. Opens in any browser, offline.",
    )
    parser.add_argument("file", help="a result of kith run")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="where to write, .html, or .pdf if a browser is installed (default: FILE's "
        "name with .html)",
    )
    parser.add_argument("--scenario", metavar="ID", help="which scenario (default: the first)")
    parser.add_argument("--force", action="store_true", help="overwrite an existing page")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
