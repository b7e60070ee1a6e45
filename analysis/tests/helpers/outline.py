"""Reads the parts of a page on which screen readers and offline readers depend."""

from __future__ import annotations

import html.parser
import re


class Outline(html.parser.HTMLParser):
    """Collects the parts of a page on which screen readers and offline readers depend."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.images: list[str | None] = []
        self.controls: list[str | None] = []
        self.labeled: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if own.get("id"):
            self.ids.append(str(own["id"]))
        self.links += [str(own[k]) for k in ("href", "src") if own.get(k)]
        if own.get("role") == "img":
            self.images.append(own.get("aria-label"))
        if tag == "select":
            self.controls.append(own.get("id"))
        if tag == "label":
            self.labeled.append(own.get("for"))
        if tag not in ("meta", "link", "br", "use", "path", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("use", "path", "rect"):
            assert self.open.pop() == tag


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    return found
