"""Faults that sweeps must survive. `python3 run.py --kith PROGRAM [--long] [--seed N] [ROW ...]`.

Each row prints what it did and how often. Zero failures in N cases mean a failure rate of at most 3/N with 95 %
confidence. The short form is part of every test run; `--long` runs for a night.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import rows_clusters
import rows_company
import rows_full
import rows_input
import rows_kill
import rows_single
from sweeps import Broken, Harness

ROWS = {
    **rows_kill.ROWS,
    **rows_single.ROWS,
    **rows_input.ROWS,
    **rows_company.ROWS,
    **rows_clusters.ROWS,
    **rows_full.ROWS,
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kith", type=Path, required=True)
    parser.add_argument("--libfault", type=Path)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=20260105)
    parser.add_argument("--keep", action="store_true", help="keep the folder")
    parser.add_argument("rows", nargs="*", help=f"of {' '.join(ROWS)}; default: all but clusters and full size")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    rows = given.rows or [row for row in ROWS if row not in {**rows_clusters.ROWS, **rows_full.ROWS}]
    folder = Path(tempfile.mkdtemp(prefix="kith-faults-"))
    failed = 0
    print(f"seed {given.seed}, {'long' if given.long else 'short'} form, in {folder}")
    for row in rows:
        began = time.monotonic()
        rng = random.Random(f"{given.seed} {row}")
        try:
            libfault = given.libfault.resolve() if given.libfault else None
            h = Harness(given.kith.resolve(), libfault, folder / row, rng, given.long)
            said = ROWS[row](h)
        except Broken as broken:
            failed += 1
            said = f"FAILED: {broken} (see {folder / row})"
        print(f"{row:<4} {time.monotonic() - began:6.1f} s  {said}", flush=True)
        if not given.keep and not said.startswith("FAILED"):
            shutil.rmtree(folder / row, ignore_errors=True)
    if not failed and not given.keep:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
