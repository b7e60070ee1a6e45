"""One sentence of the memo."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """Text, and its order of removal if the page is too long: the largest first, 0 never."""

    text: str
    spare: int = 0
