"""The page in a real browser, with the network off and all console errors recorded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from web.walks import WEB

PAGE = Path(os.environ.get("KITH_PAGE", WEB / "dist" / "kith.html"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
STARTS_MS = 60_000  # allows for a busy machine


def _what_is_missing() -> str:
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "the Python package `playwright` (pip install playwright)"
    if not any(shutil.which(name) for name in BROWSERS):
        return "a Chromium (apt-get install chromium; the snap of Ubuntu does not do)"
    if not PAGE.exists():
        return f"the page {PAGE} (npm ci && npm run build, in {WEB})"
    return ""


MISSING = _what_is_missing()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests that need a browser if there is none."""
    for item in items:
        if MISSING and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=f"missing {MISSING}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """State prominently that the page was not tested."""
    if MISSING:
        terminalreporter.write_sep("!", "THE PAGE IS NOT TESTED", red=True, bold=True)
        terminalreporter.write_line(f"missing {MISSING}")


@dataclass
class Watched:
    """A page with its errors."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = next(found for name in BROWSERS if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Watched]]:
    """Open the page offline; at the end, there may be no errors and no network requests."""
    contexts, opened = [], []

    def open_it(fragment: str = "", **context: Any) -> Watched:
        made = browser.new_context(offline=True, accept_downloads=True, **context)
        page = made.new_page()
        watched = Watched(page)
        page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: said.type in ("error", "warning") and watched.complaints.append(said.text),
        )
        page.on(
            "request",
            lambda asked: (
                asked.url.split(":")[0] not in ("file", "data", "blob")
                and watched.requests.append(asked.url)
            ),
        )
        page.goto(PAGE.as_uri() + fragment)
        page.locator(".plan .control").first.wait_for(timeout=STARTS_MS)
        contexts.append(made)
        opened.append(watched)
        return watched

    yield open_it
    for context in contexts:
        context.close()
    assert [watched.complaints for watched in opened] == [[] for _ in opened]
    assert [watched.requests for watched in opened] == [[] for _ in opened]
