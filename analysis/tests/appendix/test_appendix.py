"""The appendix states what the result holds, and nothing else."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import docx
import pytest
from program import needs_program

import kith
from kith.appendix import model_values, plan_values, result_values, study_values
from kith.appendix.appendix import appendix
from kith.appendix.items import NOT_RECORDED, STANDARDS, fill
from kith.commands.appendix import STANDARDS as OFFERED
from kith.commands.appendix import main
from kith.io.toml import tomllib
from kith.report import facts

HERE = Path(study_values.__file__).parent
ROOT = Path(__file__).parents[3]
SCENARIO = """
format = 1
extends = "communities/teaching-town.toml"
id = "mills"
title = "{title}"
question = "Who comes?"
{more}
[time]
weeks = {weeks}
settling_weeks = 4
[run]
seed = 3
replicates = 2
[evidence.values]
discount_per_year = {{ value = {discount}, range = [0.0, 0.1], source = "Test", grade = "assumed" }}
[[partnership]]
id = "mills"
partners = ["clinic", "community-center"]
start_week = 0
established = true
grant_usd_per_year = 800_000
grant_weeks = 52
[partnership.outreach]
workers_fte = {workers}
"""


def study(folder: Path, name: str, **values: object) -> Path:
    path = folder / f"{name}.h5"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", kith.ScenarioWarning)  # about money left over
        text = SCENARIO.format(**{"more": "", **values})
        kith.run(text, output=path, progress="none").close()
    return path


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("appendix")
    one = {"title": "Outreach at the mills", "weeks": 12, "discount": 0.03, "workers": 1}
    asked = {"who": "Nine residents of the mills", "how": "Two evenings.", "changed": "The hours"}
    more = "price_year = 2026\n[engagement]\n" + "".join(f'{k} = "{v}"\n' for k, v in asked.items())
    other = {"title": "More outreach", "weeks": 16, "discount": 0.05, "workers": 7, "more": more}
    return study(folder, "one", **one), study(folder, "other", **other)


def table(path: Path, standard: str) -> dict[str, list[str]]:
    page = appendix(path, standard, path.with_suffix(f".{standard}.md")).read_text("utf-8")
    lines = [line.strip("| ").split(" | ") for line in page.split("\n") if line.startswith("| ")]
    return {line[0]: line[1:] for line in lines[1:]}


@needs_program
def test_the_appendix_changes_with_the_scenario(two: tuple[Path, Path]) -> None:
    one, other = (table(path, "cheers2022") for path in two)
    for number, before, after in (
        ("1", "Outreach at the mills", "More outreach"),
        ("7", "full-time posts: 1", "full-time posts: 7"),
        ("9", "12 weeks", "16 weeks"),
        ("10", "3 % a year", "5 % a year"),
    ):
        assert before in one[number][1]
        assert after in other[number][1]
        assert after not in one[number][1]
    assert one["23"] != other["23"]


@needs_program
def test_what_the_file_does_not_hold_is_not_recorded(two: tuple[Path, Path]) -> None:
    items = table(two[0], "cheers2022")
    assert [*items] == [str(number) for number in range(1, 29)]
    empty = {number for number, cells in items.items() if cells[1].strip() == NOT_RECORDED}
    assert empty == {"4", "21", "25", "27", "28"}
    assert "Price date: 2024; nothing is converted." in items["15"][1]
    items = table(two[1], "cheers2022")
    assert "Price date: 2026" in items["15"][1]
    assert items["21"][1].strip() == "Nine residents of the mills. Two evenings."
    assert items["25"][1].strip() == "The hours."


@needs_program
@pytest.mark.parametrize("standard", STANDARDS)
def test_numbers_of_the_appendix_are_those_of_the_file(
    two: tuple[Path, Path], standard: str
) -> None:
    said = fill(standard, facts.gather(two[0]))
    text = " ".join(value for item in said.items for value in item.values)
    with kith.open(two[0]) as content:
        if standard != "logic-model":
            assert str(content.sizes["time"]) + " weeks" in text
        difference = kith.compare(content, "treated_past_year_share")["difference"].iloc[0]
    if standard in {"cheers2022", "logic-model"}:
        assert f"{100 * difference:+.3g} percentage points" in text
    else:
        assert "Seed 3" in text
    assert all(item.number and item.topic for item in said.items)


@needs_program
def test_the_logic_model_states_staff_and_people_served(two: tuple[Path, Path]) -> None:
    items = table(two[1], "logic-model")
    assert "Outreach: 7.0 FTE paid" in items["8"][1]
    done = kith.operations(two[1]).set_index("program")
    assert f"{done.loc['together', 'contacts']:,.0f} contacts" in items["3"][1]
    assert "no plan to sustain" in items["9"][1]
    assert items["11"][1].strip() == NOT_RECORDED


@needs_program
def test_every_form_can_be_written_and_is_not_overwritten(
    two: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.docx"
    assert main([str(two[0]), "--standard", "stress-abm", "-o", str(target)]) == 0
    assert len(docx.Document(str(target)).tables[0].rows) == 24
    assert main([str(two[0]), "--standard", "stress-abm", "-o", str(target)]) != 0
    assert "--force" in capsys.readouterr().err
    page = appendix(two[0], "odd", tmp_path / "a.html").read_text("utf-8")
    assert "<script" not in page
    assert page.count("<tr>") == 8
    with pytest.raises(ValueError, match=r"\.html, \.docx or \.md"):
        appendix(two[0], "odd", tmp_path / "a.pdf")


@pytest.mark.parametrize("standard", STANDARDS)
def test_values_and_places_of_a_standard_are_there(standard: str) -> None:
    items = tomllib.loads((HERE / f"standards/{standard}.toml").read_text("utf-8"))["item"]
    modules = (study_values, result_values, model_values, plan_values)
    for item in items:
        for name in item.get("values", []):
            assert sum(hasattr(module, name) for module in modules) == 1, name
        for path in re.findall(r"(?:sim|scenarios)/[\w./]*\w", item.get("place", "")):
            assert (ROOT / path).exists(), path
        sections = re.findall(r"MODEL\.md ((?:[\d.]+\d|\d)(?:, [\d.]+\d)*)", item.get("place", ""))
        model = (ROOT / "sim/MODEL.md").read_text("utf-8")
        for number in ", ".join(sections).split(", "):
            assert not number or re.search(rf"(?m)^#+ {re.escape(number)}[. ]", model), number
    assert OFFERED == STANDARDS
