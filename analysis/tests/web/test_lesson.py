"""The lesson in the page: its texts, its print, and the plans that it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from web.walks import PICTURE_MS, open_lesson_plan, slider, text_of_plan

Open = Callable[..., Any]

pytestmark = pytest.mark.full


def test_an_exercise_opens_its_plan_and_asks_first(open_page: Open) -> None:
    page = open_page("#lesson").page
    page.get_by_role("button", name="Six exercises").click()
    page.get_by_role("button", name="Open the plan “crowd”").click()
    page.get_by_role("heading", name="First, what do you expect?").wait_for()
    page.locator(".about", has_text="A clinic at the mills").wait_for()
    assert slider(page, "Community health workers").input_value() == "5"
    text = text_of_plan(page)
    assert "workers_fte = 5" in text
    assert "enabled = false" in text
    assert not page.locator(".headline").is_visible()
    page.get_by_role("button", name="Show the answer").click()
    page.locator(".headline").wait_for(timeout=PICTURE_MS)
    page.wait_for_function("() => location.hash.startsWith('#v1,')")  # a bookmark keeps it


def test_the_lesson_is_read_and_printed_without_the_page(open_page: Open) -> None:
    page = open_page(locale="es-US").page
    page.get_by_role("button", name="Clase", exact=True).click()
    for tab, said in (
        ("La clase", "Para quien facilita"),
        ("Tarjetas de roles", "Pastor de la iglesia"),
        ("Hoja de trabajo", "nuestra predicción"),
        ("Seis ejercicios", "La multitud"),
    ):
        page.get_by_role("button", name=tab, exact=True).click()
        assert page.locator("dialog[open] .paper").get_by_text(said).first.is_visible()
    page.get_by_role("button", name="Tarjetas de roles").click()
    assert page.locator("dialog[open] .card").count() == 8
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("body > .paper .card").first.is_visible()
    assert not page.locator(".plan").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("body > .paper").count() == 0


def test_the_lessons_plan_is_the_one_of_the_class(open_page: Open) -> None:
    page = open_page().page
    open_lesson_plan(page, "early")
    page.locator(".about", has_text="Our plan for Millfield").wait_for()
    assert "grant_weeks = 52" in text_of_plan(page)
