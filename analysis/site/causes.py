"""Draws sim/causes.svg, the causal diagram of the model: python analysis/site/causes.py."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from kith.io.toml import tomllib

HERE = Path(__file__).resolve().parent
COLUMN, ROW, LEFT, TOP = 200, 106, 100, 56  #: pixels between centers of boxes; center of the first
WIDE, HIGH = 150, 54  #: pixels of a box
COLORS = {
    "7.10": "#e4dcf1",
    "7.11": "#e4dcf1",
    "7.12": "#d8e8f3",
    "7.7": "#d8e8f3",
    "7.8": "#d8e8f3",
}

Point = tuple[float, float]


def middle(at: list[int]) -> Point:
    """Return the center of a column and row, in pixels."""
    return LEFT + COLUMN * at[0], TOP + ROW * at[1]


def border(box: Point, towards: Point) -> Point:
    """Return where a line from the center of a box to a point leaves the box."""
    dx, dy = towards[0] - box[0], towards[1] - box[1]
    share = min(
        (WIDE / 2 + 4) / abs(dx) if dx else float("inf"),
        (HIGH / 2 + 4) / abs(dy) if dy else float("inf"),
    )
    return box[0] + dx * share, box[1] + dy * share


def draw(source: dict[str, Any]) -> str:
    """Return the diagram as SVG."""
    places = {box["id"]: middle(box["at"]) for box in source["box"]}
    right = max(x for x, _ in places.values()) + LEFT
    bottom = max(y for _, y in places.values()) + TOP + 24
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right:g} {bottom:g}" role="img" '
        'aria-labelledby="title text" font-family="system-ui, sans-serif" font-size="16" '
        'fill="#22313f">',
        '  <title id="title">What causes what in Kith</title>',
        f'  <desc id="text">{described(source)}</desc>',
        f'  <rect width="{right:g}" height="{bottom:g}" rx="14" fill="#fbfaf6"/>',
        '  <defs><marker id="tip" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z" fill="#5b6b79"/></marker></defs>',
    ]
    parts += [line for arrow in source["arrow"] for line in drawn_arrow(arrow, places)]
    parts += [line for box in source["box"] for line in drawn_box(box)]
    parts.append(
        f'  <text x="{right / 2:g}" y="{bottom - 12:g}" text-anchor="middle" font-size="13" '
        'fill="#5b6b79">+ more of the first brings more of the second; − more brings less. '
        "Numbers are sections of the model.</text>"
    )
    return "\n".join([*parts, "</svg>\n"])


def drawn_arrow(arrow: dict[str, Any], places: dict[str, Point]) -> list[str]:
    """Draw an arrow, with its sign near the tip."""
    corners = [middle(corner) for corner in arrow.get("by", [])]
    first, last = places[arrow["from"]], places[arrow["to"]]
    start, end = border(first, (*corners, last)[0]), border(last, (first, *corners)[-1])
    path = "L".join(f"{x:.0f} {y:.0f}" for x, y in (start, *corners, end))
    before = corners[-1] if corners else start
    length = ((end[0] - before[0]) ** 2 + (end[1] - before[1]) ** 2) ** 0.5
    back = min(26.0, length / 2) / length
    x, y = end[0] + (before[0] - end[0]) * back, end[1] + (before[1] - end[1]) * back
    color = "#2f7d32" if arrow["sign"] == "+" else "#b3261e"
    return [
        f'  <path d="M{path}" fill="none" stroke="#5b6b79" stroke-width="2" '
        'marker-end="url(#tip)"/>',
        f'  <circle cx="{x:.0f}" cy="{y:.0f}" r="8" fill="#fff" stroke="{color}"/>',
        f'  <text x="{x:.0f}" y="{y + 5:.0f}" text-anchor="middle" font-size="14" '
        f'font-weight="700" fill="{color}">{arrow["sign"]}</text>',
    ]


def drawn_box(box: dict[str, Any]) -> list[str]:
    """Draw a box with its section."""
    x, y = middle(box["at"])
    fill = COLORS.get(box["section"], "#dcefdc")
    return [
        f'  <rect x="{x - WIDE / 2:g}" y="{y - HIGH / 2:g}" width="{WIDE}" height="{HIGH}" rx="9" '
        f'fill="{fill}" stroke="#5b6b79"/>',
        f'  <text x="{x:g}" y="{y - 1:g}" text-anchor="middle" font-weight="600">'
        f"{box['text']}</text>",
        f'  <text x="{x:g}" y="{y + 18:g}" text-anchor="middle" font-size="13" '
        f'fill="#44525e">{box["section"]}</text>',
    ]


def described(source: dict[str, Any]) -> str:
    """Describe the diagram in words, for readers who cannot see it."""
    names = {box["id"]: box["text"].lower() for box in source["box"]}
    said = {"+": "more", "−": "less"}
    return " ".join(
        f"More {names[a['from']]} brings {said[a['sign']]} {names[a['to']]}."
        for a in source["arrow"]
    )


def main() -> int:
    """Write the diagram."""
    source = tomllib.loads((HERE / "causes.toml").read_text(encoding="utf-8"))
    (HERE.parents[1] / "sim/causes.svg").write_text(draw(source), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
