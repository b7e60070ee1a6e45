"""Makes the page's screenshots for the documentation: `python -m web.screens FOLDER`. Not a test.

All but the first show the town for learning, whose runs end within a minute.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from web.conftest import BROWSERS, PAGE
from web.walks import to_teaching_town, wait_until_done

WIDE = {"width": 1280, "height": 860}
#: The answer of the whole catchment has its words.
FORTY = """() => document.querySelector('#answer .words')
  && !document.querySelector('#answer .badge')
  && Number(document.querySelector('#answer').dataset.replicates) >= 40"""
PHONE = {"width": 390, "height": 844}


def keep(taken: bytes, folder: Path, name: str) -> None:
    Image.open(io.BytesIO(taken)).save(folder / f"{name}.webp", quality=82, method=6)


def drawers(page: Any, folder: Path) -> None:
    """Open each drawer and dialog in turn."""
    opened = {
        "assumptions": "assumptions", "text": "Edit as text", "share": "Share",
        "lesson": "Lesson", "memo": "Memo",
    }  # fmt: skip
    for name, button in opened.items():
        page.get_by_role("button", name=button).first.click()
        page.wait_for_timeout(600)
        keep(page.screenshot(), folder, name)
        page.keyboard.press("Escape")


def pictures(page: Any, folder: Path) -> None:
    """Show the pictures below the answer."""
    page.locator(".pictures").scroll_into_view_if_needed()
    page.wait_for_timeout(600)
    keep(page.locator(".pictures").screenshot(), folder, "pictures")


def place(page: Any, folder: Path) -> None:
    page.get_by_role("combobox", name="Find a county").fill("davidson")
    page.get_by_role("option").first.wait_for()
    keep(page.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": 420}), folder, "place")
    page.keyboard.press("Escape")


def main() -> None:
    from playwright.sync_api import sync_playwright

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    opened = Path(shutil.copy(PAGE, tempfile.gettempdir())).as_uri()  # the link shows where it is
    path = next(found for name in BROWSERS if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_context(offline=True, viewport=WIDE).new_page()
        page.goto(opened)
        page.wait_for_function(FORTY, timeout=900_000)
        keep(page.screenshot(), folder, "plan")
        to_teaching_town(page)
        wait_until_done(page)
        pictures(page, folder)
        page.evaluate("scrollTo(0, 0)")
        drawers(page, folder)
        place(page, folder)
        asked = browser.new_context(offline=True, viewport=WIDE).new_page()
        asked.goto(f"{opened}#predict")
        asked.get_by_role("heading", name="First, what do you expect?").wait_for()
        keep(asked.screenshot(), folder, "predict")
        phone = browser.new_context(offline=True, viewport=PHONE, color_scheme="dark").new_page()
        phone.goto(opened)
        to_teaching_town(phone)
        wait_until_done(phone)
        phone.locator("#main").evaluate("main => main.scrollIntoView()")
        phone.wait_for_timeout(600)
        keep(phone.screenshot(), folder, "phone")
        browser.close()


if __name__ == "__main__":
    main()
