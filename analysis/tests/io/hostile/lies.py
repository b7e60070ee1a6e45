"""Makes a result state wrong lengths of its texts."""

from __future__ import annotations

import random
from pathlib import Path

import h5py


def lying_text(path: Path, chance: random.Random) -> None:
    """Make a text state a wrong length, with which a trusting reader would write beyond it."""
    with h5py.File(path) as file:
        name = chance.choice(("provenance/scenario_resolved_toml", "scenario_title", "digest"))
        at = file[name].id.get_offset()
    data = bytearray(path.read_bytes())
    part = chance.choice((0, 4, 12))
    data[at + part : at + part + 4] = chance.choice((1, 5, 2**31, 2**32 - 1)).to_bytes(4, "little")
    path.write_bytes(data)


def lying_attribute(path: Path, chance: random.Random) -> None:
    """Make an attribute state a wrong length."""
    with h5py.File(path) as file:
        stored = str(file.attrs[chance.choice(("title", "history", "source"))]).encode()
    data = bytearray(path.read_bytes())
    at = data.find(stored) - 8
    data[at : at + 8] = chance.choice((1, len(stored) + 1, 9000, 2**40)).to_bytes(8, "little")
    path.write_bytes(data)
