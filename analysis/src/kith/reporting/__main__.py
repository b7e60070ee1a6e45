"""`kith report FILE`: write the page about a study."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kith import reader
from kith.reporting.page import report

# As of `kith` itself: 1 failed, 2 wrong usage, 4 input or output.
FAILED, WRONG_USAGE, INPUT_OUTPUT = 1, 2, 4


def main(arguments: list[str] | None = None) -> int:
    """Write the page; print its path."""
    options = _options(arguments)
    target: Path = options.output or Path(options.file).with_suffix(".html")
    if target.exists() and not options.force:
        return _complain(f"{target} exists (--force overwrites it)", INPUT_OUTPUT)
    try:
        print(report(options.file, target, options.scenario))
    except (OSError, reader.KithFileError) as error:
        return _complain(error, INPUT_OUTPUT)
    except ValueError as error:
        return _complain(error, WRONG_USAGE)
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="kith report",
        description="Write one self-contained page about a study: the answer, who benefits, what "
        "it costs, how sure that is and what it rests on. Opens in any browser, offline.",
    )
    parser.add_argument("file", help="a result of kith run")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="HTML", help="where to write (default: FILE's name)"
    )
    parser.add_argument("--scenario", metavar="ID", help="which scenario (default: the first)")
    parser.add_argument("--force", action="store_true", help="overwrite the page if it is there")
    return parser.parse_args(arguments)


def _complain(error: object, code: int) -> int:
    print(f"error: {error}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
