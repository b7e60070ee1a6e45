"""A planner's way through the page: place, plan, answer, link, file."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from program import needs_program
from web.walks import (
    PICTURE_MS,
    choose_place,
    link_of,
    slider,
    text_of_plan,
    to_quick_plan,
    wait_until_done,
)

from kith.io import simulator

Open = Callable[..., Any]


def test_the_page_opens_from_disk_and_shows_a_picture(open_page: Open) -> None:
    page = open_page().page
    page.locator("path.line.own").first.wait_for(timeout=PICTURE_MS)
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
    assert "default-src 'none'" in policy
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/=]+' 'wasm-unsafe-eval'", policy)
    assert slider(page, "Grant a year").input_value() == "600000"
    assert page.locator(".bill").get_by_text("$593,100 of $600,000").is_visible()


def test_a_county_is_found_by_name(open_page: Open) -> None:
    page = open_page().page
    slider(page, "Grant a year").press("ArrowRight")
    page.get_by_text("of $625,000").wait_for()
    choose_place(page, "Hidalgo County, TX")
    text = text_of_plan(page)
    assert 'extends = "hidalgo-tx.toml"' in text
    assert re.search(r"grant_usd_per_year = 625_?000", text), "what was changed stays"


@pytest.mark.full
def test_a_moved_slider_changes_text_bill_and_answer(open_page: Open) -> None:
    page = open_page().page
    to_quick_plan(page)
    wait_until_done(page)
    before, said = text_of_plan(page), page.locator(".headline").inner_text()
    slider(page, "Community health workers").press("End")
    page.locator(".answer.is-old").wait_for()
    wait_until_done(page)
    after = text_of_plan(page)
    changed = [
        new.partition("  #")[0]
        for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new
    ]  # fmt: skip
    assert changed == ["workers_fte = 6"]
    assert "a year short" in page.locator(".bill").inner_text()
    assert page.locator(".headline").inner_text() != said


@needs_program
@pytest.mark.full
def test_a_link_opens_the_same_plan_with_the_same_numbers(open_page: Open, tmp_path: Path) -> None:
    page = open_page().page
    to_quick_plan(page)
    slider(page, "Peer specialists").press("ArrowRight")
    wait_until_done(page)
    fragment = link_of(page)
    assert fragment.startswith("#v1,")

    other = open_page(fragment).page
    wait_until_done(other)
    assert text_of_plan(other) == text_of_plan(page)
    assert other.locator(".words").inner_text() == page.locator(".words").inner_text()

    page.get_by_role("button", name="Share").click()
    with page.expect_download() as plan:
        page.get_by_role("button", name="Plan (.toml)").click()
    with page.expect_download() as answer:
        page.get_by_role("button", name="Answer (.txt)").click()
    file = tmp_path / plan.value.suggested_filename
    plan.value.save_as(file)
    natively = subprocess.run(
        [
            simulator.find(),
            "run",
            file,
            "-n",
            "40",
            "--progress",
            "none",
            "-o",
            tmp_path / "native.h5",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    in_the_page = Path(answer.value.path()).read_text(encoding="utf-8")
    first_screen = in_the_page.split("A scenario, not a forecast.")[0]
    assert first_screen.strip()
    assert first_screen in natively


@pytest.mark.full
def test_what_was_expected_stays_with_the_plan(open_page: Open) -> None:
    page = open_page("#predict").page
    assert not page.locator(".headline").is_visible()
    slider(page, "About how many?").press("ArrowRight")
    page.get_by_role("button", name="Show the answer").click()
    assert page.get_by_text("You expected about 110 more people in care.").is_visible()
    other = open_page(link_of(page)).page
    assert other.get_by_text("You expected about 110 more people in care.").is_visible()


@pytest.mark.full
def test_errors_of_the_text_are_the_parsers_with_their_line(open_page: Open) -> None:
    page = open_page().page
    page.get_by_role("button", name="Edit as text").click()
    area = page.get_by_role("textbox", name="Text of the scenario")
    text = area.input_value()
    wrong = text.replace("therapist_fte", "therapist_ft")
    line = wrong.split("\n").index(next(one for one in wrong.split("\n") if "therapist_ft " in one))
    area.fill(wrong)
    problems = page.locator(".problems li.error")
    problems.first.wait_for()
    assert "did you mean 'therapist_fte'?" in problems.first.inner_text()
    assert f"line {line + 1}, column 1" in problems.first.inner_text()
    area.fill(text)
    page.get_by_text("No problem found.").wait_for()


@pytest.mark.full
@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("#v9,abc", "made by a newer Kith"),
        ("#v1,abc", "This link is damaged"),
        ("#v1,", "This link is damaged"),
    ],
)
def test_a_link_that_cannot_be_read_says_why(open_page: Open, fragment: str, said: str) -> None:
    page = open_page(fragment).page
    assert said in page.get_by_role("alert").inner_text()
    assert slider(page, "Grant a year").is_visible()


@pytest.mark.full
def test_the_page_speaks_spanish_and_says_who_reviewed_it(open_page: Open) -> None:
    page = open_page(locale="es-US").page
    assert page.locator("html").get_attribute("lang") == "es"
    assert page.get_by_role("slider", name="Subvención al año").is_visible()
    assert page.get_by_text("sin revisar por hablantes nativos").is_visible()


@pytest.mark.full
def test_numbers_and_pictures_can_be_taken_along(open_page: Open) -> None:
    page = open_page().page
    page.locator("path.line.own").first.wait_for(timeout=PICTURE_MS)
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as numbers:
        page.get_by_role("button", name="Numbers (.csv)").click()
    page.keyboard.press("Escape")
    rows = Path(numbers.value.path()).read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("outcome,unit,scenario,week,usual_care")
    assert {len(row.split(",")) for row in rows if '"' not in row} == {11}
    with page.expect_download() as picture:
        page.get_by_role("button", name="Save picture: Difference, week by week").click()
    png = Path(picture.value.path()).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert len(png) > 10_000


@pytest.mark.full
def test_a_dropped_scenario_is_opened(open_page: Open) -> None:
    page = open_page().page
    text = text_of_plan(page).replace("600_000", "450_000")
    report = f"<pre id='kith-scenario'>{text}</pre>"
    for name, content in (("mine.toml", text), ("report.html", report)):
        page.evaluate(
            """([name, content]) => {
              const held = new DataTransfer();
              held.items.add(new File([content], name));
              dispatchEvent(new DragEvent("drop", { dataTransfer: held, cancelable: true }));
            }""",
            [name, content],
        )
        page.get_by_text(f"Opened {name.split('.')[0]}.toml").or_(
            page.get_by_text(f"Opened {name}")
        ).wait_for()
        page.get_by_text("$593,100 of $450,000").wait_for()


@pytest.mark.full
def test_an_assumption_changed_by_the_reader_is_written_into_the_plan(open_page: Open) -> None:
    page = open_page().page
    page.get_by_role("button", name=re.compile(r"^\d+ assumptions$")).click()
    page.get_by_role("searchbox", name="Find an assumption").fill("partners are in conflict")
    field = page.get_by_role("spinbutton").first
    path = field.get_attribute("aria-label").removeprefix("Your value for ")
    field.fill("0.2")
    field.press("Tab")
    page.get_by_text("You changed this").wait_for(timeout=PICTURE_MS)
    page.keyboard.press("Escape")
    text = text_of_plan(page)
    assert path.split(".")[-1] in text
    assert 'source = "Your own value, entered on the page"' in text


@pytest.mark.full
def test_a_slider_that_is_moved_fast_stays_under_the_hand(open_page: Open) -> None:
    page = open_page().page
    grant = slider(page, "Grant a year")
    for _ in range(12):
        grant.press("ArrowRight")
    page.get_by_text("of $900,000").wait_for(timeout=PICTURE_MS)
    for _ in range(12):
        grant.press("ArrowLeft")
    page.get_by_text("of $600,000").wait_for(timeout=PICTURE_MS)
    assert grant.input_value() == "600000"
