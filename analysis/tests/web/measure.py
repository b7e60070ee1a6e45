"""Measure how fast the page answers: PYTHONPATH=tests python tests/web/measure.py, in analysis/.

Prints medians; a busy machine or another one gives others, so nothing tests them.
"""

from __future__ import annotations

import os
import shutil
import statistics
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from web.walks import WEB, slider, to_teaching_town

PAGE = Path(os.environ.get("KITH_PAGE", WEB / "dist" / "kith.html"))
MOVES = 20
LONG_TASKS = """() => {
  window.longest = 0;
  new PerformanceObserver(list => list.getEntries().forEach(
    task => { window.longest = Math.max(window.longest, task.duration); }
  )).observe({ type: "longtask", buffered: true });
}"""


def _until(page: Any, text: str) -> float:
    start = time.perf_counter()
    page.wait_for_function(
        "text => !document.querySelector('.answer.is-old') && "
        "document.querySelector('.status [role=status]')?.textContent.includes(text)",
        arg=text,
        polling=20,
        timeout=60_000,
    )
    return time.perf_counter() - start


def main() -> None:
    """Open the page and move a slider again and again."""
    path = next(found for name in ("chromium", "google-chrome") if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_context(offline=True).new_page()
        start = time.perf_counter()
        page.goto(PAGE.as_uri())
        page.locator("path.line.own").first.wait_for(timeout=60_000)
        print(f"opening to the first picture: {time.perf_counter() - start:.2f} s")
        to_teaching_town(page)
        page.evaluate(LONG_TASKS)
        grant = slider(page, "Community health workers")
        first, sixteen = [], []
        for _ in range(MOVES):
            start = time.perf_counter()
            grant.press("ArrowRight" if float(grant.input_value()) < 6 else "Home")
            page.locator(".answer.is-old").wait_for(timeout=10_000)
            _until(page, "")
            first.append(time.perf_counter() - start)
            _until(page, "16 of")
            sixteen.append(time.perf_counter() - start)
        print(f"a moved slider to the first picture: {statistics.median(first):.2f} s")
        print(f"a moved slider to sixteen replicates: {statistics.median(sixteen):.2f} s")
        print(f"longest task of the page: {page.evaluate('window.longest'):.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
