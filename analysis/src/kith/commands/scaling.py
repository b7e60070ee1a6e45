"""Draw what kith_benchmark measured: `python -m kith.commands.scaling bench.json`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from matplotlib.figure import Figure

from kith.commands.guarded import guarded
from kith.figures.parts.save import save
from kith.figures.scaling import read_benchmark, scaling


def main(arguments: list[str] | None = None) -> int:
    """Print the table and save the figure."""
    parser = argparse.ArgumentParser(prog="python -m kith.commands.scaling", description=__doc__)
    parser.add_argument("file", type=Path, help="what kith_benchmark --benchmark_out wrote")
    parser.add_argument("-o", "--output", type=Path, default=Path("scaling.svg"))
    given = parser.parse_args(arguments)
    return guarded("scaling", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    table = read_benchmark(given.file)
    print(table.to_string(index=False, float_format=lambda number: f"{number:.4g}"))
    figure = Figure(figsize=(8.6, 4.6), layout="constrained")
    scaling(table, ax=figure.subplots())
    save(figure, given.output)
    print(f"figure: {given.output}")


if __name__ == "__main__":
    sys.exit(main())
