"""The library's page is in step with its scenarios, and its numbers are those of results."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from program import stand_in

import kith
from kith.commands.library import files_of, main
from kith.report import marks
from kith.report.mark_tables import table, who

SCENARIOS = Path(__file__).parents[2] / "scenarios"
PAGE = SCENARIOS / "LIBRARY.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILES = {p.stem for p in SCENARIOS.glob("*.toml")} - {"evidence", "evidence-sample"}

MARK = """# A page

<!-- kith numbers: clinic
treated_past_year_share
treated_past_year_share income:below-100 10-20
partnership:alive
-->
old
<!-- kith end -->

The end.
"""


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


def test_parts_left_out_are_what_the_whole_holds(tmp_path: Path) -> None:
    whole = SCENARIOS / "everything-together.toml"
    written = kith.write_subscenarios(whole, tmp_path / "parts", "leave-one-out")
    shipped = {p.name: p for p in (SCENARIOS / "everything-together").glob("*.toml")}
    assert {p.name for p in written} == set(shipped)
    for path in written:
        text = re.sub(r'extends = ".*"', 'extends = "../everything-together.toml"',
                      path.read_text())  # fmt: skip
        assert shipped[path.name].read_text() == text


def test_a_mark_is_filled_with_the_numbers_of_the_result(whole_path: Path) -> None:
    filled = marks.fill(MARK, lambda block: table(whole_path, block))
    assert filled.endswith("<!-- kith end -->\n\nThe end.\n")
    assert "old" not in filled
    rows = [line.split(" | ") for line in filled.splitlines() if line.startswith("| ")][1:]
    with kith.open(whole_path) as study:
        frame = kith.compare(study, "treated_past_year_share", scenario="clinic")
        poor = kith.compare(study, "treated_past_year_share", stratum="income:below-100",
                            window=(10, 20), scenario="clinic")  # fmt: skip
    assert len(rows) == 6  # three rows, the clinic and its rival
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


def test_the_command_runs_what_a_mark_names(
    tmp_path: Path, whole_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    copies = f'echo "$@" >{tmp_path}/asked\nwhile [ "$1" != -o ]; do shift; done\n'
    program = stand_in(tmp_path, copies + f'cp {whole_path} "$2"')
    monkeypatch.setenv("KITH", program)
    page = tmp_path / "PAGE.md"
    page.write_text(MARK)
    assert main([str(page), "-n", "3"]) == 0
    asked = (tmp_path / "asked").read_text()
    assert asked.startswith(f"run {tmp_path}/clinic.toml -q -o ")
    assert asked.rstrip().endswith("-n 3")
    assert "| A clinic |" in page.read_text()
    assert main([str(page), "--only", "another"]) == 0
    broken = stand_in(tmp_path, "echo 'error: no such file' >&2\nexit 3", "broken")
    assert main([str(page), "--kith", broken]) == 1
    assert "error: no such file" in capsys.readouterr().err


def test_shares_need_the_parts_that_were_left_out() -> None:
    block = marks.Block("shares", ("everything-together",), (marks.Row("k6_mean"),), 0, 0)
    files = files_of(SCENARIOS, block)
    assert files[0].name == "everything-together.toml"
    assert set(files[1:]) == set((SCENARIOS / "everything-together").glob("*.toml"))
    assert len(files) > 10
