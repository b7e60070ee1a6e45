"""Prints pages as PDF with an installed browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

#: Program names of browsers that can print without a window.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
            "microsoft-edge", "msedge")  # fmt: skip

#: Milliseconds that a page may take at most to draw its figures.
_DRAWING_MS = 10_000


class BrowserError(RuntimeError):
    """No browser is installed, or it does not print; the message says what to do."""


def find() -> str:
    """Return the first of `BROWSERS` on PATH; raise BrowserError if there is none."""
    for name in BROWSERS:
        if (found := shutil.which(name)) is not None:
            return found
    raise BrowserError(
        ".pdf is printed by a browser, and there is none on PATH (apt-get install chromium; or "
        "write .html, open it and print it to a file)"
    )


def printed(page: str) -> bytes:
    """Return a page of HTML as PDF."""
    browser = find()
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        words = [browser, "--headless", "--disable-gpu", "--no-pdf-header-footer",
                 f"--user-data-dir={folder}/profile", f"--virtual-time-budget={_DRAWING_MS}",
                 f"--print-to-pdf={target}", source.as_uri()]  # fmt: skip
        if os.name == "posix" and os.geteuid() == 0:
            words.insert(1, "--no-sandbox")  # browsers refuse to run as root in their sandbox
        try:
            ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise BrowserError(f"{browser}: cannot print ({error})") from error
        if not target.exists():
            told = (ended.stderr or "").strip().splitlines()
            raise BrowserError(f"{browser}: printed nothing ({told[-1] if told else 'no message'})")
        return target.read_bytes()
