"""Who has how much of an outcome, who gains, and whether that is fair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures import forest, style, words
from kith.io import outcomes, strata
from kith.stats import economics, selection
from kith.stats.compare import NO_DATA, compare
from kith.stats.equity import equity, gap


def levels(
    study: xr.Dataset,
    outcome: str = "treated_past_year_share",
    scenario: str | None = None,
    *,
    window: selection.Window | None = None,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw each stratum's level under usual care (grey) and under a scenario (arrow's head)."""
    chosen = selection.other_scenarios(study, scenario)[0]
    frame = compare(study, outcome, by="stratum", window=window, scenario=chosen)
    frame = frame[frame["verdict"] != NO_DATA].set_index("stratum")
    what, look = outcomes.measure(study, outcome), style.look(study, chosen)
    table = frame[["usual_care", "value"]].to_dict("index")
    rows = forest.rows_of([str(s) for s in frame.index])
    ax = style.new_axes(ax, (7.2, 1.9 + 0.23 * (rows[-1][2] + 1)))
    for _, name, height in rows:
        if not name:
            continue
        before, after = (table[name][c] * what.factor for c in ("usual_care", "value"))
        ax.plot([before, after], [height, height], color=look.color, linewidth=2.2)
        ax.plot(before, height, "o", color=style.USUAL.color, markersize=5, markerfacecolor="white")
        ax.plot(after, height, look.marker, color=look.color, markersize=4.5)
    style.plain(ax)
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    forest.name_rows(ax, rows)
    unit = f", {what.unit}" if what.unit else ""
    style.below(ax, f"{what.label}{unit}", study, standalone)
    names = ((t.get_text(), t.get_fontproperties()) for t in ax.get_yticklabels())
    told = f"{what.meaning}. Open: usual care. Filled: {style.scenario_label(study, chosen)}."
    left = max(style.text_width(*n) for n in names)
    style.headline(ax, _widest(study, outcome, chosen, window), told, left)
    return ax


def _widest(study: xr.Dataset, outcome: str, scenario: str, window: selection.Window | None) -> str:
    """State the widest gap, and whether the scenario narrows it."""
    frame = equity(study, outcome, scenario=scenario, window=window)
    frame = frame[(frame["to"] != "") & (frame["to"] != strata.ADULTS)]
    what = outcomes.measure(study, outcome)
    if frame.empty:
        return f"{what.label} by stratum"
    row = max(frame.to_dict("records"), key=lambda r: float(r["usual_care"]))
    size = words.amount(float(row["usual_care"]) * what.factor, what.difference_unit)
    told = {"narrower": "narrows", "wider": "widens"}.get(str(row["verdict"]))
    change = f"the scenario {told} it" if told else "no clear change"
    label, to = strata.label(str(row["stratum"])), strata.label(str(row["to"]))
    return f"The widest gap is {size}, {label} against {to}: {change}"


def equity_plane(
    study: xr.Dataset,
    stratum: str = "income:below-100",
    to: str = "income:400-plus",
    scenarios: Sequence[str] | None = None,
    *,
    outcome: str = "treated_past_year_share",
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw QALYs gained over how much the gap between two strata narrows, a dot a replicate.

    Up and right: more health, and more fairly shared.
    """
    ax = style.new_axes(ax, (6.6, 4.8))
    shown = selection.other_scenarios(study, scenarios)
    what = outcomes.measure(study, outcome)
    both = []
    for name in shown:
        look = style.look(study, name)
        closer = gap(study, stratum, to, outcome, name) * what.factor
        gain = economics.gain_in(study, "qalys", name)
        ax.plot(closer, gain, look.marker, color=look.color, markersize=3.6, alpha=0.4,
                markeredgewidth=0)  # fmt: skip
        ax.plot(np.nanmean(closer), np.nanmean(gain), look.marker, color=look.color, markersize=9,
                markeredgecolor="white", markeredgewidth=1.2, zorder=5)  # fmt: skip
        both.append(float(np.mean((closer > 0) & (gain > 0))))
    style.plain(ax)
    for axis_line in (ax.axhline, ax.axvline):
        axis_line(0, color=style.INK, linewidth=0.9, zorder=1)
    ax.xaxis.set_major_locator(MaxNLocator(7))
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda x, _: words.tick(x)))
    unit = what.difference_unit_in_full
    style.below(ax, f"Gap narrows by, {unit} (right is fairer)", study, standalone)
    name = style.scenario_label(study, shown[0])
    title = f"{name}: more health and a narrower gap in {100 * both[0]:.0f} of 100 replicates"
    said = (
        f"QALYs gained (up) and the gap in “{what.label[:1].lower()}{what.label[1:]}” of "
        f"{strata.people(stratum)} to {strata.people(to)}."
    )
    style.headline(ax, title, said, style.labels_width(ax))
    style.key_beside(ax, [style.key_entry(study, n) for n in shown])
    return ax
