"""`kith memo FILE`: write a one-page memo about a study."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kith.commands.guarded import guarded
from kith.io.pages import expect_free
from kith.memo.memo import LANGUAGES, memo, target_of


def main(arguments: list[str] | None = None) -> int:
    """Write the memo; print its path."""
    options = _options(arguments)
    return guarded("memo", lambda: _answer(options))


def _answer(options: argparse.Namespace) -> None:
    target = target_of(Path(options.file), options.output)
    expect_free([target], options.force)
    print(memo(options.file, target, options.scenario, options.language))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="kith memo",
        description="Write a one-page (Letter) memo about a study, at most 350 words: question, "
        "answer, who, cost and who pays, how sure, what else the money could buy, what must be "
        "true, and what is left out. HTML or PDF to print, or .docx to edit.",
    )
    parser.add_argument("file", help="a result of kith run")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE",
        help="where to write, .html, .docx, .pdf or, as three slides, .pptx (default: "
        "FILE's name with .memo.html)",
    )  # fmt: skip
    parser.add_argument("--scenario", metavar="ID", help="which scenario (default: the first)")
    parser.add_argument(
        "--language", choices=LANGUAGES, default="en",
        help="English (default), or Spanish, which no native speaker has reviewed",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="overwrite an existing memo")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
