"""A memo as a Word document: Letter, 1-inch margins, 11 point."""

from __future__ import annotations

import io
from typing import Any

from kith.memo.page import Memo

_FONT = "Arial"
_LANGUAGES = {"en": "en-US", "es": "es-US"}


def as_docx(memo: Memo) -> bytes:
    """Return the document as bytes of a .docx file."""
    from docx import Document
    from docx.shared import Inches, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Inches(1))
    for name, size, before in (("Normal", 11, 0), ("Title", 13, 0), ("Heading 1", 11, 9)):
        _plain(document.styles[name], Pt(size), Pt(before), memo.language, bold=name != "Normal")
    document.core_properties.title = memo.title
    document.core_properties.author = "Kith"
    document.core_properties.comments = memo.source
    document.core_properties.language = _LANGUAGES[memo.language]
    document.add_paragraph(memo.title, style="Title")
    for part in memo.sections:
        document.add_paragraph(part.heading, style="Heading 1")
        document.add_paragraph(part.text)
    if memo.note:
        document.add_paragraph(memo.note).paragraph_format.space_before = Pt(9)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _plain(style: Any, size: Any, before: Any, language: str, *, bold: bool) -> None:
    """Give a style one black font, and remove the colors, fonts and lines of the theme."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = _FONT, size, bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("w:spacing", "w:kern", "w:lang"):
        for found in properties.findall(qn(name)):
            properties.remove(found)
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), _LANGUAGES[language])
    properties.append(said)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = before, Pt(0), 1.0
