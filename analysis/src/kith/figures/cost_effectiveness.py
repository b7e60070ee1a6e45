"""The cost-effectiveness plane: extra cost over gain."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures.parts import layout, style, words
from kith.figures.parts.keys import key_beside, key_entry
from kith.figures.parts.money import QUOTED_USD, round_money, usd, whose
from kith.stats import economics, selection
from kith.stats.value import value


def cost_effectiveness(
    study: xr.Dataset,
    scenario: str | Sequence[str] | None = None,
    effect: str = "qalys",
    perspective: str = "societal",
    *,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw each replicate's extra cost over its gain, against usual care.

    Right is better, down is cheaper. Rays are sums that are often quoted for a QALY.

    >>> study = kith.open("results/clinic.h5")
    >>> ax = kith.figures.cost_effectiveness(study, "clinic")
    >>> print(ax.get_title(loc="left"))
    A clinic: about $4,100 per QALY
    """
    ax = style.new_axes(ax, (7.0, 4.8))
    shown = selection.other_scenarios(study, scenario)
    for name in shown:
        gain = economics.gain_in(study, effect, name)
        cost = economics.cost_difference(study, name, perspective=perspective)
        look = style.look(study, name)
        ax.plot(gain, cost, look.marker, color=look.color, markersize=3.6, alpha=0.4,
                markeredgewidth=0)  # fmt: skip
        ax.plot(np.nanmean(gain), np.nanmean(cost), look.marker, color=look.color, markersize=9,
                markeredgecolor="white", markeredgewidth=1.2, zorder=5)  # fmt: skip
    style.plain(ax)
    _room_for_zero(ax)
    for axis_line in (ax.axhline, ax.axvline):
        axis_line(0, color=style.INK, linewidth=0.9, zorder=1)
    if effect == "qalys":
        _rays(ax)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: usd(y)))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: words.tick(x)))
    ax.xaxis.set_major_locator(MaxNLocator(7))
    layout.below(ax, f"{_gained(effect)} (right is better)", study, standalone)
    said = (
        f"Extra cost ({whose(perspective)}), up is dearer; {_people(study)}, whole horizon.\n"
        "Small: replicates. Large: mean."
    )
    title = finding(study, shown[0], effect, perspective)
    layout.headline(ax, title, said, layout.labels_width(ax))
    key_beside(ax, [key_entry(study, name) for name in shown])
    return ax


def finding(
    study: xr.Dataset, scenario: str, effect: str = "qalys", perspective: str = "societal"
) -> str:
    """State the price of a unit of effect."""
    frame = value(study, scenario, None, perspective)
    row = next(row for row in frame.to_dict("records") if row["effect"] == effect)
    name, unit = style.scenario_label(study, scenario), economics.EFFECTS[effect].label
    if not row["gain"] > 0:
        return f"{name}: no gain for its cost"
    if row["cost"] <= 0:
        return f"{name} gains and saves money"
    return f"{name}: about {usd(round_money(float(row['cost_per_unit'])))} per {unit}"


def _room_for_zero(ax: Axes) -> None:
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    ax.set_xlim(min(left, -0.08 * (right - min(left, 0))), max(right, 0.0))
    ax.set_ylim(min(low, -0.08 * (high - min(low, 0))), max(high, 0.0))


def _rays(ax: Axes) -> None:
    """Draw often-quoted values of a QALY as rays; a point below a ray costs less than that."""
    right, high = 0.94 * ax.get_xlim()[1], 0.94 * ax.get_ylim()[1]
    before = None
    for price in QUOTED_USD:
        end = min(right, high / price)
        ax.plot([0, end], [0, end * price], color=style.QUIET, linewidth=0.7, linestyle=(0, (1, 2)))
        top = end < right
        if before is not None and before - end < 0.06 * ax.get_xlim()[1]:
            continue  # no room for its name beside the last one's
        before = end
        ax.annotate(
            f"${price // 1000}k", (end, end * price), (0, 2) if top else (2, 0),
            textcoords="offset points", fontsize=7, color=style.QUIET, annotation_clip=False,
            ha="center" if top else "left", va="bottom" if top else "center",
        )  # fmt: skip


def _gained(effect: str) -> str:
    return {
        "qalys": "QALYs gained", "wellbys": "WELLBYs gained",
        "treated": "Additional people in need treated for a year",
        "distress_weeks": "Weeks of serious distress averted",
    }[effect]  # fmt: skip


def _people(study: xr.Dataset) -> str:
    count = sum(
        float(study["residents"].sel(stratum=s).isel(scenario=0, time=0).mean())
        for s in economics.everybody(study)
    )
    return f"{count:,.0f} residents"
