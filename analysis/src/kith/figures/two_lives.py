"""One person's two lives: distress and care with a partnership and under usual care."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from kith.figures.parts import layout, style
from kith.figures.parts.week_axis import week_axis
from kith.figures.parts.words import program_label
from kith.io.usage_error import UsageError

USUAL = "usual-care"
SIZE = (7.2, 5.4)  #: inches
SERIOUS, HIGHEST = 13, 24  #: K6
WITH, WITHOUT = "#0072B2", "#4D4D4D"
#: Kind of visit, as `kith.panel` names it → what the figure calls it, and its mark.
VISITS = {
    "therapist": ("therapist", "o"),
    "prescriber": ("prescriber", "s"),
    "general_medical": ("doctor", "^"),
    "helper": ("peer, group, health worker", "D"),
}
_LANE = 1.7  #: points of K6
_BARS = {"waiting": "waits for care", "medicated": "medication"}


def two_lives(
    weeks: pd.DataFrame,
    people: pd.DataFrame,
    person: int,
    scenario: str | None = None,
    *,
    replicate: int = 0,
    ax: Axes | None = None,
) -> Axes:
    """Draw one person's course with a partnership and, dashed, under usual care.

    Above K6 (0 to 24 points) by week, below it waiting, visits, medication and contacts with
    programs. `weeks` and `people` are the tables of `kith.panel`; `scenario` is by default the
    first beside usual care. Raises ValueError where the tables do not hold them.

    >>> weeks, people = kith.panel("results/panel"), kith.panel("results/panel", "people")
    >>> ax = kith.figures.two_lives(weeks, people, 0)
    >>> print(ax.get_title(loc="left"))
    First care in week 5, 13 weeks sooner than under usual care
    """
    ax = style.new_axes(ax, SIZE)
    who = _only(people, person, replicate)
    lives = weeks[(weeks["person"] == person) & (weeks["replicate"] == replicate)]
    chosen = _chosen(weeks, scenario)
    with_it, without = (lives[lives["scenario"] == name] for name in (chosen, USUAL))
    week_axis(ax, with_it["week"].to_numpy(dtype=np.float64))
    lanes = _lanes(ax, with_it, without)
    ax.set_ylim(-_LANE * (lanes + 1), max(15.0, float(lives["k6"].max()) + 3))
    _draw_k6(ax, with_it, without, int(who["baseline_week"]))
    _draw_key(ax)
    ax.set_xlabel("week", loc="left", fontsize=style.TEXT_SIZE, color=style.QUIET)
    groups = f", {str(who['groups']).replace('+', ', ')}" if pd.notna(who["groups"]) else ""
    serious = [int((life["k6"] >= SERIOUS).sum()) for life in (with_it, without)]
    layout.headline(
        ax, _title(with_it, without, int(who["baseline_week"])),
        f"Person {person}, {who['sex']}, {who['age']} years{groups}: distress (K6, points) and "
        f"care with “{chosen}” and under usual care. Weeks in serious distress: {serious[0]} and "
        f"{serious[1]}.\nOne simulated person, with the same chance events in both lives: a "
        "scenario, not a forecast", layout.labels_width(ax),
    )  # fmt: skip
    return ax


def _only(people: pd.DataFrame, person: int, replicate: int) -> pd.Series:
    found = people[(people["person"] == person) & (people["replicate"] == replicate)]
    if len(found) != 1:
        raise UsageError(f"the panel does not follow person {person} in replicate {replicate}")
    return found.iloc[0]


def _chosen(weeks: pd.DataFrame, scenario: str | None) -> str:
    others = [str(name) for name in weeks["scenario"].unique() if name != USUAL]
    if not others:
        raise UsageError("the panel follows usual care alone")
    if scenario is not None and scenario not in others:
        raise UsageError(f"no scenario {scenario!r} (the panel follows {', '.join(others)})")
    return scenario or others[0]


def _title(with_it: pd.DataFrame, without: pd.DataFrame, start: int) -> str:
    """State how first care differs, counted from the partnership's first week."""
    first = [
        life.loc[(life["week"] >= start) & life["care_at"].notna(), "week"].min()
        for life in (with_it, without)
    ]
    t1, t0 = (None if pd.isna(week) else int(week) for week in first)
    if t1 is None:
        return "No care in either life" if t0 is None else "Care under usual care alone"
    if t0 is None:
        return f"Care from week {t1}; under usual care none"
    if t1 == t0:
        if t1 == start:
            return "In care in both lives when the partnership began"
        return f"First care in week {t1} in both lives"
    sooner = "sooner" if t1 < t0 else "later"
    return f"First care in week {t1}, {abs(t0 - t1)} weeks {sooner} than under usual care"


