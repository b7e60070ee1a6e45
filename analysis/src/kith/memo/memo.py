"""Writes the memo about a study."""

from __future__ import annotations

import os
from pathlib import Path

from kith.io.browser import printed
from kith.io.pages import expect_ending, write_whole
from kith.io.result_file import KithFileError, is_sweep
from kith.io.usage_error import UsageError
from kith.memo.languages.english import ENGLISH
from kith.memo.languages.language import Language
from kith.memo.languages.spanish import SPANISH

LANGUAGES: dict[str, Language] = {"en": ENGLISH, "es": SPANISH}
ENDINGS = (".html", ".docx", ".pdf", ".pptx")


def memo(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str] | None = None,
    scenario: str | None = None,
    language: str = "en",
) -> Path:
    """Write one Letter page about a study, or three slides, by the ending of `output`.

    `output` may end in .html, .docx, .pdf or .pptx, and is by default the study's path with the
    ending `.memo.html`; `scenario` is the first after usual care, `language` "en" or "es".
    """
    # Imported here because xarray and matplotlib, which they load, take a second.
    from kith.memo import numbers, page, setting
    from kith.memo.as_docx import as_docx
    from kith.memo.as_html import as_html
    from kith.memo.as_pptx import as_pptx
    from kith.report import facts

    file = Path(path)
    target = target_of(file, output)
    if is_sweep(file):
        raise KithFileError(f"{file}: is a sweep (a memo is about one study of kith run)")
    if language not in LANGUAGES:
        raise UsageError(f"--language {language} (must be {' or '.join(LANGUAGES)})")
    known = facts.gather(file, scenario)
    with known.study:
        told = page.page(numbers.gather(known), setting.gather(known), LANGUAGES[language])
    ending = target.suffix.lower()
    if ending == ".docx":
        content = as_docx(told)
    elif ending == ".pptx":
        content = as_pptx(told)
    else:
        content = printed(as_html(told)) if ending == ".pdf" else as_html(told).encode()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, content)
    return target


def target_of(file: Path, output: str | os.PathLike[str] | None) -> Path:
    """Return the path of the memo; raise an error for an ending that cannot be written."""
    target = Path(output) if output is not None else file.with_suffix(".memo.html")
    expect_ending("memo", target, ENDINGS)
    return target
