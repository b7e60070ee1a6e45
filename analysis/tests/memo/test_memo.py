"""Memos of results written by the program."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from docx import Document
from memos import NUMBERS, SETTING, pages_of_docx, pages_of_html
from pptx import Presentation
from program import needs_program

import kith
from kith.commands import memo as command
from kith.io.simulator import Simulator
from kith.memo.as_docx import as_docx
from kith.memo.as_pptx import as_pptx
from kith.memo.languages.spanish import SPANISH
from kith.memo.memo import memo
from kith.memo.page import page

SCENARIOS = Path(__file__).parents[3] / "scenarios"
SMALL = ("community.residents=600", "time.weeks=60", "time.settling_weeks=4")
ID = "clinic-at-the-community-center"
LIBRARY = [p for p in sorted(SCENARIOS.glob("*.toml"))
           if p.stem not in ("evidence", "evidence-sample", "national")]  # fmt: skip


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("memo") / "small.h5"
    sets = ("community.residents=600", "time.weeks=156", "time.settling_weeks=4",
            "partnership.clinic.grant_weeks=60")  # fmt: skip
    return Simulator(threads=2).run([SCENARIOS / f"{ID}.toml"], target, sets=sets, replicates=3)


def test_a_document_is_letter_with_margins_of_an_inch_at_11_point() -> None:
    told = page(NUMBERS, SETTING, SPANISH)
    document = Document(io.BytesIO(as_docx(told)))
    section = document.sections[0]
    assert (section.page_width.inches, section.page_height.inches) == (8.5, 11)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert {margin.inches for margin in margins} == {1.0}
    assert document.styles["Normal"].font.size.pt == 11
    texts = [p.text for p in document.paragraphs]
    assert texts == [told.title, *(t for s in told.sections for t in (s.heading, s.text)),
                     told.note]  # fmt: skip
    assert 'w:lang w:val="es-US"' in document.styles["Normal"].element.xml


def test_three_slides_hold_the_words_of_the_page() -> None:
    told = page(NUMBERS, SETTING, SPANISH)
    slides = Presentation(io.BytesIO(as_pptx(told))).slides
    assert len(slides) == 3
    texts = [p.text for slide in slides for shape in slide.shapes
             for p in shape.text_frame.paragraphs]  # fmt: skip
    assert texts.count(told.title) == 3
    parts = [text for s in told.sections for text in (s.heading, s.text)]
    assert sorted(t for t in texts if t != told.title) == sorted([*parts, told.note])


@needs_program
def test_the_memo_counts_the_people_of_the_first_screen(result: Path, tmp_path: Path) -> None:
    text = memo(result, tmp_path / "m.html").read_text(encoding="utf-8")
    screen = " ".join(kith.first_screen(result)[ID].split())
    served = re.search(r"Of ([\d,]+) served, ([\d,]+) would have had no care", screen)
    assert served is not None
    assert f"Its programs serve {served[1]} people. Without it, {served[2]} of them" in text
    care = re.search(r"REACH ([\d,]+) more people get care \(([^)]*) in 3 runs\)", screen)
    assert care is not None
    assert f"{care[1]} more people get care at some time (from {care[2]})" in text
    cost = re.search(r"COST Total (\$[\d.,]*\d(?: million)?)", screen)
    assert cost is not None
    assert f"The partnership spends {cost[1]} (" in text
    assert "3 simulated histories: a try, not an answer." in text


@needs_program
def test_the_command_refuses_what_it_cannot_do(
    result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ending in (".doc", ".docx.txt", ""):
        assert command.main([str(result), "-o", str(tmp_path / f"memo{ending}")]) == 2
        assert ".html, .docx, .pdf or .pptx" in capsys.readouterr().err
    target = tmp_path / "memo.docx"
    assert command.main([str(result), "-o", str(target), "--language", "es"]) == 0
    assert command.main([str(result), "-o", str(target)]) == 4
    assert "--force" in capsys.readouterr().err
    assert command.main([str(result), "-o", str(target), "--force", "--scenario", "klinic"]) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["memo.docx"]


@needs_program
def test_a_result_without_reach_has_no_memo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "none.h5"
    Simulator(threads=2).run([SCENARIOS / f"{ID}.toml"], target, sets=(*SMALL, "run.reach=false"),
                             replicates=1)  # fmt: skip
    assert command.main([str(target)]) == 4
    assert "run.reach = true" in capsys.readouterr().err


@needs_program
@pytest.mark.full
@pytest.mark.parametrize("scenario", LIBRARY, ids=[p.stem for p in LIBRARY])
def test_the_memo_of_each_scenario_of_the_library_prints_on_one_page(
    scenario: Path, tmp_path: Path
) -> None:
    """Few residents keep it fast; with 40 histories, the memo contains every kind of sentence."""
    target = tmp_path / "run.h5"
    sets = ("community.residents=400", "time.settling_weeks=4")
    Simulator(threads=2).run([scenario], target, sets=sets, replicates=40)
    for language in ("en", "es"):
        written = memo(target, tmp_path / f"{language}.html", language=language)
        document = memo(target, tmp_path / f"{language}.docx", language=language)
        words = re.sub(r"<[^>]+>", " ", written.read_text("utf-8").partition("<body>")[2])
        assert len(words.split()) <= 350
        if shutil.which("chromium"):
            assert pages_of_html(written) == 1
        if shutil.which("soffice"):
            assert pages_of_docx(document) == 1
