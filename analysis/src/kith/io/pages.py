"""Pages that commands write: Markdown tables, and checks before a file is replaced."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kith.io import browser
from kith.io.usage_error import UsageError


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def write(target: Path | None, text: str) -> None:
    """Write a page and print its path; without a target, print the page."""
    if target is None:
        print(text)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(target)


def expect_ending(
    verb: str, target: Path, endings: Sequence[str], option: str = "-o"
) -> None:  # fmt: skip
    """Raise UsageError, before any work, if a command cannot write files with this ending.

    Raises BrowserError for .pdf if no browser is there to print it.
    """
    if target.suffix.lower() not in endings:
        listed = " or ".join([*[", ".join(endings[:-1])] * (len(endings) > 1), endings[-1]])
        raise UsageError(f"{option} {target}: kith {verb} writes {listed}")
    if target.suffix.lower() == ".pdf":
        browser.find()


def expect_free(targets: Sequence[Path | None], force: bool) -> None:
    """Raise FileExistsError, before any work, if a target exists and `force` is not given."""
    for target in targets:
        if target is not None and target.exists() and not force:
            raise FileExistsError(f"{target} exists (--force overwrites it)")


def write_whole(target: Path, content: bytes) -> None:
    """Write a temporary file beside the target and rename it, so no partial page is ever seen."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
