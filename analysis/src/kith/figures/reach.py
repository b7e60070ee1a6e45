"""The people whom programs served, from their need at the start to their care in usual care."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from kith.figures.parts import layout, style
from kith.figures.parts.line_ends import apart
from kith.stats import intervals, selection
from kith.stats.reach import reach_counts

#: K6 in the partnership's first week, the most distressed first.
NEED = {
    "13-and-above": "serious\ndistress",
    "5-to-12.99": "some\ndistress",
    "below-5": "little\ndistress",
}
SIZE = (4.4, 5.6)  #: inches, to fit a phone
LATE = "late"
#: How a person's care compares with the same person's in usual care → label and color; light and
#: dark alternate, for gray print.
LIVES = {
    "newly-reached": ("newly in care", "#0072B2"),
    "sooner": ("in care 3 months\nsooner or more", "#9FD0EE"),
    "moved": ("care elsewhere,\nabout as soon", "#00684A"),
    "same": ("the same care,\nabout as soon", "#B7E3D2"),
    "later": ("in care 3 months\nlater or more", "#B3501A"),
    "displaced": ("care only in\nusual care", "#F3C98B"),
    "no-care": ("support; no care\nin either life", "#7A3E63"),
    LATE: ("served in the last\nyear: too late to tell", "#DDDDDD"),
}
_LEFT, _RIGHT, _BAR = 0.0, 1.0, 0.035
_STEPS = 40  #: points of a curve
_ROOM = 1.12  #: as a share of the bars' height; leaves room to name thin bars at the bottom
_HAIR = 0.01  #: a flow of less than this share of everybody has no white edge
_GAP = 0.03  #: between bars, as a share of everybody served


def reach(
    study: xr.Dataset,
    reached: xr.Dataset,
    scenario: str | None = None,
    *,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw whom programs served, from distress at the start to the care they had in usual care.

    The other life is the same person's in usual care. Widths are means over replicates; `reached`
    is what `kith.reach(path)` opens. Narrow, so that it can be read on a phone.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.reach(study, kith.reach("results/clinic.h5"), "clinic")
    >>> print(ax.get_title(loc="left"))
    Of 53 people served, 32 would have
    gone without care
    """
    ax = style.new_axes(ax, SIZE)
    chosen = selection.other_scenarios(study, scenario)[0]
    flows, replicates = _flows(reached, chosen)
    total = float(flows.sum())
    ax.set_axis_off()
    ax.set_xlim(-0.36, 1.72)
    if total > 0:
        _draw(ax, flows, total)
    if standalone:
        said = layout.wrapped(style.caption(study, replicates), layout.room(ax), 7.5)
        ax.annotate(said, (0, 0), (0, -6), xycoords="axes fraction", textcoords="offset points",
                    fontsize=7.5, color=style.QUIET, va="top", annotation_clip=False)  # fmt: skip
    name = style.scenario_label(study, chosen)
    whose = "the same people's life in usual care"
    layout.headline(
        ax, _title(flows, total, replicates),
        f"{name}: clients and people brought into care, by distress when the partnership began "
        f"(left) and by how their care differs from {whose} (right). Mean numbers of people.",
    )  # fmt: skip
    return ax


def _flows(reached: xr.Dataset, scenario: str) -> tuple[intervals.Numbers, int]:
    """Return the mean number of people by need (rows) and entry of `LIVES` (columns)."""
    own = reach_counts.of(reached, scenario, None)
    table = own["reach_people"].sel(care_counted="care", k6_band=list(NEED)).sum("care_before")
    early, late = (table.sel(served_by_programs=name) for name in reach_counts.SERVED)
    kinds = [life for life in LIVES if life != LATE]
    parts = [
        early.sel(other_life=kinds).transpose("replicate", "k6_band", "other_life").values,
        late.sum("other_life").transpose("replicate", "k6_band").values[:, :, None],
    ]
    runs = np.concatenate(parts, axis=2).astype(np.float64)
    means = runs.mean(axis=0) if len(runs) else np.zeros((len(NEED), len(LIVES)))
    return np.asarray(means, dtype=np.float64), len(runs)


