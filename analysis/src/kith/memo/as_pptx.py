"""A memo as three PowerPoint slides."""

from __future__ import annotations

import io
from typing import Any

from kith.memo.page import Memo, Section

#: The sections on each slide.
_SLIDES = (("question", "answer", "who"), ("cost", "instead", "how_sure"),
           ("must_be_true", "left_out"))  # fmt: skip
_WIDTH_INCHES, _HEIGHT_INCHES = 13.333, 7.5


def as_pptx(memo: Memo) -> bytes:
    """Return the slides, 16:9, with the same words as the page."""
    from pptx import Presentation
    from pptx.util import Inches

    slides = Presentation()
    slides.slide_width, slides.slide_height = Inches(_WIDTH_INCHES), Inches(_HEIGHT_INCHES)
    slides.core_properties.title = memo.title
    slides.core_properties.author = "Kith"
    slides.core_properties.comments = memo.source
    sections = {section.key: section for section in memo.sections}
    for place, keys in enumerate(_SLIDES):
        slide = slides.slides.add_slide(slides.slide_layouts[5])  # the layout with only a title
        _add_title(slide, memo.title)
        last = place == len(_SLIDES) - 1
        _add_text(slide, [sections[key] for key in keys], memo.note if last else "")
    written = io.BytesIO()
    slides.save(written)
    return written.getvalue()


def _add_title(slide: Any, text: str) -> None:
    from pptx.util import Inches, Pt

    title = slide.shapes.title
    title.left, title.top = Inches(0.7), Inches(0.4)
    title.width, title.height = Inches(_WIDTH_INCHES - 1.4), Inches(1)
    title.text_frame.word_wrap = True
    title.text_frame.text = text
    title.text_frame.paragraphs[0].alignment = 1  # left
    title.text_frame.paragraphs[0].font.size = Pt(26)
    title.text_frame.paragraphs[0].font.bold = True


def _add_text(slide: Any, sections: list[Section], note: str) -> None:
    from pptx.util import Inches, Pt

    box = slide.shapes.add_textbox(
        Inches(0.7), Inches(1.5), Inches(_WIDTH_INCHES - 1.4), Inches(_HEIGHT_INCHES - 1.9)
    )
    frame = box.text_frame
    frame.word_wrap = True
    lines = [(text, bold) for s in sections for text, bold in ((s.heading, True), (s.text, False))]
    for place, (text, bold) in enumerate([*lines, *([(note, False)] if note else [])]):
        line = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        line.text, line.font.size, line.font.bold = text, Pt(20), bold
        line.space_before = Pt(14 if bold or text == note else 2)
