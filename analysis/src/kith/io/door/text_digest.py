"""The digest over all texts of a result, as the program writes it."""

from __future__ import annotations

from collections.abc import Iterable

import xxhash


class TextDigest:
    """Collects the texts of a file by their paths."""

    def __init__(self) -> None:
        """Start without texts."""
        self._items: dict[bytes, bytearray] = {}

    def add(self, path: str, texts: Iterable[str]) -> None:
        """Add the texts of one dataset, or of the attribute NAME as PATH@NAME."""
        item = self._items.setdefault(path.encode(), bytearray())
        for text in texts:
            item += text.encode() + b"\0"

    def hexadecimal(self) -> str:
        """Return XXH3-128 of all paths and texts, in the order of the paths."""
        return xxhash.xxh3_128_hexdigest(
            b"".join(path + b"\0" + bytes(texts) for path, texts in sorted(self._items.items()))
        )
