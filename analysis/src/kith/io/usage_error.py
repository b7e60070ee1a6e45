"""Something asked for that cannot be had."""

from __future__ import annotations


class UsageError(ValueError):
    """What was asked for is not there or does not fit; its text says what is."""
