"""Checks that a text may be shown on a terminal or a page."""

from __future__ import annotations

import re

#: Control characters except tab and line end, marks that change the direction of text, and
#: invisible line separators. A carriage return without a line feed would let a text overwrite
#: itself.
_FAULTS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|\r(?!\n)"
    "|(?P<turn>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
)


def fault_in_text(text: str) -> str | None:
    """Name the character for which a text must not be shown as it is, or return None."""
    found = _FAULTS.search(text)
    if found is None:
        return None
    kind = "a mark that turns the direction of text" if found["turn"] else "a control character"
    return f"{kind}, U+{ord(found[0]):04X}"