def _title(flows: intervals.Numbers, total: float, replicates: int) -> str:
    if total == 0:
        return "The programs served nobody"
    if replicates < intervals.FEWEST:
        return f"Whom the programs served: {replicates} replicates are a try, not an answer"
    newly = float(flows[:, 0].sum())
    return f"Of {_count(total)} people served, {_count(newly)} would have gone without care"


def _draw(ax: Axes, flows: intervals.Numbers, total: float) -> None:
    """Draw bars on both sides and the flows between them."""
    left, right = _bars(flows.sum(axis=1), total), _bars(flows.sum(axis=0), total)
    deepest = _ROOM * max(bottom for bars in (left, right) for _, bottom in bars)
    ax.set_ylim(deepest, 0)
    begins, ends = [top for top, _ in left], [top for top, _ in right]
    for to, (_, color) in enumerate(LIVES.values()):
        for come in range(len(NEED)):
            size = float(flows[come, to])
            if size > 0:
                _flow(ax, begins[come], ends[to], size, color, size >= _HAIR * total)
            begins[come] += size
            ends[to] += size
    for (top, bottom), said in zip(left, NEED.values(), strict=True):
        if bottom > top:
            _bar(ax, _LEFT - _BAR, top, bottom, style.QUIET)
            ax.annotate(
                f"{said}\n{_count(bottom - top)}", (_LEFT - _BAR, (top + bottom) / 2), (-4, 0),
                textcoords="offset points", ha="right", va="center", fontsize=style.TEXT_SIZE,
                color=style.INK,
            )  # fmt: skip
    for (top, bottom), (_, color) in zip(right, LIVES.values(), strict=True):
        if bottom > top:
            _bar(ax, _RIGHT, top, bottom, color)
    _name_lives(ax, right, deepest)


def _bars(sizes: intervals.Numbers, total: float) -> list[tuple[float, float]]:
    """Return the top and bottom of each bar, stacked downward with gaps between them."""
    bars, at = [], 0.0
    for size in map(float, sizes):
        bars.append((at, at + size))
        at += size + (_GAP * total if size > 0 else 0.0)
    return bars


def _bar(ax: Axes, x: float, top: float, bottom: float, color: str) -> None:
    ax.add_patch(Rectangle((x, top), _BAR, bottom - top, facecolor=color, linewidth=0))


def _flow(ax: Axes, begin: float, end: float, size: float, color: str, edged: bool) -> None:
    """Draw one flow, with the same width at both ends."""
    along = np.linspace(0.0, 1.0, _STEPS)
    x = _LEFT + along * (_RIGHT - _LEFT)
    top = begin + (end - begin) * along**2 * (3 - 2 * along)
    ax.fill_between(x, top, top + size, facecolor=color, edgecolor="white",
                    linewidth=0.4 if edged else 0.0)  # fmt: skip


def _name_lives(ax: Axes, bars: list[tuple[float, float]], deepest: float) -> None:
    """Label the bars of `LIVES`, keeping the labels apart."""
    shown = [
        (top, bottom, *look)
        for (top, bottom), look in zip(bars, LIVES.values(), strict=True)
        if bottom - top >= 0.5
    ]
    texts = [_labeled(said, bottom - top) for top, bottom, said, _ in shown]
    point = deepest / (0.75 * layout.height_points(ax))
    tall = [(text.count("\n") + 1.3) * style.TEXT_SIZE * 1.15 * point for text in texts]
    middles = [(top + bottom) / 2 for top, bottom, *_ in shown]
    for place, middle, text, (*_, color) in zip(
        apart(middles, tall), middles, texts, shown, strict=True
    ):
        ax.annotate(
            text, (_RIGHT + _BAR, middle), (_RIGHT + 0.11, place), textcoords="data", va="center",
            fontsize=style.TEXT_SIZE, color=style.INK, linespacing=1.05, annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": color, "linewidth": 1.5, "shrinkA": 0,
                        "shrinkB": 0},
        )  # fmt: skip


def _labeled(said: str, size: float) -> str:
    return f"{said}: {_count(size)}"


def _count(size: float) -> str:
    """Write a mean number of people."""
    return "fewer than 1" if 0 < size < 0.5 else f"{size:,.0f}"
