from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from axes import said, title
from panels import write_panel

import kith

Tables = tuple[pd.DataFrame, pd.DataFrame]


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    folder = write_panel(tmp_path / "panel")
    return kith.panel(folder), kith.panel(folder, "people")


def test_the_title_says_how_first_care_differs(tables: Tables) -> None:
    ax = kith.figures.two_lives(*tables, 0)
    assert title(ax) == "First care in week 5, 13 weeks sooner than under usual care"
    assert "female, 34 years, veterans, spanish-speaking" in said(ax)
    assert "Weeks in serious distress: 0 and 0." in said(ax)
    assert title(kith.figures.two_lives(*tables, 1)) == "No care in either life"


def test_lanes_show_what_happened_in_each_life(tables: Tables) -> None:
    ax = kith.figures.two_lives(*tables, 0)
    names = [text.get_text() for text in ax.get_yticklabels()]
    assert names[4:] == ["waits for care (with)", "medication (with)", "visits (with)",
                         "contacted by outreach", "client of colocated clinic",
                         "waits for care (usual care)", "medication (usual care)",
                         "visits (usual care)"]  # fmt: skip
    places = dict(zip(names, ax.get_yticks(), strict=True))
    marks = {(x, y) for line in ax.lines for x, y in zip(*line.get_data(), strict=True) if y < 0}
    assert marks == {(5, places["visits (with)"]), (4, places["contacted by outreach"]),
                     (5, places["client of colocated clinic"]),
                     (18, places["visits (usual care)"])}  # fmt: skip
    two = kith.figures.two_lives(*tables, 1)
    names = [text.get_text() for text in two.get_yticklabels()]
    assert "client of outreach" in names  # several programs in one week have lanes of their own
    assert "client of peer support" in names


def test_the_key_and_the_headline_do_not_touch_the_drawing(tables: Tables) -> None:
    ax = kith.figures.two_lives(*tables, 0)
    ax.figure.draw_without_rendering()
    key = ax.get_legend().get_window_extent()
    assert key.y1 < min(label.get_window_extent().y0 for label in ax.get_xticklabels())
    assert key.y0 >= 0


def test_what_a_panel_does_not_hold_is_said(tables: Tables) -> None:
    weeks, people = tables
    with pytest.raises(ValueError, match="does not follow person 7 in replicate 0"):
        kith.figures.two_lives(weeks, people, 7)
    with pytest.raises(ValueError, match="no scenario 'klinic' \\(the panel follows clinic\\)"):
        kith.figures.two_lives(weeks, people, 0, "klinic")
    usual = weeks[weeks["scenario"] == "usual-care"]
    with pytest.raises(ValueError, match="follows usual care alone"):
        kith.figures.two_lives(usual, people, 0)
