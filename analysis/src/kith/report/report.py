"""Writes the page about a study, a merged sweep, or plans that were compared."""

from __future__ import annotations

import os
from pathlib import Path

from kith.io.browser import printed
from kith.io.pages import expect_ending, write_whole
from kith.io.result_file import is_sweep
from kith.io.usage_error import UsageError
from kith.planning.choice import Choice
from kith.planning.portfolio.allocation import Allocation

ENDINGS = (".html", ".pdf")


def report(
    path: str | os.PathLike[str] | Choice | Allocation,
    output: str | os.PathLike[str] | None = None,
    scenario: str | None = None,
) -> Path:
    """Write a study, a merged sweep or a choice as one self-contained HTML page; return where.

    `path` is a result, or what `kith.choose` or `kith.allocate` found: then `output` is needed.
    `output` is by default the study's path with the ending `.html`; one that ends in .pdf is
    printed by a browser. `scenario` is the first after usual care. Nothing is fetched when the
    page is opened.

    >>> kith.report("results/clinic.h5", "results/clinic.html").name
    'clinic.html'
    """
    # Imported here because matplotlib and Jinja, which they load, take a second.
    from kith.report import facts, page, sweep_page

    if isinstance(path, Choice | Allocation):
        return _of_plans(path, output)
    file = Path(path)
    target = Path(output) if output is not None else file.with_suffix(".html")
    expect_ending("report", target, ENDINGS)
    if is_sweep(file):
        text = sweep_page.render(file, scenario)
    else:
        known = facts.gather(file, scenario)
        with known.study:
            text = page.render(known)
    return _written(target, text)


def _of_plans(found: Choice | Allocation, output: str | os.PathLike[str] | None) -> Path:
    """Write the page about plans, which has no file beside which it could be."""
    from kith.report.plans import plan_page

    if output is None:
        raise UsageError('name the file to write: kith.report(found, "plans.html")')
    expect_ending("report", Path(output), ENDINGS)
    return _written(Path(output), plan_page.render(found))


def _written(target: Path, text: str) -> Path:
    content = printed(text) if target.suffix.lower() == ".pdf" else text.encode()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, content)
    return target
