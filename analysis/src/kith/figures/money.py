"""Cost and what it buys: the cost-effectiveness plane, acceptability, spending by year."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kith.figures import lines, style, words
from kith.stats import economics, selection
from kith.stats.acceptability import acceptability as table_of
from kith.stats.budget import budget
from kith.stats.value import value

_SHADES = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#6B5B95", "#8A6D00",
)  # fmt: skip

#: More programs than that cannot be told apart in one bar.
MOST_SHOWN = 8
_REST = "other-programs"

#: What is often quoted in the United States for a QALY (Neumann et al. 2014), USD.
QUOTED_USD = (50_000, 100_000, 150_000)


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
    style.below(ax, f"{_gained(effect)} (right is better)", study, standalone)
    said = (
        f"Extra cost ({_whose(perspective)}), up is dearer; {_people(study)}, whole horizon.\n"
        "Small: replicates. Large: mean."
    )
    title = finding(study, shown[0], effect, perspective)
    style.headline(ax, title, said, style.labels_width(ax))
    style.key_beside(ax, [style.key_entry(study, name) for name in shown])
    return ax


def finding(
    study: xr.Dataset, scenario: str, effect: str = "qalys", perspective: str = "societal"
) -> str:
    """State the price of a unit of effect."""
    frame = value(study, scenario, None, perspective)
    row = next(row for row in frame.to_dict("records") if row["effect"] == effect)
    name, unit = style.scenario_label(study, scenario), economics.EFFECTS[effect].label
    if not row["gain"] > 0:
        return f"{name}: no gain to set against its cost"
    if row["cost"] <= 0:
        return f"{name} gains and saves money"
    return f"{name}: about {usd(round_money(float(row['cost_per_unit'])))} per {unit}"


def acceptability(
    study: xr.Dataset,
    scenarios: Sequence[str] | None = None,
    effect: str = "qalys",
    perspective: str = "societal",
    *,
    most_usd: float = 300_000,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw how often each scenario has the highest net benefit, by what a unit is worth."""
    ax = style.new_axes(ax, (7.0, 4.2))
    worth = np.linspace(0, most_usd, 61)
    frame = table_of(study, worth, scenarios, effect, perspective)
    ends = []
    for name in frame.columns:
        look = style.look(study, name)
        ax.plot(worth, 100 * frame[name], color=look.color, linestyle=look.dash, linewidth=1.9)
        ends.append((100 * float(frame[name].iloc[-1]), name))
    style.plain(ax)
    ax.grid(axis="y", color=style.FAINT, linewidth=0.6)
    ax.set_xlim(0, most_usd)
    ax.set_ylim(-3, 103)
    ax.xaxis.set_major_locator(MaxNLocator(4))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: usd(x)))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:.0f} %"))
    lines.name_ends(ax, study, worth, ends)
    unit = economics.EFFECTS[effect].label
    style.below(ax, f"What a {unit} is worth", study, standalone)
    said = (
        "How often each is the best buy, % of replicates: its gain in money less its cost to "
        f"{_whose(perspective)}."
    )
    style.headline(ax, _choice(study, frame, unit), said, style.labels_width(ax))
    return ax


