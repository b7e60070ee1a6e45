"""An appendix as Markdown, HTML or a Word document."""

from __future__ import annotations

import io
from html import escape

from kith.appendix.items import NOT_RECORDED, Appendix, Item
from kith.io.pages import table

HEADS = ("Item", "Topic", "From the result", "Documented in")
_STYLE = """body{font:11pt/1.4 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}td,th{border:1px solid #999;padding:.3rem .5rem;text-align:left;
vertical-align:top}td.gap{font-style:italic}"""


def rows(appendix: Appendix) -> list[tuple[str, str, str, str]]:
    """Return a row for each item."""
    return [(one.number, f"{one.section}: {one.topic}", _said(one), one.place)
            for one in appendix.items]  # fmt: skip


def _said(item: Item) -> str:
    if item.values:
        return " ".join(said if said.endswith(".") else f"{said}." for said in item.values)
    return "" if item.place else NOT_RECORDED


def note(appendix: Appendix) -> str:
    """State where the answers come from, and how many items have none."""
    gaps = [one.number for one in appendix.items if not one.answered]
    missing = f" Not recorded: {', '.join(gaps)}." if gaps else ""
    cited = (
        f" Topics are in Kith's words; the full text is in {appendix.citation}."
        if appendix.citation
        else ""
    )
    return f"Filled by kith appendix from {appendix.result}.{cited}{missing}"


def as_markdown(appendix: Appendix) -> str:
    """Return a Markdown page."""
    return f"# {appendix.title}\n\n{note(appendix)}\n\n{table(HEADS, rows(appendix))}\n"


def as_html(appendix: Appendix) -> str:
    """Return one page that opens offline."""
    head = "".join(f"<th>{name}</th>" for name in HEADS)
    body = "".join(
        "<tr>" + "".join(
            f"<td{' class=gap' if cell == NOT_RECORDED else ''}>{escape(cell)}</td>" for cell in row
        ) + "</tr>\n"
        for row in rows(appendix)
    )  # fmt: skip
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>{escape(appendix.title)}'
        f"</title><style>{_STYLE}</style>\n<h1>{escape(appendix.title)}</h1>\n"
        f"<p>{escape(note(appendix))}</p>\n<table><tr>{head}</tr>\n{body}</table></html>\n"
    )


def as_docx(appendix: Appendix) -> bytes:
    """Return a Word document."""
    from docx import Document

    document = Document()
    document.core_properties.title = appendix.title
    document.core_properties.author = "Kith"
    document.add_heading(appendix.title, level=1)
    document.add_paragraph(note(appendix))
    lines = [HEADS, *rows(appendix)]
    grid = document.add_table(rows=len(lines), cols=len(HEADS), style="Table Grid")
    for row, line in zip(grid.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
