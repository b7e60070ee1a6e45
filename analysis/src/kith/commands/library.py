"""`kith library`: run the scenarios of a page and write their numbers into it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from kith.commands.guarded import guarded
from kith.commands.options import add_kith
from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.report.mark_tables import table
from kith.report.marks import Block, PageError, fill


def main(arguments: list[str] | None = None) -> int:
    """Run the scenarios and rewrite the page; print each run."""
    options = _options(arguments)
    return guarded("library", lambda: _answer(options))


def _answer(options: argparse.Namespace) -> None:
    page: Path = options.page
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)

        def numbers(block: Block) -> str | None:
            if options.only and not set(options.only) & set(block.scenarios):
                return None
            target = folder / f"{block.kind}-{block.scenarios[0]}.h5"
            if not (options.reuse and target.exists()):
                words = ["run", *map(str, files_of(page.parent, block)), "-q", "-o", str(target),
                         "--force", "--progress", "none", *options.rest]  # fmt: skip
                print("kith", *words, file=sys.stderr, flush=True)
                Simulator(options.kith).call(*words)
            return table(target, block)

        try:
            written = fill(page.read_text(encoding="utf-8"), numbers)
        except PageError as error:
            raise UsageError(f"{page}:\n{error}") from error
        page.write_text(written, encoding="utf-8")


def files_of(folder: Path, block: Block) -> list[Path]:
    """Return the scenario files that a mark needs; shares also need those without each part."""
    files = [folder / f"{scenario}.toml" for scenario in block.scenarios]
    if block.kind == "shares":
        files += [part for own in block.scenarios for part in sorted((folder / own).glob("*.toml"))]
    return files


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="kith library",
        description="Run the scenarios that a page marks and write their numbers between the "
        "marks. Options that are not listed here go to `kith run`, as -n 4 or --set PATH=VALUE.",
    )
    parser.add_argument("page", type=Path, help="scenarios/LIBRARY.md, or a page of your own")
    parser.add_argument("--only", nargs="+", metavar="ID", help="only marks of these scenarios")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep the results in this folder"
    )
    parser.add_argument("--reuse", action="store_true", help="reuse results kept with --keep")
    add_kith(parser)
    options, rest = parser.parse_known_args(arguments)
    options.rest = rest
    if options.reuse and options.keep is None:
        parser.error("--reuse needs --keep")
    return options


if __name__ == "__main__":
    sys.exit(main())
