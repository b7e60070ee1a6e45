"""Measures the page's speed in Chromium: `python -m web.measure [MOVES]`. Not a test.

Measures the time from opening the file to the first picture, and from moving a slider to the first
picture of the changed plan and to sixteen replicates of the teaching town; also tasks of the main
thread over 100 ms, and memory.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from typing import Any

from web.conftest import BROWSERS, PAGE
from web.walks import slider, to_teaching_town

WATCH_TASKS = """() => {
  window.longTasks = [];
  const keep = (list) => list.getEntries().forEach((task) => window.longTasks.push(task.duration));
  new PerformanceObserver(keep).observe({ entryTypes: ["longtask"] });
}"""
IS_NEW = "() => !!document.querySelector('#answer:not(.is-old) svg, #answer:not(.is-old) dl')"
IS_OLD = "() => document.querySelector('#answer').classList.contains('is-old')"
SIXTEEN = """() => {
  const answer = document.querySelector('#answer');
  return !answer.classList.contains('is-old') && Number(answer.dataset.replicates) >= 16;
}"""
MOST_MS = 300_000


def seconds_until(page: Any, condition: str, start: float) -> float:
    page.wait_for_function(condition, timeout=MOST_MS, polling=20)
    return time.perf_counter() - start


def measure(page: Any, moves: int) -> None:
    start = time.perf_counter()
    page.goto(PAGE.as_uri())
    page.locator(".plan .control").first.wait_for(timeout=MOST_MS)
    print(f"opened to controls            {time.perf_counter() - start:6.2f} s")
    print(f"opened to the first picture   {seconds_until(page, IS_NEW, start):6.2f} s")
    to_teaching_town(page)
    seconds_until(page, SIXTEEN, start)
    page.evaluate(WATCH_TASKS)
    first, sixteen = [], []
    for move in range(moves):
        moved = time.perf_counter()
        slider(page, "Grant a year").press("ArrowRight" if move % 2 == 0 else "ArrowLeft")
        page.wait_for_function(IS_OLD, timeout=MOST_MS, polling=5)
        first.append(seconds_until(page, IS_NEW, moved))
        sixteen.append(seconds_until(page, SIXTEEN, moved))
    print(f"move to a new picture, median {statistics.median(first):6.2f} s of {moves}")
    print(f"move to 16 replicates, median {statistics.median(sixteen):6.2f} s")
    long = page.evaluate("() => window.longTasks.filter((ms) => ms > 100)")
    print(f"tasks over 100 ms             {len(long):6d}  {[round(ms) for ms in long][:10]}")
    metrics = page.context.new_cdp_session(page).send("Memory.getDOMCounters")
    heap = page.evaluate("() => performance.memory?.usedJSHeapSize ?? 0")
    print(f"heap of the page's thread     {heap / 1e6:6.1f} MB, {metrics['nodes']} nodes")


def main() -> None:
    from playwright.sync_api import sync_playwright

    path = next(found for name in BROWSERS if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_context(offline=True).new_page()
        measure(page, int(sys.argv[1]) if len(sys.argv) > 1 else 20)
        browser.close()


if __name__ == "__main__":
    main()
