"""A sentence of the memo."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """Text, and how soon it may go where the page is full: 0 never, the largest first."""

    text: str
    spare: int = 0
