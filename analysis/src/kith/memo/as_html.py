"""A memo as one self-contained HTML page that prints on one Letter page."""

from __future__ import annotations

from html import escape

from kith.memo.page import Memo

# 11-point text on 13.2-point lines gives 49 lines between 1-inch margins; 350 words and nine
# headings take about 45 of them in a wide font.
_STYLE = """
@page { size: Letter; margin: 1in }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1rem; max-width: 6.5in; color: #000; background: #fff;
  font: 11pt/1.2 Arial, Helvetica, "Liberation Sans", sans-serif }
h1 { margin: 0 0 6pt; font-size: 13pt; line-height: 1.2 }
h2 { margin: 9pt 0 0; font-size: 11pt; line-height: 1.2 }
p { margin: 0 }
footer { margin-top: 9pt; font-size: 11pt }
@media print { body { padding: 0; max-width: none } }
""".strip()


def as_html(memo: Memo) -> str:
    """Return the page as HTML."""
    sections = "\n".join(
        f"<section>\n<h2>{escape(s.heading)}</h2>\n<p>{escape(s.text)}</p>\n</section>"
        for s in memo.sections
    )
    note = f"\n<footer>{escape(memo.note)}</footer>" if memo.note else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{memo.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{escape(memo.source)}">\n'
        f"<title>{escape(memo.title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{escape(memo.title)}</h1>\n{sections}\n</main>{note}\n</body>\n</html>\n"
    )
