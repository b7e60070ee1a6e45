"""Titles, labels and captions, broken and placed by their width in points."""

from __future__ import annotations

import functools

import xarray as xr
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from matplotlib.transforms import ScaledTranslation

from kith.figures.parts.style import INK, QUIET, TEXT_SIZE, TITLE_SIZE, caption


def headline(axes: Axes, title: str, subtitle: str, left_points: float = 0.0) -> None:
    """Put the finding in bold above the description of the measure, both wrapped to the width.

    `left_points` moves both to the left of the axes, over the labels there.
    """
    width = room(axes, left_points)
    over = wrapped(title, width, TITLE_SIZE, "bold")
    under = "\n".join(wrapped(line, width, TEXT_SIZE) for line in subtitle.split("\n"))
    pad = 9 + TEXT_SIZE * 1.22 * (under.count("\n") + 1)
    head = axes.set_title(
        over, loc="left", pad=pad, fontsize=TITLE_SIZE, fontweight="bold", color=INK
    )
    scale = axes.figure.dpi_scale_trans
    head.set_transform(head.get_transform() + ScaledTranslation(-left_points / 72, 0, scale))
    axes.annotate(
        under, (0, 1), (-left_points, 6), xycoords="axes fraction", textcoords="offset points",
        fontsize=TEXT_SIZE, color=QUIET, va="bottom", linespacing=1.15, annotation_clip=False,
    ).set_in_layout(False)  # fmt: skip


def room(axes: Axes, left_points: float = 0.0) -> float:
    """Return about how many points a headline may take before it meets the next axes."""
    figure = axes.figure
    spec = axes.get_subplotspec()
    if spec is None:
        return axes.get_window_extent().width / figure.dpi * 72 + left_points
    column = figure.bbox.width / figure.dpi * 72 / spec.get_gridspec().ncols
    return min(column - 50 + left_points, column - 24)


def most_ticks(axes: Axes) -> int:
    """Return how many labels such as "−$600,000" fit below axes with names to their left."""
    return max(2, int(room(axes) / 100))


def wrapped(text: str, points: float, size: float, weight: str = "normal") -> str:
    """Break a text into lines of at most `points`, measured in the font used to draw it."""
    font = FontProperties(weight=weight, size=size)
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, font) <= points:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def text_width(text: str, font: FontProperties) -> float:
    """Return the width of a text in points."""
    return _width(text, font.get_size_in_points(), str(font.get_weight()))


@functools.lru_cache(maxsize=20_000)
def _width(text: str, size: float, weight: str) -> float:
    if not text.strip():
        return 0.0
    font = FontProperties(size=size, weight=weight)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def labels_width(axes: Axes) -> float:
    """Return how many points the labels of the vertical axis take."""
    written = [t.get_text() for t in axes.get_yticklabels()]
    if not any(written):
        form, (low, high) = axes.yaxis.get_major_formatter(), axes.get_ylim()
        shown = [value for value in axes.get_yticks() if low <= value <= high]
        written = [form(value, place) for place, value in enumerate(shown)]
    font = FontProperties(size=TEXT_SIZE)
    lines = [line for text in written for line in text.split("\n")]
    return 5 + max((text_width(line, font) for line in lines), default=0.0)


def below(axes: Axes, text: str, study: xr.Dataset, standalone: bool) -> None:
    """Label the horizontal axis and, if the figure stands alone, add its source."""
    size = 7.5 if standalone else TEXT_SIZE
    width = room(axes) - labels_width(axes)
    said = wrapped(text, width, size)
    if standalone:
        said += "\n" + wrapped(caption(study, study.sizes["replicate"]), width, size)
    axes.set_xlabel(said, fontsize=size, color=QUIET, loc="left")


def height_points(axes: Axes) -> float:
    """Return the height of axes in points."""
    return float(axes.get_window_extent().height / axes.figure.dpi * 72)
