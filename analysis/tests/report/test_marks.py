"""The library's page matches its scenarios, and its numbers match results."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from marked import MARK

import kith
from kith.report import marks
from kith.report.mark_tables import table, who

SCENARIOS = Path(__file__).parents[3] / "scenarios"
PAGE = SCENARIOS / "LIBRARY.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILES = {p.stem for p in SCENARIOS.glob("*.toml")} - {"evidence", "evidence-sample", "national"}


def test_every_scenario_has_a_mark_a_link_and_no_scenario_is_missing() -> None:
    marked = [s for block in marks.blocks(TEXT) if block.kind == "numbers"
              for s in block.scenarios]  # fmt: skip
    assert sorted(marked) == sorted(FILES)
    for name in FILES:
        assert f"]({name}.toml)" in TEXT


def test_every_entry_says_what_to_look_at_why_and_three_exercises() -> None:
    entries = re.split(r"^## ", TEXT, flags=re.M)[1:]
    assert len(entries) >= 15
    for entry in entries:
        words = re.sub(r"<!--.*?kith end -->", "", entry, flags=re.S)
        assert "*Look at*" in words, entry.splitlines()[0]
        assert "*Why:*" in words, entry.splitlines()[0]
        _, _, tries = words.partition("*Try:*")
        assert tries.count(" · ") + tries.count(" ·\n") == 2, entry.splitlines()[0]


def test_tables_are_in_step_with_their_marks() -> None:
    for block in marks.blocks(TEXT):
        table = [line for line in TEXT[block.begin : block.end].splitlines() if line[:1] == "|"]
        assert table, f"no numbers for {block.scenarios}: run `kith library scenarios/LIBRARY.md`"
        if block.kind == "shares":
            assert all(f"({who(row)})" in table[0] for row in block.rows)
            continue
        cells = [line.strip("| ").split(" | ") for line in table[2:]]
        assert len(cells) % len(block.rows) == 0
        per_row = len(cells) // len(block.rows)
        assert per_row >= len(block.scenarios)
        for place, row in enumerate(block.rows):
            for found in cells[place * per_row : (place + 1) * per_row]:
                if not row.outcome.startswith("partnership:"):
                    assert found[1] == who(row), (block.scenarios, row)


def test_a_mark_is_filled_with_the_numbers_of_the_result(whole_path: Path) -> None:
    filled = marks.fill(MARK, lambda block: table(whole_path, block))
    assert filled.endswith("<!-- kith end -->\n\nThe end.\n")
    assert "old" not in filled
    rows = [line.split(" | ") for line in filled.splitlines() if line.startswith("| ")][1:]
    with kith.open(whole_path) as study:
        frame = kith.compare(study, "treated_past_year_share", scenario="clinic")
        poor = kith.compare(study, "treated_past_year_share", stratum="income:below-100",
                            window=(10, 20), scenario="clinic")  # fmt: skip
    assert len(rows) == 6  # three rows each for the clinic and its rival
    assert rows[0][5] == f"{100 * frame['difference'].item():+.1f}"
    assert rows[2][1] == "people below the poverty line, weeks 10–20"
    assert rows[2][5] == f"{100 * poor['difference'].item():+.1f}"
    assert rows[4][0] == "| Partnership: alive, %"
    assert rows[4][4] == "75.0"
    assert marks.fill(filled, lambda block: table(whole_path, block)) == filled


def test_problems_are_told_all_at_once_with_their_lines() -> None:
    text = "<!-- kith figures: a\nk6_mean adults 9-3\n-->\n<!-- kith numbers: b\n-->\n"
    with pytest.raises(marks.PageError) as caught:
        marks.blocks(text)
    told = str(caught.value)
    assert "line 2: '9-3' are no weeks" in told
    assert "line 1: unknown mark 'figures'" in told
    assert "line 1: no '<!-- kith end -->' before the next mark" in told
    assert "line 4: a mark names one scenario and one outcome or more" in told
