"""Tries hostile changes of a result by their numbers: run.py RESULT.h5 FIRST LAST [FOLDER].

Prints each fault and keeps its file; exits with 1 where there is one.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from judge import Judge  # noqa: E402


def main() -> int:
    """Return how it ended."""
    original, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    folder = Path(sys.argv[4]) if len(sys.argv) > 4 else Path(tempfile.mkdtemp(prefix="hostile-"))
    folder.mkdir(parents=True, exist_ok=True)
    found = 0
    with Judge(original, folder) as judge:
        for number in range(first, last):
            for fault in judge.faults(number):
                found += 1
                print(fault, flush=True)
    print(f"{last - first} hostile files, {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
