"""Checks attributes of variable length in the bytes of a file, before libhdf5 reads them.

libhdf5 cannot tell how long a text or a list of references is without reading it, and trusts the
file. So attributes are found by their byte patterns; sim/io/results/door/stored_attributes.cpp
looks for the same.
"""

from __future__ import annotations

import re

from kith.io.door.fault import FaultError
from kith.io.door.stored_texts import StoredTexts


def _of_class(*numbers: int) -> bytes:
    """Return a pattern for the byte of a type of one of these classes, in any version."""
    every = bytes(number | version << 4 for number in numbers for version in range(16))
    return b"[" + re.escape(every) + b"]"


#: The size of a type, 16, and its base: a character (of class 0, a number, or 3) or a reference.
_TYPE = re.compile(
    rb"\x10\0\0\0(?=(?:" + _of_class(0, 3) + rb"...\x01|" + _of_class(7) + rb"...\x08)\0\0\0)",
    re.DOTALL,
)
_VARIABLE = 9  # class of types of variable length
_LONGEST_NAME = 264  # of an attribute, in steps of eight bytes
_MOST_VALUES = 32  # no more are checked


def expect_sound_attributes(texts: StoredTexts) -> None:
    """Raise FaultError if an attribute says another length than it has."""
    for start, part in texts.parts():
        for found in _TYPE.finditer(part):
            at = found.start()
            if at >= 4 and part[at - 4] & 0x0F == _VARIABLE:
                _expect_sound(texts, part, start, at)
        heap = part.find(b"FRHP")  # stores many attributes, unpacked
        while heap >= 0:
            if part[heap + 4 : heap + 5] == b"\0" and _two(part, heap + 7) != 0:
                raise FaultError("packs its attributes")
            heap = part.find(b"FRHP", heap + 1)


def _expect_sound(texts: StoredTexts, part: bytes, start: int, at: int) -> None:
    base, size = part[at + 4] & 0x0F, part[at + 8]
    type_bytes = 20 if base == 0 else 16  # a number says its bits, too
    if _has_old_head(part, at - 4, type_bytes):
        raise FaultError("has an attribute of an old kind")
    if values := _values_behind(part, at - 4 + type_bytes):
        texts.expect_lengths(start + values[0], values[1], size)


def _has_old_head(part: bytes, start: int, type_bytes: int) -> bool:
    """Return whether it is of the oldest version, with other padding, which Kith never writes."""
    for before in range(16, 8 + _LONGEST_NAME + 1, 8):
        head = start - before
        if head >= 0 and part[head] == 1 and _two(part, head + 4) == type_bytes:
            name = _two(part, head + 2)
            if name <= _LONGEST_NAME and 8 + -(-name // 8) * 8 == before:
                return True
    return False


def _values_behind(part: bytes, at: int) -> tuple[int, int] | None:
    """Return where the values after a dataspace begin, and how many; None without a dataspace."""
    version, axes, flags = part[at : at + 3].ljust(3, b"\0")
    if version not in (1, 2) or axes > 1 or flags > 1:
        return None
    head = at + (8 if version == 1 else 4)
    if axes == 0:
        return head, 1
    return head + (16 if flags == 1 else 8), min(_two(part, head), _MOST_VALUES)


def _two(part: bytes, at: int) -> int:
    return int.from_bytes(part[at : at + 2], "little")
