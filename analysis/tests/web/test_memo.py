"""The one-page memo, and files that the page opens again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from web.walks import (
    PICTURE_MS,
    choose_place,
    open_files,
    open_lesson_plan,
    text_of_plan,
    wait_until_done,
)

Open = Callable[..., Any]

pytestmark = pytest.mark.full  # each runs a plan of the lesson

PLACE = """format = 1
extends = "communities/teaching-town.toml"
id = "our-town"
title = "Our town"
question = "What is there today?"
[community]
title = "Ourtown"
"""


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_the_memo_is_one_page_with_the_sentences_of_the_answer(open_page: Open) -> None:
    page = open_page().page
    page.get_by_role("button", name="Memo", exact=True).click()
    page.get_by_text("The memo comes with the first runs at full size.").wait_for()
    page.keyboard.press("Escape")
    open_lesson_plan(page, "plan")
    page.get_by_role("button", name="Show the answer").click()
    wait_until_done(page)
    shown = page.locator(".words dl dd").first.inner_text()
    headline = page.locator(".headline").inner_text()
    decision = page.get_by_role("textbox", name="What do you decide now?")
    decision.fill("Ask for one outreach worker first.")
    decision.press("Tab")
    for language, name in (("en", "Memo"), ("es", "Memorando")):
        page.get_by_role("combobox", name=re.compile("^(Language|Idioma)$")).select_option(language)
        page.get_by_role("button", name=name, exact=True).click()
        memo = page.locator("dialog[open] .memo")
        text = memo.inner_text()
        assert "Ask for one outreach worker first." in text
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
        if language == "en":
            assert headline in text
            assert shown in text
        else:
            assert memo.locator("[lang=en]").count() >= 1
            assert headline not in text
        page.keyboard.press("Escape")


def test_a_saved_memo_opens_again_as_its_plan_and_place(open_page: Open, tmp_path: Path) -> None:
    page = open_page().page
    choose_place(page, "Loving County, TX")  # the smallest: the full size comes at once
    page.get_by_role("button", name="Memo", exact=True).click()
    page.locator("dialog[open] .memo").wait_for(timeout=PICTURE_MS)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save (.html)").click()
    page.keyboard.press("Escape")
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert file.name.endswith(".memo.html")
    assert "default-src 'none'" in file.read_text(encoding="utf-8")
    other = open_page().page
    open_files(other, [file])
    other.locator(".about", has_text="Loving County").wait_for(timeout=PICTURE_MS)
    assert text_of_plan(other).strip() == text_of_plan(page).strip()


def test_a_place_of_the_readers_own_becomes_the_place_of_the_plan(
    open_page: Open, tmp_path: Path
) -> None:
    page = open_page().page
    file = tmp_path / "our-town.toml"
    file.write_text(PLACE, encoding="utf-8")
    open_files(page, [file])
    page.locator(".about", has_text="Ourtown").wait_for(timeout=PICTURE_MS)
    assert 'extends = "our-town.toml"' in text_of_plan(page)
    assert page.locator(".about", has_text="A clinic inside the community center").is_visible()


def test_a_plan_and_its_place_can_be_opened_together(open_page: Open, tmp_path: Path) -> None:
    page = open_page().page
    place, plan = tmp_path / "our-town.toml", tmp_path / "plan.toml"
    place.write_text(PLACE, encoding="utf-8")
    plan.write_text(
        'format = 1\nextends = "our-town.toml"\nid = "plan"\ntitle = "Our plan"\n'
        '[[partnership]]\nid = "p"\npartners = ["clinic", "community-center"]\nstart_week = 4\n'
        "grant_usd_per_year = 100_000\ngrant_weeks = 104\n",
        encoding="utf-8",
    )
    open_files(page, [place, plan])
    page.locator(".about", has_text="Our plan").wait_for(timeout=PICTURE_MS)
    assert page.locator(".about", has_text="Ourtown").is_visible()
