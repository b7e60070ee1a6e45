"""The error for a request that cannot be met."""

from __future__ import annotations


class UsageError(ValueError):
    """A request that cannot be met; the message says what is available instead."""