def spending(
    study: xr.Dataset,
    scenario: str | None = None,
    *,
    ax: Axes | None = None,
    standalone: bool = True,
) -> Axes:
    """Draw what a scenario costs more than usual care, by year: programs, and all other payers."""
    ax = style.new_axes(ax, (7.4, 4.2))
    chosen = selection.other_scenarios(study, scenario)[0]
    frame = budget(study, chosen, by=("year", "program"))
    table = frame.pivot_table(index="year", columns="program", values="difference", fill_value=0.0)
    table = _fewer(table, str(study["program"].values[0]))
    years = table.index.to_numpy()
    up, down = np.zeros(len(years)), np.zeros(len(years))
    usual = str(study["program"].values[0])
    others = [str(p) for p in [*study["program"].values, _REST] if p != usual and p in table]
    entries = []
    for program, color in zip([*others, usual], _shades(len(others)), strict=True):
        if program not in table:
            continue
        amounts = table[program].to_numpy()
        ax.bar(years, amounts, 0.62, bottom=np.where(amounts >= 0, up, down), color=color,
               edgecolor="white", linewidth=0.6)  # fmt: skip
        up, down = up + np.maximum(amounts, 0), down + np.minimum(amounts, 0)
        entries.append((f"■ {program_label(program, usual)}", color))
    total = table.sum(axis=1).to_numpy()
    for year, height, amount in zip(years, up, total, strict=True):
        ax.annotate(usd(round_money(amount)), (year, height), (0, 3), textcoords="offset points",
                    ha="center", fontsize=style.TEXT_SIZE, color=style.INK)  # fmt: skip
    style.plain(ax)
    ax.axhline(0, color=style.INK, linewidth=0.9)
    ax.set_ylim(None, float(up.max()) * 1.12 if up.max() > 0 else None)
    ax.set_xticks(years, [f"Year {y}" for y in years])
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: usd(y)))
    style.below(ax, "", study, standalone)
    name = style.scenario_label(study, chosen)
    spent = round_money(float(total.sum()))
    more = "more" if spent >= 0 else "less"
    title = f"{name} costs society {usd(abs(spent))} {more} in {len(years)} years"
    said = (
        "Difference from usual care by program, mean of replicates, not discounted. "
        "Number: all together."
    )
    style.headline(ax, title, said, style.labels_width(ax))
    style.key_beside(ax, entries)
    return ax


def program_label(program: str, usual: str = "usual-care") -> str:
    """Return a program's name as words; what falls on usual care is said so."""
    if program == usual:
        return "care as usual (all payers)"
    return program.replace("_", " ").replace("-", " ")


def usd(amount: float) -> str:
    """Write money: 26 k USD reads worse than $26,000, so that is what is written."""
    size = abs(amount)
    text = (
        f"{size / 1e6:,.2f}".rstrip("0").rstrip(".") + " million" if size >= 1e6 else f"{size:,.0f}"
    )
    return f"{'−' if amount < 0 and text != '0' else ''}${text}"


def round_money(amount: float) -> float:
    """Round money to two or three figures, as sure as it is."""
    if not np.isfinite(amount) or amount == 0:
        return amount
    digits = int(np.floor(np.log10(abs(amount))))
    return float(round(amount, 2 - digits if digits >= 3 else 0))


def _fewer(table: pd.DataFrame, usual: str) -> pd.DataFrame:
    """Put together the smallest programs where there are more than can be told apart."""
    programs = table.drop(columns=usual, errors="ignore").abs().sum().sort_values(ascending=False)
    if len(programs) <= MOST_SHOWN:
        return table
    small = list(programs.index[MOST_SHOWN - 1 :])
    return table.drop(columns=small).assign(**{_REST: table[small].sum(axis=1)})


def _shades(programs: int) -> list[str]:
    return [*_SHADES[:programs], "#4D4D4D"]


def _room_for_zero(ax: Axes) -> None:
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    ax.set_xlim(min(left, -0.08 * (right - min(left, 0))), max(right, 0.0))
    ax.set_ylim(min(low, -0.08 * (high - min(low, 0))), max(high, 0.0))


def _rays(ax: Axes) -> None:
    """Draw what is often quoted for a QALY; a point below a ray costs less than that."""
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


def _choice(study: xr.Dataset, frame: pd.DataFrame, unit: str) -> str:
    at = frame.index.to_numpy()
    place = int(np.argmin(np.abs(at - QUOTED_USD[1])))
    best = str(frame.iloc[place].idxmax())
    share = float(frame.iloc[place].max())
    name = style.scenario_label(study, best)
    worth = f"If a {unit} is worth {usd(float(at[place]))}"
    return f"{worth}, {name} is the best buy in {100 * share:.0f} % of replicates"


def _whose(perspective: str) -> str:
    return {"societal": "society", "payer": "insurers", "partnership": "the partnership"}[
        perspective
    ]


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
