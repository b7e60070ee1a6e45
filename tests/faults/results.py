"""Compare two results bit for bit: every dataset and digest, but not when and how they were made."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from sweeps import Broken, expect

# Runs in the Python on PATH, which has h5py if the package of Kith is installed.
COMPARE = """
import sys
import h5py
import numpy

def names(file):
    found = []
    file.visititems(lambda name, item: found.append(name) if isinstance(item, h5py.Dataset) else None)
    return sorted(name for name in found if not name.startswith("provenance/"))

with h5py.File(sys.argv[1]) as one, h5py.File(sys.argv[2]) as other:
    assert names(one) == names(other), "other datasets"
    assert "digest" in one and one["digest"].size > 0, "no digests"
    for name in names(one):
        a, b = numpy.asarray(one[name][()]), numpy.asarray(other[name][()])
        same = a.dtype == b.dtype and a.shape == b.shape
        # Compared as bytes, so that missing values (NaN) are equal, too.
        same = same and (a.tobytes() == b.tobytes() if a.dtype.kind in "iuf" else bool((a == b).all()))
        assert same, name + " differs"
    print(len(names(one)))
"""


def have_h5py() -> bool:
    python = shutil.which("python3")
    return python is not None and subprocess.run([python, "-c", "import h5py"], capture_output=True).returncode == 0


def equal_results(one: Path, other: Path) -> int:
    """Return the number of datasets compared; raise Broken if one differs."""
    expect(have_h5py(), "python3 has h5py (source .venv/bin/activate)")
    ended = subprocess.run(["python3", "-c", COMPARE, str(one), str(other)], capture_output=True, text=True)
    if ended.returncode != 0:
        raise Broken(f"{other}: {ended.stderr.strip().splitlines()[-1]}")
    return int(ended.stdout)
