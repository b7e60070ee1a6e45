"""Pages that commands write: tables in Markdown, and no file replaced unasked."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kith.io import browser
from kith.io.usage_error import UsageError


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table of Markdown."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def write(target: Path | None, text: str) -> None:
    """Write a page and print where it is; without a target print the page."""
    if target is None:
        print(text)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(target)


def expect_ending(verb: str, target: Path, endings: Sequence[str]) -> None:
    """Raise ValueError before any work where a command cannot write a file of that ending.

    Raises BrowserError for .pdf where no browser is there to print it.
    """
    if target.suffix.lower() not in endings:
        listed = f"{', '.join(endings[:-1])} or {endings[-1]}"
        raise UsageError(f"-o {target}: kith {verb} writes {listed}")
    if target.suffix.lower() == ".pdf":
        browser.find()


def expect_free(targets: Sequence[Path | None], force: bool) -> None:
    """Raise OSError before any work where a page stands that may not be replaced."""
    for target in targets:
        if target is not None and target.exists() and not force:
            raise FileExistsError(f"{target} exists (--force overwrites it)")


def write_whole(target: Path, content: bytes) -> None:
    """Write beside the target and rename, so that there is never half a page."""
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
