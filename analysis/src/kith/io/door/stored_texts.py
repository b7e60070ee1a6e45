"""Reads texts from the bytes of a file, before libhdf5 does.

libhdf5 trusts the length that a file states for a text; here it is compared with the stored length.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import numpy as np

from kith.io.door import limits
from kith.io.door.fault import FaultError
from kith.io.door.texts import fault_in_text

_SIGNATURE = b"\x89HDF\r\n\x1a\n"
_HEAD = 16  # bytes of the header of a heap, and of an object in it
_PART = 1 << 24  # bytes
_OVERLAP = 1024  # no attribute that is checked is longer
_WORD = re.compile("[A-Za-z0-9_.-]+")
_PLACE = np.dtype([("length", "<u4"), ("heap", "<u8"), ("index", "<u4")])


class StoredTexts:
    """The bytes of a file, and the texts that HDF5 stores in them."""

    def __init__(self, path: Path) -> None:
        """Open a regular file that begins as HDF5 does; raise FaultError for anything else."""
        # Checked before opening: opening a pipe would wait for its other end.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise FaultError("is not an ordinary file")
        self._file: BinaryIO = open(path, "rb", buffering=1 << 16)  # noqa: SIM115
        self.size = os.fstat(self._file.fileno()).st_size
        self._counted = 0
        self._heap_bytes = 0
        self._heaps: dict[int, dict[int, tuple[int, int]]] = {}
        if self._file.read(len(_SIGNATURE)) != _SIGNATURE:
            self._file.close()
            raise FaultError("is not an HDF5 file, or only the beginning of one")
        if self.size > limits.LARGEST_FILE:
            self._file.close()
            raise FaultError(f"has {self.size} bytes (must be {limits.LARGEST_FILE} or fewer)")

    def __enter__(self) -> StoredTexts:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._file.close()

    def read(self, path: str, offset: int, count: int) -> list[str]:
        """Return the texts whose references are stored in sequence at an offset."""
        places = np.frombuffer(self._bytes(offset, count * _PLACE.itemsize), _PLACE).tolist()
        texts = []
        for length, address, index in places:
            if address == 0 and length == 0:
                texts.append("")
                continue
            at, kept = self._heap(address).get(index, (0, -1))
            if kept != length:
                raise FaultError(f"says of a text in {path} another length than it has")
            if length > limits.LONGEST_TEXT:
                most = limits.LONGEST_TEXT
                raise FaultError(f"has {length} bytes of text in {path} (must be {most} or fewer)")
            self.count(path, length)
            texts.append(shown(path, self._bytes(at, length)))
        return texts

    def expect_lengths(self, offset: int, count: int, part: int) -> None:
        """Compare the lengths of values of an attribute, of so many bytes each, with what is kept.

        Another length is a FaultError: libhdf5 would read beyond its memory, or without end.
        """
        for at in range(offset, offset + count * _PLACE.itemsize, _PLACE.itemsize):
            place = np.frombuffer(self._bytes(at, _PLACE.itemsize), _PLACE)[0]
            length, address, index = place.tolist()
            if address == 0:  # libhdf5 reads nothing then
                continue
            if self._heap(address).get(index, (0, -1))[1] != length * part:
                raise FaultError("says of an attribute another length than it has")

    def parts(self) -> Iterator[tuple[int, bytes]]:
        """Yield the bytes of the file in parts that overlap, each with its offset."""
        for start in range(0, self.size, _PART):
            begin = max(0, start - _OVERLAP)
            yield begin, self._bytes(begin, min(start + _PART + _OVERLAP, self.size) - begin)

    def count(self, path: str, size: int) -> None:
        """Count a text; raise FaultError if all texts together are longer than the file."""
        self._counted += size
        if self._counted > self.size:
            raise FaultError(f"has more text in {path} than bytes")

    def _bytes(self, offset: int, count: int) -> bytes:
        if offset + count > self.size:
            raise FaultError("points beyond its end")
        self._file.seek(offset)
        found = self._file.read(count)
        if len(found) < count:
            raise FaultError("shrinks")
        return found

    def _heap(self, address: int) -> dict[int, tuple[int, int]]:
        if address in self._heaps:
            return self._heaps[address]
        head = self._bytes(address, _HEAD)
        size = int.from_bytes(head[8:], "little")
        if head[:5] != b"GCOL\x01" or size < _HEAD or address + size > self.size:
            raise FaultError("keeps texts where there are none")
        self._heap_bytes += size
        if self._heap_bytes > self.size:
            raise FaultError("keeps texts in the same place twice")
        objects: dict[int, tuple[int, int]] = {}
        at, end = address + _HEAD, address + size
        while at + _HEAD <= end:
            head = self._bytes(at, _HEAD)
            index = int.from_bytes(head[:2], "little")
            length = int.from_bytes(head[8:], "little")
            if index == 0:  # the rest is free
                # libhdf5 goes on by this length, without end if it is 0.
                if length != end - at:
                    raise FaultError("keeps texts where there are none")
                break
            if at + _HEAD + length > end:
                raise FaultError("keeps a text beyond its place")
            objects[index] = (at + _HEAD, length)
            at += _HEAD + -(-length // 8) * 8
        self._heaps[address] = objects
        return objects


def shown(path: str, stored: bytes) -> str:
    """Decode a text of a file; raise FaultError if it must not be shown."""
    try:
        text = stored.decode("utf-8")
    except UnicodeDecodeError:
        raise FaultError(f"has a text in {path} with bytes that are no UTF-8") from None
    if fault := fault_in_text(text):
        raise FaultError(f"has a text in {path} with {fault}")
    return text


def named(path: str, stored: bytes) -> str:
    """Return the name of an item or attribute; one that is no plain word is a FaultError."""
    name = shown(path, stored)
    if not _WORD.fullmatch(name):
        raise FaultError("has a name that is no word of Kith")
    return name
