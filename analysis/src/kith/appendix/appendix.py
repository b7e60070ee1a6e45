"""Writes the appendix that a reporting standard asks for, from a result."""

from __future__ import annotations

import os
from pathlib import Path

from kith.io.pages import expect_ending, write_whole
from kith.io.result_file import KithFileError, is_sweep
from kith.io.usage_error import UsageError

ENDINGS = (".html", ".docx", ".md")


def appendix(
    path: str | os.PathLike[str],
    standard: str,
    output: str | os.PathLike[str] | None = None,
    scenario: str | None = None,
) -> Path:
    """Answer each item of a standard from a study, and write .html, .docx or .md.

    `standard` is "cheers2022", "stress-abm", "odd" or "logic-model"; `output` is by default the
    study's path with the ending `.STANDARD.html`; `scenario` is the first after usual care.
    """
    # Imported here because xarray and matplotlib, which it loads, take a second.
    from kith.appendix import as_pages
    from kith.appendix.items import STANDARDS, fill
    from kith.report import facts

    file = Path(path)
    target = target_of(file, standard, output)
    if standard not in STANDARDS:
        raise UsageError(f"--standard {standard} (must be {', '.join(STANDARDS)})")
    if is_sweep(file):
        raise KithFileError(f"{file}: is a sweep (an appendix is about one study of kith run)")
    known = facts.gather(file, scenario)
    with known.study:
        filled = fill(standard, known)
    ending = target.suffix.lower()
    if ending == ".docx":
        content = as_pages.as_docx(filled)
    else:
        page = as_pages.as_markdown if ending == ".md" else as_pages.as_html
        content = page(filled).encode()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, content)
    return target


def target_of(file: Path, standard: str, output: str | os.PathLike[str] | None) -> Path:
    """Return the path of the appendix; raise an error for an ending that cannot be written."""
    target = Path(output) if output is not None else file.with_suffix(f".{standard}.html")
    expect_ending("appendix", target, ENDINGS)
    return target
