"""Turns a document of the repository into a page: redirects links, and sets lists apart."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator

LINK = re.compile(r"(\]\(|src=\"|href=\")([^)\s\"]+)(\)|\")")
FENCE = re.compile(r"^ *(```|~~~)")
ITEM = re.compile(r"^( *)([-*]|\d+\.) ")


def slug(heading: str) -> str:
    """Return the anchor of a heading, as GitHub and the site form it."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain))


def lines_and_code(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it belongs to a block of code."""
    inside = False
    for line in text.split("\n"):
        fence = FENCE.match(line) is not None
        yield line, inside or fence
        inside ^= fence


def headings(text: str) -> list[str]:
    """Return the anchors of all headings."""
    found = (re.match(r"#+ (.*)", line) for line, code in lines_and_code(text) if not code)
    return [slug(match[1]) for match in found if match]


def relink(text: str, source: str, page: str, address: Callable[[str, str], str]) -> str:
    """Rewrite the links of `source`, a path of the repository, for `page`, using `address`.

    `address(path, anchor)` returns the page (and anchor) for a path of the repository.
    """

    def replaced(match: re.Match[str]) -> str:
        target = match[2]
        if re.match(r"[a-z]+:", target):
            return match[0]
        path, _, anchor = target.partition("#")
        folder = posixpath.dirname(source)
        full = posixpath.normpath(posixpath.join(folder, path)) if path else source
        there, hash_, anchor = address(full, anchor).partition("#")
        here = posixpath.relpath(there, posixpath.dirname(page) or ".") if there != page else ""
        return f"{match[1]}{here}{hash_}{anchor}{match[3]}" if here or anchor else match[0]

    rows = []
    for line, code in lines_and_code(text):
        if code:
            rows.append(line)
            continue
        parts = re.split(r"(`[^`]*`)", line)
        # If a link's text contains code, its target is in the part after the code.
        rows.append("".join(p if p.startswith("`") else LINK.sub(replaced, p) for p in parts))
    return "\n".join(rows)


def with_spaced_lists(text: str) -> str:
    """Put an empty line before lists, and indent the content of items by four spaces."""
    rows: list[str] = []
    in_list, fence = False, None  # fence: indentation of the current code block
    for line, code in lines_and_code(text):
        begins = FENCE.match(line) is not None and fence is None
        item = None if code else ITEM.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if begins:
            fence = indent
        if item is None and line.strip() and indent == 0:
            in_list = False
        if item and not in_list and rows and rows[-1].strip():
            rows.append("")
        in_list = in_list or item is not None
        if in_list and indent:
            outer = indent if fence is None else fence
            line = " " * ((4 if outer < 4 else 8) + indent - outer) + line.lstrip(" ")
        rows.append(line)
        if fence is not None and FENCE.match(line) and not begins:
            fence = None
    return "\n".join(rows)


def is_inside(root: str, path: str) -> bool:
    """Return whether a path exists in the repository."""
    return not path.startswith("..") and os.path.exists(os.path.join(root, path))
