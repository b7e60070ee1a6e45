"""Steps that tests of the page share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

WEB = Path(__file__).parents[2] / "web"
Page = Any  # playwright's Page; playwright may be missing
PICTURE_MS = 60_000  # time limit to the first picture
DONE_MS = 240_000  # forty replicates of the teaching town, on a busy machine


def choose_place(page: Page, name: str) -> None:
    """Search for a place by name and choose the first suggestion."""
    search = page.get_by_role("combobox", name="Find a county")
    search.fill(name)
    page.get_by_role("option").first.wait_for()
    search.press("Enter")
    page.locator(".about", has_text=name.split(",")[0]).wait_for()


def to_teaching_town(page: Page) -> None:
    """Transfer the plan to Millfield, where a run takes a second or two."""
    page.get_by_role("combobox", name="Find a county").click()
    page.get_by_role("option", name=re.compile("Millfield|town for learning")).click()
    page.locator(".about", has_text="Millfield").wait_for()


def to_quick_plan(page: Page) -> None:
    """Transfer the plan to Millfield, with two years and forty replicates."""
    to_teaching_town(page)
    page.get_by_role("button", name="Edit as text").click()
    area = page.get_by_role("textbox", name="Text of the scenario")
    text = area.input_value()
    for long, short in (
        ("\nweeks = 260", "\nweeks = 104\nsettling_weeks = 26"),
        ("start_week = 26", "start_week = 4"),
        ("grant_weeks = 156", "grant_weeks = 78"),
        ("replicates = 128", "replicates = 40"),
    ):
        assert long in text
        text = text.replace(long, short)
    area.fill(text)
    page.get_by_text("No problem found.").wait_for()
    page.wait_for_timeout(500)  # until the page has parsed the text
    page.keyboard.press("Escape")


def open_lesson_plan(page: Page, name: str) -> None:
    """Open a plan of the class from the lesson's drawer; the page then asks what to expect."""
    page.get_by_role("button", name="Lesson", exact=True).click()
    page.get_by_role("button", name=f"Open the plan “{name}”").click()
    page.get_by_role("heading", name="First, what do you expect?").wait_for()


def open_files(page: Page, files: list[Path]) -> None:
    """Open files with the button below the plan's text."""
    page.get_by_role("button", name="Edit as text").click()
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Open a file").click()
    chosen.value.set_files(files)
    page.keyboard.press("Escape")


def wait_until_done(page: Page) -> None:
    page.get_by_role("status").filter(has_text=re.compile(r"^\d+ runs at full size")).wait_for(
        timeout=DONE_MS
    )


def slider(page: Page, name: str) -> Page:
    return page.get_by_role("slider", name=name, exact=True)


def text_of_plan(page: Page) -> str:
    """Read the scenario's text in the editor and close it."""
    page.get_by_role("button", name="Edit as text").click()
    text = page.get_by_role("textbox", name="Text of the scenario").input_value()
    page.keyboard.press("Escape")
    return str(text)


def link_of(page: Page) -> str:
    """Return the fragment of the plan's link from the drawer."""
    page.get_by_role("button", name="Share").click()
    field = page.get_by_role("textbox", name="Link to this plan")
    page.wait_for_function("field => field.value.includes('#')", arg=field.element_handle())
    fragment = "#" + str(field.input_value()).split("#", 1)[1]
    page.keyboard.press("Escape")
    return fragment
