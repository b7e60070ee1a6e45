"""Checks the built site: links lead somewhere, nothing is fetched, registries are covered."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from kith_site import registries
from kith_site.reference import anchor


class Page(HTMLParser):
    """The ids of a page, the targets of its links, and the files it loads."""

    def __init__(self, text: str) -> None:
        """Read an HTML page."""
        super().__init__()
        self.ids: set[str] = {""}
        self.links: set[str] = set()
        self.loads: set[str] = set()
        self.pictures: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record the ids, links and sources of a tag."""
        said = {name: value for name, value in attrs if value}
        self.ids |= {said[name] for name in ("id", "name") if name in said}
        if tag == "a" and "href" in said:
            self.links.add(said["href"])
        if tag in {"script", "img", "iframe"} and "src" in said:
            self.loads.add(said["src"])
        if tag == "img" and "src" in said:
            self.pictures.add(said["src"])
        if tag == "link" and said.get("rel") in {"stylesheet", "preload", "icon"}:
            self.loads.add(said.get("href", ""))


def read(site: Path) -> dict[str, Page]:
    """Read every page of a site."""
    return {
        file.relative_to(site).as_posix(): Page(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


def dead_links(site: Path, pages: dict[str, Page]) -> list[str]:
    """Return links to pages, files and anchors that do not exist, and pages used as pictures."""
    found = []
    for name, page in pages.items():
        if name == "404.html":
            continue  # its links are relative to the root of a server
        for link in sorted(page.links | page.loads):
            if re.match(r"[a-z]+:|//", link):
                continue
            path, _, fragment = link.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
            there = name if not path else there
            if there in pages:
                if unquote(fragment) not in pages[there].ids:
                    found.append(f"{name}: no anchor {link}")
            elif not (site / there.split("?")[0]).is_file():
                found.append(f"{name}: dead link {link}")
        found += [f"{name}: a page as a picture {source}" for source in sorted(page.pictures)
                  if source.partition("#")[0].endswith(".html")]  # fmt: skip
    return found


def fetched(pages: dict[str, Page]) -> list[str]:
    """Return everything that pages would load from the network."""
    return [
        f"{name}: loads {source}"
        for name, page in pages.items()
        for source in sorted(page.loads)
        if re.match(r"https?:|//", source)
    ]


def missing(pages: dict[str, Page], folder: Path) -> list[str]:
    """Return verbs, keys, outcomes, evidence and functions that the site does not cover."""
    keys, numbers = _ids_below(pages, "reference/keys/"), _ids_below(pages, "reference/evidence/")
    schema = {k for k in registries.schema_keys() if not k.startswith("evidence.")}
    wanted: list[tuple[str, set[str], set[str]]] = [
        ("verb", set(registries.verbs()), _ids(pages, "reference/commands.html")),
        ("key", {anchor(one["path"]) for one in registries.parameters()} | schema, keys | numbers),
        ("evidence", {anchor(one["path"]) for one in registries.evidence()}, numbers),
        ("outcome", set(registries.outcomes(folder)), _ids(pages, "reference/outcomes.html")),
        ("function", set(registries.public_functions()), _ids(pages, "reference/python.html")),
    ]
    return [
        f"{what} {name} has no place in the site"
        for what, names, there in wanted
        for name in sorted(names - there)
    ]


def _ids(pages: dict[str, Page], name: str) -> set[str]:
    return pages[name].ids if name in pages else set()


def _ids_below(pages: dict[str, Page], folder: str) -> set[str]:
    return {i for name, page in pages.items() if name.startswith(folder) for i in page.ids}


def problems(site: Path, folder: Path) -> list[str]:
    """Return all problems of a site; `folder` holds the result with outcomes."""
    pages = read(site)
    return [*dead_links(site, pages), *fetched(pages), *missing(pages, folder)]
