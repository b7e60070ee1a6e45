"""Inspects a result, which may come from somebody else, before it is read."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import h5py
import numpy as np

from kith.io.door import expected, limits
from kith.io.door.fault import FaultError, KithFileError
from kith.io.door.items import items_of
from kith.io.door.stored_attributes import expect_sound_attributes
from kith.io.door.stored_texts import StoredTexts
from kith.io.door.text_digest import TextDigest

FILETYPE = "kith-study"
SWEEP = "kith-sweep"
FORMAT = 1

#: Files that passed, while they stay unchanged: path → device, inode, size, time of last change.
_passed: dict[Path, tuple[int, int, int, int]] = {}
_MOST_PASSED = 64


#: Devices whose files cannot be locked, as on some clusters.
_without_locks: set[int] = set()
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}


def can_lock(path: Path) -> bool:
    """Return whether a file that was `opened` could be locked."""
    return path.stat().st_dev not in _without_locks


def opened(path: Path) -> h5py.File:
    """Open a file, without a lock if its file system has none.

    If the file system has locks, libhdf5 wants everybody who opens the file to lock it.
    """
    if can_lock(path):
        try:
            return h5py.File(path, "r")
        except OSError as error:
            said = str(error)
            if error.errno not in _NO_LOCKS and not any(os.strerror(n) in said for n in _NO_LOCKS):
                raise
        _without_locks.add(path.stat().st_dev)
    return h5py.File(path, "r", locking=False)


def expect_result(file: Path) -> None:
    """Raise KithFileError, with one sentence, unless a file is a result as Kith writes it.

    In such a result all sizes fit, nothing is taken from other files, and texts are safe to show
    and unchanged since they were written. Other modules may then trust its structure. Numbers carry
    their own checksums, which are checked when they are read.
    """
    identity = _identity(file)
    if _passed.get(file) == identity:
        return
    try:
        with StoredTexts(file) as texts:
            _inspect(file, texts)
    except FaultError as fault:
        raise KithFileError(f"{file}: {fault}") from None
    except (OSError, RuntimeError, KeyError, ValueError, TypeError, MemoryError) as error:
        # The messages of libhdf5 about a damaged file name its own functions.
        if isinstance(error, KithFileError):
            raise
        said = " ".join(str(error).split())
        raise KithFileError(f"{file}: is damaged or incomplete ({said})") from None
    if _identity(file) != identity:
        raise KithFileError(f"{file}: was replaced while it was read")
    while len(_passed) >= _MOST_PASSED:
        _passed.pop(next(iter(_passed)))
    _passed[file] = identity


def _identity(file: Path) -> tuple[int, int, int, int]:
    about = file.stat()
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns


def _inspect(path: Path, texts: StoredTexts) -> None:
    expect_sound_attributes(texts)
    with opened(path) as file:
        sweep = _expect_kind(file)
        digest = TextDigest()
        items = items_of(file, texts, digest)
        expected.name_axes(items)
        expected.expect_names(items, sweep=sweep)
        if items[0].attributes.get("text_digest") != digest.hexadecimal():
            raise FaultError("a text in it was changed after it was written")
        expected.expect_numbers(file, items)


def _expect_kind(file: h5py.File) -> bool:
    """Return whether it is a sweep; report another kind of file as such before finding faults."""
    kind, version = (_of_root(file, name) for name in ("filetype", "kith_format"))
    if kind not in (FILETYPE, SWEEP):
        said = "no attribute 'filetype'" if kind is None else f"filetype = {str(kind)[:40]!a}"
        raise FaultError(f"is not a result of Kith ({said}, must be '{FILETYPE}')")
    if not isinstance(version, int) or version != FORMAT:
        said = "missing" if version is None else str(version)[:40]
        raise FaultError(
            f"kith_format is {said} (this version reads {FORMAT}; install the package that "
            "came with the kith that wrote the file)"
        )
    return kind == SWEEP


def _of_root(file: h5py.File, name: str) -> str | int | None:
    """Return an attribute that is a text or a whole number; None if it is missing or neither."""
    if name not in file.attrs:
        return None
    attribute = file.attrs.get_id(name)
    if attribute.shape != () or attribute.get_type().get_size() > limits.LONGEST_NAME:
        return None
    value = file.attrs[name]
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return (
        int(value) if isinstance(value, np.integer) else value if isinstance(value, str) else None
    )
