"""Damages the bytes of a file at random places."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

Change = Callable[[Path, random.Random], None]


def _of_bytes(change: Callable[[bytearray, random.Random], bytearray]) -> Change:
    def changed(path: Path, chance: random.Random) -> None:
        path.write_bytes(change(bytearray(path.read_bytes()), chance))

    return changed


def _place(data: bytearray, chance: random.Random) -> int:
    """Pick a place, equally often in the file's metadata and in its numbers."""
    described = [b"OHDR", b"FRHP", b"BTHD", b"BTLF", b"FHDB", b"GCOL", b"OCHK", b"FADB", b"FAHD"]
    if chance.random() < 0.7:
        start = data.find(chance.choice(described), chance.randrange(len(data)))
        if start >= 0:
            return min(len(data) - 1, start + chance.randrange(256))
    return chance.randrange(len(data))


def _flip(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 1, 1, 3, 10))):
        data[_place(data, chance)] ^= 1 << chance.randrange(8)
    return data


def _fill(data: bytearray, chance: random.Random) -> bytearray:
    start, size = _place(data, chance), chance.choice((1, 8, 64, 4096))
    data[start : start + size] = bytes([chance.choice((0, 255))]) * size
    return data


def _cut(data: bytearray, chance: random.Random) -> bytearray:
    return data[: chance.randrange(len(data))]


def _move(data: bytearray, chance: random.Random) -> bytearray:
    start, to, size = _place(data, chance), _place(data, chance), chance.choice((4, 64, 1024))
    block = data[start : start + size]
    data[to : to + len(block)] = block
    return data


def _drop(data: bytearray, chance: random.Random) -> bytearray:
    start = _place(data, chance)
    del data[start : start + chance.choice((1, 8, 512))]
    return data


def _superblock(data: bytearray, chance: random.Random) -> bytearray:
    data[chance.randrange(48)] = chance.randrange(256)
    return data


def _heap(data: bytearray, chance: random.Random) -> bytearray:
    """Change index or length of an object in a heap of texts, or of its free rest (index 0)."""
    starts = [found.start() for found in re.finditer(rb"GCOL\x01", data)]
    at = chance.choice(starts)
    end = at + int.from_bytes(data[at + 8 : at + 16], "little")
    heads, at = [], at + 16
    while at + 16 <= end:
        heads.append(at)
        index, length = (
            int.from_bytes(data[at + k : at + k + n], "little") for k, n in ((0, 2), (8, 8))
        )
        at += 16 + -(-length // 8) * 8 if index else end
    head = chance.choice((chance.choice(heads), heads[-1]))
    if chance.random() < 0.3:
        data[head : head + 2] = bytes(2)
    else:
        data[head + 8 : head + 16] = chance.choice((0, 8, 16, 1 << 20, 1 << 40)).to_bytes(
            8, "little"
        )
    return data


#: Kind → change; a change may leave the file as it was, or readable.
DAMAGES: dict[str, Change] = {
    "flip": _of_bytes(_flip), "fill": _of_bytes(_fill), "cut": _of_bytes(_cut),
    "move": _of_bytes(_move), "drop": _of_bytes(_drop), "superblock": _of_bytes(_superblock),
    "heap": _of_bytes(_heap),
}  # fmt: skip
