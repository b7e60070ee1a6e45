"""Tries hostile changes of a result by their numbers.

Prints each fault and keeps its file; exits with 1 if there is any.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1]), str(HERE.parents[1] / "helpers")]

from calls import Calls, OneProcess  # noqa: E402
from judge import Judge  # noqa: E402


def main() -> int:
    """Return how it ended."""
    options = _options()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="hostile-"))
    folder.mkdir(parents=True, exist_ok=True)
    calls = OneProcess(options.calls) if options.calls else Calls()
    found = 0
    with Judge(options.result, folder, calls) as judge:
        for number in range(options.first, options.last):
            for fault in judge.faults(number):
                found += 1
                print(fault, flush=True)
        for fault in judge.finish():
            found += 1
            print(fault)
    print(f"{options.last - options.first} hostile files, {found} faults")
    return 1 if found else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("result", type=Path, help="a sound result")
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int, help="the number after the last")
    parser.add_argument("--folder", type=Path, help="where files of faults stay")
    parser.add_argument("--calls", type=Path, help="kith_calls, to run all in one process")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
