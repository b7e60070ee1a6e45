"""`kith workbook FILE`: write the tables of `kith export` as one .xlsx."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from kith.commands.guarded import guarded
from kith.commands.options import add_kith
from kith.io.pages import expect_free
from kith.io.result_file import is_sweep
from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.workbook.workbook import workbook


def main(arguments: list[str] | None = None) -> int:
    """Write the workbook; print its path."""
    options = _options(arguments)
    return guarded("workbook", lambda: _answer(options))


def _answer(options: argparse.Namespace) -> None:
    file = Path(options.file)
    target: Path = options.output or file.with_suffix(".xlsx")
    if target.suffix != ".xlsx":
        raise UsageError(f"-o {target}: kith workbook writes .xlsx (kith export writes folders)")
    expect_free([target], options.force)
    if is_sweep(file):
        raise UsageError(
            f"{file}: is the result of a sweep: kith sensitivity {file} --effects NAME.csv writes "
            "its table"
        )
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables"
        Simulator(options.kith).call("export", file, "-o", tables)
        print(workbook(tables, target))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="kith workbook",
        description="Write the tables of a result as one .xlsx, a sheet for each "
        "table of kith export, with units. kith export FILE -o NAME.xlsx does the same.",
    )
    parser.add_argument("file", help="a result of kith run")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="XLSX", help="where to write (default: FILE's name)"
    )
    parser.add_argument("--force", action="store_true", help="overwrite an existing workbook")
    add_kith(parser)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