def _draw_k6(ax: Axes, with_it: pd.DataFrame, without: pd.DataFrame, start: int) -> None:
    ax.axhline(SERIOUS, color=style.FAINT, linewidth=1)
    ax.annotate("serious distress", (1, SERIOUS), (0, 2), xycoords=("axes fraction", "data"),
                textcoords="offset points", ha="right", fontsize=7.5,
                color=style.QUIET)  # fmt: skip
    ax.plot(without["week"], without["k6"], color=WITHOUT, linestyle=(0, (4, 2)), linewidth=1.2)
    ax.plot(with_it["week"], with_it["k6"], color=WITH, linewidth=1.5)
    if start > with_it["week"].min():
        ax.axvline(start, color=style.QUIET, linewidth=0.8, linestyle=":")
        ax.annotate("partnership begins", (start, 1), (3, -2), xycoords=("data", "axes fraction"),
                    textcoords="offset points", va="top", fontsize=7.5,
                    color=style.QUIET)  # fmt: skip


def _lanes(ax: Axes, with_it: pd.DataFrame, without: pd.DataFrame) -> int:
    """Draw each kind of event in a labeled lane of its own; return the number of lanes."""
    names: list[str] = []
    for said, life, color in (("with", with_it, WITH), ("usual care", without, WITHOUT)):
        for column, what in (*_BARS.items(), ("", "visits")):
            y = -_LANE * (len(names) + 1)
            names.append(f"{what} ({said})")
            if column:
                _bars(ax, life.loc[life[column], "week"], y, color)
            else:
                for kind, (_, mark) in VISITS.items():
                    _marks(ax, life.loc[life[kind], "week"], y, color, mark)
        if life is with_it:
            for column, what in (("met_by", "contacted by"), ("client_of", "client of")):
                for program in _programs(life[column]):
                    y = -_LANE * (len(names) + 1)
                    names.append(f"{what} {program_label(program)}")
                    held = [program in str(some).split("+") for some in life[column]]
                    _marks(ax, life.loc[held, "week"], y, color, "|")
    scores = [0, 5, SERIOUS, 20]
    ax.set_yticks([*scores, *(-_LANE * (k + 1) for k in range(len(names)))])
    ax.set_yticklabels([*map(str, scores), *names])
    return len(names)


def _programs(column: pd.Series) -> list[str]:
    return sorted({program for some in column.dropna() for program in str(some).split("+")})


def _bars(ax: Axes, weeks: pd.Series, y: float, color: str) -> None:
    ax.broken_barh([(week, 1) for week in weeks], (y - 0.4, 0.8), color=color, linewidth=0)


def _marks(ax: Axes, weeks: pd.Series, y: float, color: str, mark: str) -> None:
    ax.plot(weeks, np.full(len(weeks), y), mark, color=color, markersize=4, linestyle="none")


def _draw_key(ax: Axes) -> None:
    """Draw the key: marks of visits, and the lines of both lives."""
    lines = [Line2D([], [], color=WITH, label="with the partnership"),
             Line2D([], [], color=WITHOUT, linestyle=(0, (4, 2)), label="usual care")]  # fmt: skip
    lines += [
        Line2D([], [], color=style.QUIET, marker=mark, linestyle="none", markersize=4, label=said)
        for said, mark in VISITS.values()
    ]
    ax.legend(handles=lines, loc="upper right", bbox_to_anchor=(1, -0.1), ncols=6, fontsize=7.5,
              frameon=False, columnspacing=1.2, handletextpad=0.4)  # fmt: skip
