"""Writes the page about a study, or about a merged sweep."""

from __future__ import annotations

import os
from pathlib import Path

from kith.io.browser import printed
from kith.io.pages import expect_ending, write_whole
from kith.io.result_file import is_sweep

ENDINGS = (".html", ".pdf")


def report(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str] | None = None,
    scenario: str | None = None,
) -> Path:
    """Write a study, or a merged sweep, as one self-contained HTML page and return where.

    `output` is by default the study's path with the ending `.html`; one that ends in .pdf is
    printed by a browser. `scenario` is the first after usual care. Nothing is fetched when the
    page is opened.

    >>> kith.report("results/clinic.h5", "results/clinic.html").name
    'clinic.html'
    """
    # Imported here because matplotlib and Jinja, which they load, take a second.
    from kith.report import facts, page, sweep_page

    file = Path(path)
    target = Path(output) if output is not None else file.with_suffix(".html")
    expect_ending("report", target, ENDINGS)
    if is_sweep(file):
        text = sweep_page.render(file, scenario)
    else:
        known = facts.gather(file, scenario)
        with known.study:
            text = page.render(known)
    content = printed(text) if target.suffix.lower() == ".pdf" else text.encode()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, content)
    return target
