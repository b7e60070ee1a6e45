"""The gallery: each scenario of the library with its question, results and file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from kith.io.toml import tomllib
from kith_site.documents import library_files
from kith_site.links import slug

Row = tuple[str, str, float, float, float, str]  #: outcome, scenario, difference, low, high, words
WIDTH, MARGIN = 500, 16  #: pixels of the picture and of its margin
SMALL = 'font-size="12" fill="#5b6b79"'


@dataclass(frozen=True)
class Section:
    """A section of the library: its heading and the rows of its tables."""

    heading: str
    text: str
    rows: list[Row]


def sections(library: str) -> list[Section]:
    """Read the sections of LIBRARY.md, with the differences in percent that its tables hold."""
    found = []
    for part in re.split(r"(?m)^## ", library)[1:]:
        heading, _, text = part.partition("\n")
        rows = [row for line in text.split("\n") if (row := _row(line)) is not None]
        found.append(Section(heading, text, rows))
    return found


def _row(line: str) -> Row | None:
    cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
    if len(cells) != 9 or not cells[0].endswith(", %"):
        return None
    span = re.fullmatch(r"(\S+) to (\S+)", cells[6])
    if span is None:
        return None
    middle, low, high = (_number(text) for text in (cells[5], span[1], span[2]))
    who = "" if cells[1] == "adults" else f", {cells[1]}"
    return f"{cells[0]}{who}", cells[2], middle, low, high, cells[8]


def _number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", ""))


def picture(rows: list[Row]) -> str:
    """Draw each difference with its interval in a row, relative to the line of no difference."""
    several = len({row[1] for row in rows}) > 1
    step = 74 if several else 56
    height = 30 + step * len(rows)
    low, high = min(0.0, *(r[3] for r in rows)), max(0.0, *(r[4] for r in rows))
    scale = (WIDTH - 2 * MARGIN) / ((high - low) or 1)

    def x(value: float) -> float:
        return round(MARGIN + (value - low) * scale, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'font-family="system-ui, sans-serif" font-size="14" fill="#22313f">',
        "<title>Differences from usual care, percentage points, with 95 % intervals</title>",
        f'<rect width="{WIDTH}" height="{height}" rx="10" fill="#fbfaf6"/>',
    ]
    for place, (outcome, scenario, middle, least, most, words) in enumerate(rows):
        y = 24 + step * place
        color = "#9a6b1f" if scenario.startswith(("Dollar for dollar", "The same")) else "#3c5ca8"
        finding = f"{middle:+g}{': ' if words else ''}{words}"
        parts += [
            f'<text x="{MARGIN}" y="{y}">{escape(_cut(f"{outcome}: {finding}", 66))}</text>',
            f'<path d="M{x(0)} {y + 6}v22" stroke="#22313f"/>',
            f'<path d="M{x(least)} {y + 17}H{x(most)}" stroke="{color}" stroke-width="4"/>',
            f'<circle cx="{x(middle)}" cy="{y + 17}" r="6" fill="{color}"/>',
        ]
        if several:
            parts.append(
                f'<text x="{MARGIN}" y="{y + 43}" {SMALL}>{escape(_cut(scenario, 74))}</text>'
            )
    parts.append(
        f'<text x="{MARGIN}" y="{height - 8}" {SMALL}>Percentage points from usual care, with '
        "95 % interval; | marks no difference</text></svg>\n"
    )
    return "\n".join(parts)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def write(root: Path, out: Path) -> dict[str, str]:
    """Return the page of each scenario and the gallery; write their pictures."""
    library = sections((root / "scenarios/LIBRARY.md").read_text(encoding="utf-8"))
    (out / "gallery").mkdir(parents=True, exist_ok=True)
    order = "".join(section.text for section in library)
    pages, cards = {}, []
    for file in sorted(library_files(root), key=lambda f: order.find(f"]({f.name})")):
        source = file.read_text(encoding="utf-8")
        said = tomllib.loads(source)
        section = next((s for s in library if f"]({file.name})" in s.text), None)
        text = said.get("text", "").strip()
        page = [f"# {said['title']}\n", f"**{said['question']}**\n", f"{text}\n"]
        card = f"-   **[{said['title']}]({file.stem}.md)**\n\n    {said['question']}\n"
        if section is not None:
            rows = [r for r in section.rows if r[1] == said["title"]] or section.rows
            if rows:
                (out / f"gallery/{file.stem}.svg").write_text(picture(rows), encoding="utf-8")
                page.append(f"![Differences from usual care]({file.stem}.svg)\n")
                card += f"\n    [![Its results]({file.stem}.svg)]({file.stem}.md)\n"
            page.append(
                f"Results, reasons and exercises: [{section.heading}]"
                f"(library.md#{slug(section.heading)}).\n"
            )
        page.append(f"## Run it\n\n```sh\nkith run scenarios/{file.name}\n```\n")
        page.append(f"## Its file\n\n````toml\n{source}````\n")
        pages[f"gallery/{file.stem}.md"] = "\n".join(page)
        cards.append(card)
    pages["gallery/index.md"] = '<div class="cards" markdown>\n\n' + "\n".join(cards) + "\n</div>\n"
    return pages
