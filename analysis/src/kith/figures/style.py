"""One look for all figures: Okabe–Ito colours, told apart in grey by line and marker as well."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import xarray as xr
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.offsetbox import AnchoredOffsetbox, HPacker, TextArea, VPacker
from matplotlib.textpath import text_to_path
from matplotlib.transforms import ScaledTranslation

INK = "#222222"
QUIET = "#5F5F5F"
FAINT = "#D9D9D9"
STRIPE = "#F4F4F2"

TITLE_SIZE = 11.5
TEXT_SIZE = 8.5


@dataclass(frozen=True)
class Look:
    """How one scenario is drawn in every figure."""

    color: str
    dash: str | tuple[int, tuple[int, ...]]
    marker: str


USUAL = Look("#4D4D4D", (0, (4, 2)), "s")
_SCENARIOS = (
    Look("#0072B2", "-", "o"),
    Look("#D55E00", (0, (6, 1, 1, 1)), "D"),
    Look("#009E73", (0, (1, 1)), "^"),
    Look("#CC79A7", (0, (8, 2)), "v"),
    Look("#E69F00", (0, (3, 1, 1, 1)), "P"),
    Look("#56B4E9", (0, (2, 2)), "X"),
)


def look(study: xr.Dataset, scenario: str) -> Look:
    """Return the look of a scenario: by its place in the file, so the same in all figures."""
    place = [str(s) for s in study["scenario"].values].index(scenario)
    return USUAL if place == 0 else _SCENARIOS[(place - 1) % len(_SCENARIOS)]


def scenario_label(study: xr.Dataset, scenario: str) -> str:
    """Return the title of a scenario or, where it is long, its id as words.

    What an id repeats of another scenario's id is left out: "clinic-same-money" is "Same money".
    """
    if "scenario_title" in study:
        title = str(study["scenario_title"].sel(scenario=scenario).item())
        if 0 < len(title) <= 42:
            return title
    others = [str(s) for s in study["scenario"].values]
    if scenario.endswith("-same-money"):
        plain = [s for s in others if s.endswith("-same-money")]
        of = scenario.removesuffix("-same-money")
        alone = len(plain) == 1 or of not in others
        return "Same money on plain slots" if alone else f"Money of: {scenario_label(study, of)}"
    for other in others:
        scenario = scenario.removeprefix(f"{other}-") if other != scenario else scenario
    words = scenario.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def headline(axes: Axes, title: str, subtitle: str, left_points: float = 0.0) -> None:
    """Put the finding in bold over what is measured, both broken to fit the width.

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


def wrapped(text: str, points: float, size: float, weight: str = "normal") -> str:
    """Break a text into lines of at most `points`, measured in the font it is drawn with."""
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


def key(axes: Axes, entries: Sequence[tuple[str, str]]) -> None:
    """Write names in their own colour in a row, where there is no room beside the data."""
    words = [TextArea(t, textprops={"color": c, "fontsize": TEXT_SIZE}) for t, c in entries]
    packed = HPacker(children=list(words), pad=0, sep=12)
    box = AnchoredOffsetbox("upper left", child=packed, pad=0, frameon=False, borderpad=0.2)
    axes.add_artist(box)


def key_entry(study: xr.Dataset, scenario: str) -> tuple[str, str]:
    """Return what stands for a scenario in a key: its marker and name, and its colour."""
    drawn = look(study, scenario)
    sign = {"o": "●", "D": "◆", "^": "▲", "v": "▼"}.get(drawn.marker, "■")
    return f"{sign} {scenario_label(study, scenario)}", drawn.color


def key_beside(axes: Axes, entries: Sequence[tuple[str, str]]) -> None:
    """Write names in their own colour to the right of the axes, one below the other."""
    words = [
        TextArea(wrapped(text, 110, TEXT_SIZE), textprops={"color": color, "fontsize": TEXT_SIZE})
        for text, color in entries
    ]
    packed = VPacker(children=list(words), pad=0, sep=5, align="left")
    box = AnchoredOffsetbox(
        "upper left", child=packed, pad=0, frameon=False, borderpad=0,
        bbox_to_anchor=(1.02, 1.0), bbox_transform=axes.transAxes,
    )  # fmt: skip
    axes.add_artist(box)


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


def new_axes(axes: Axes | None, size: tuple[float, float]) -> Axes:
    """Return the axes to draw on: those given, or those of a new figure."""
    return axes if axes is not None else plt.subplots(figsize=size, layout="constrained")[1]


def below(axes: Axes, text: str, study: xr.Dataset, standalone: bool) -> None:
    """Write what the horizontal axis is and, for a figure that stands alone, its source."""
    size = 7.5 if standalone else TEXT_SIZE
    said = text
    if standalone:
        width = room(axes) - labels_width(axes)
        said += "\n" + wrapped(caption(study, study.sizes["replicate"]), width, size)
    axes.set_xlabel(said, fontsize=size, color=QUIET, loc="left")


def height_points(axes: Axes) -> float:
    """Return the height of axes in points."""
    return float(axes.get_window_extent().height / axes.figure.dpi * 72)


def plain(axes: Axes) -> None:
    """Take away what carries no information."""
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    axes.tick_params(labelsize=TEXT_SIZE, colors=QUIET, length=3)
    axes.set_axisbelow(True)


def caption(study: xr.Dataset, replicates: int) -> str:
    """Say whose community this is, how many replicates stand behind it and what made it."""
    attrs = study.attrs
    community = str(
        attrs.get("community_title") or attrs.get("community") or attrs.get("title", "")
    )
    failed = int(attrs.get("failed_runs", 0))
    runs = f"{replicates} paired replicates"
    runs += f", {failed} failed run{'s' if failed > 1 else ''} left out" if failed else ""
    parts = [community, runs, str(attrs.get("source", "kith")), "a scenario, not a forecast"]
    return " · ".join(part for part in parts if part)
