"""`kith library`: run the scenarios of a page and write their numbers into it."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kith import reader
from kith.library.page import Block, PageError, fill
from kith.library.tables import table

# As of `kith` itself: 1 failed, 2 wrong usage, 4 input or output.
FAILED, WRONG_USAGE, INPUT_OUTPUT = 1, 2, 4


def main(arguments: list[str] | None = None) -> int:
    """Rewrite the page; print what was run."""
    options = _options(arguments)
    page: Path = options.page
    program = shutil.which("kith")
    if program is None:
        return _complain("there is no kith on PATH", FAILED)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)

        def numbers(block: Block) -> str | None:
            if options.only and not set(options.only) & set(block.scenarios):
                return None
            target = folder / f"{block.kind}-{block.scenarios[0]}.h5"
            if not (options.reuse and target.exists()):
                command = [program, "run", *map(str, files_of(page.parent, block))]
                command += ["-q", "-o", str(target), "--force", "--progress", "none", *options.rest]
                print(" ".join(command), file=sys.stderr, flush=True)
                subprocess.run(command, check=True, capture_output=True, text=True)
            return table(target, block)

        try:
            written = fill(page.read_text(encoding="utf-8"), numbers)
            page.write_text(written, encoding="utf-8")
        except PageError as error:
            return _complain(f"{page}:\n{error}", WRONG_USAGE)
        except subprocess.CalledProcessError as error:
            return _complain(f"{error.stderr}kith run ended with {error.returncode}", FAILED)
        except (OSError, reader.KithFileError) as error:
            return _complain(error, INPUT_OUTPUT)
        except ValueError as error:
            return _complain(error, WRONG_USAGE)
    return 0


def files_of(folder: Path, block: Block) -> list[Path]:
    """Return the scenario files that a mark needs: for shares those without each part, too."""
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
    parser.add_argument("--only", nargs="+", metavar="ID", help="marks of these scenarios alone")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the results there")
    parser.add_argument("--reuse", action="store_true", help="use results that --keep kept")
    options, rest = parser.parse_known_args(arguments)
    options.rest = rest
    if options.reuse and options.keep is None:
        parser.error("--reuse needs --keep")
    return options


def _complain(error: object, code: int) -> int:
    print(f"error: {error}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
