"""Figures as SVG inside the page: light and dark, readable without JavaScript."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass

import matplotlib
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.figure import Figure

#: Colors that the page replaces in dark mode → their CSS variables.
VARIABLES = {
    "#222222": "ink", "#5f5f5f": "quiet", "#d9d9d9": "faint", "#f4f4f2": "stripe",
    "#ffffff": "paper", "#4d4d4d": "usual", "#0072b2": "c1", "#d55e00": "c2", "#009e73": "c3",
    "#cc79a7": "c4", "#e69f00": "c5", "#56b4e9": "c6", "#000000": "black", "#00442b": "trial",
    "#8a6d00": "ochre", "#00684a": "pine", "#7a3e63": "plum", "#b3501a": "rust",
}  # fmt: skip


@dataclass
class Drawing:
    """One figure of the page."""

    svg: Markup
    title: str  #: the finding, also the text for screen readers


def draw(name: str, size: tuple[float, float], figure_of: Callable[[Axes], Axes]) -> Drawing:
    """Draw a figure and return it as SVG with its title."""
    # Text stays text, which is smaller, searchable and can be read aloud; "$" starts no formula.
    with matplotlib.rc_context(
        {"svg.fonttype": "none", "svg.hashsalt": f"kith-{name}", "text.parse_math": False}
    ):
        figure = Figure(figsize=size, layout="constrained")
        ax = figure_of(figure.subplots())
        title = histories(" ".join(ax.get_title(loc="left").split()))
        written = io.StringIO()
        figure.savefig(written, format="svg", transparent=True, metadata={"Date": None})
    return Drawing(Markup(_for_the_page(histories(written.getvalue()), name, title)), title)


def histories(text: str) -> str:
    """Replace "replicates" by the page's word, "histories"."""
    return re.sub(r"\breplicate\b", "history", re.sub(r"\breplicates\b", "histories", text))


def _for_the_page(svg: str, name: str, title: str) -> str:
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    box = re.search(r'viewBox="([^"]+)"', svg)
    view = box.group(1) if box else "0 0 500 300"
    inside = svg[svg.index(">") + 1 :]
    places = r'\b(?:d|x|y|x1|x2|y1|y2)="[^"]*"|translate\([^)]*\)'  # no opacities or scales
    inside = re.sub(places, lambda m: re.sub(r"-?\d+\.\d{2,}", _shorter, m.group()), inside)
    inside = re.sub(r"\bid=\"([^\"]+)\"", rf'id="{name}-\1"', inside)
    inside = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", inside)
    inside = re.sub(r"xlink:href=\"#([^\"]+)\"", rf'href="#{name}-\1"', inside)
    inside = re.sub(r"#[0-9a-f]{6}\b", _variable, inside)
    inside = re.sub(r"(font: [^;\"]*?px) [^;\"]+", r"\1 var(--sans)", inside)
    inside = re.sub(r"font-family: [^;\"]+", "font-family: var(--sans)", inside)
    inside = re.sub(r' transform="rotate\(-0 [^)]*\)"', "", inside)
    inside = re.sub(r"\s*\n\s*", "\n", inside)
    inside = re.sub(r"(?<=\d)\nL (?=[-\d])", " ", inside)  # further points of a path need no "L"
    safe = title.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return f'<svg viewBox="{view}" role="img" aria-label="{safe}">{inside}'


def _shorter(number: re.Match[str]) -> str:
    return f"{float(number.group()):.1f}".removesuffix(".0")


def _variable(color: re.Match[str]) -> str:
    name = VARIABLES.get(color.group())
    return f"var(--{name})" if name else color.group()
