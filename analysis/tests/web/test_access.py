"""The page is accessible: with a keyboard, a screen reader, a phone, and in dark mode."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from web.walks import PICTURE_MS, WEB

Open = Callable[..., Any]
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = (
    "axe.run('dialog[open]').then(result => "
    "result.violations.map(one => [one.id, one.nodes[0].html]))"
)
SERIOUS = ("serious", "critical")


pytestmark = pytest.mark.full  # a minute on two cores


@pytest.mark.skipif(not AXE.exists(), reason=f"no axe: npm ci in {WEB}")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(open_page: Open, width: int, scheme: str) -> None:
    page = open_page(
        viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True
    ).page
    page.locator("path.line.own").first.wait_for(timeout=PICTURE_MS)
    page.locator(".town svg").first.wait_for(timeout=PICTURE_MS)
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    serious = [
        (one["id"], node["target"], node.get("failureSummary"))
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"][:3]
    ]
    assert serious == []


@pytest.mark.skipif(not AXE.exists(), reason=f"no axe: npm ci in {WEB}")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_drawers(open_page: Open, width: int, scheme: str) -> None:
    page = open_page(
        viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True
    ).page
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    dialog = page.locator("dialog[open]")
    found = []
    for drawer in ("Lesson", "Edit as text", "Memo", "Share"):
        page.get_by_role("button", name=drawer, exact=True).click()
        dialog.wait_for()
        tabs = dialog.locator("[aria-pressed]")
        for at in range(max(tabs.count(), 1)):
            if tabs.count() > 0:
                tabs.nth(at).click()
            found += page.evaluate(VIOLATIONS)
            assert page.evaluate("document.querySelector('dialog[open]').scrollWidth") <= width
        page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
    for drawer in (re.compile("assumptions$"), "Run it in full"):
        page.get_by_role("button", name=drawer).first.click()
        dialog.wait_for()
        found += page.evaluate(VIOLATIONS)
        page.keyboard.press("Escape")
        dialog.wait_for(state="hidden")
    assert found == []


@pytest.mark.parametrize("width", [1280, 390])
def test_right_to_left_needs_no_scrolling_sideways(open_page: Open, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 844}).page
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.locator("path.line.own").first.wait_for(timeout=PICTURE_MS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    plan = page.locator(".plan").bounding_box()
    assert plan["x"] + plan["width"] / 2 >= width / 2, "the plan is on the right"


def test_a_phone_needs_no_scrolling_sideways(open_page: Open) -> None:
    page = open_page(viewport={"width": 390, "height": 844}).page
    page.locator("path.line.own").first.wait_for(timeout=PICTURE_MS)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_keyboard_alone_reaches_everything(open_page: Open) -> None:
    page = open_page().page
    page.locator(".town svg").first.wait_for(timeout=PICTURE_MS)
    page.get_by_role("button", name="Stop").first.click()
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    wanted = page.evaluate("""() => {
      const all = document.querySelectorAll("a, button, input, select, summary");
      const folded = "details:not([open]) > :not(summary)";
      const shown = [...all].filter(one => one.checkVisibility() && !one.closest(folded));
      shown.forEach((one, at) => one.dataset.at = at);
      return shown.length;
    }""")
    seen = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.dataset.at"))
    assert {str(at) for at in range(wanted)} <= seen


def test_reduced_motion_moves_nothing(open_page: Open) -> None:
    page = open_page(reduced_motion="reduce").page
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(one => "
        "getComputedStyle(one).transitionDuration !== '0s').length"
    )
    assert moving == 0
