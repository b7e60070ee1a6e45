"""What a partnership's own numbers say of its forecast, in words and as a table."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Hashable
from typing import Any

from kith.planning.choice_text import aligned
from kith.planning.updating import progress
from kith.planning.updating.farness import FEWEST
from kith.planning.updating.updated import Farthest, Update

#: Numbers that moved which are named.
MOST_NAMED = 3
_FEWEST_SD = 0.05  # less rounds to nothing
#: More replicates than this are not asked for.
_MOST_ASKED = 2**14


Row = dict[Hashable, Any]


def update_text(update: Update) -> str:
    """Say whether the partnership is on course, and what is still to come."""
    blocks = [_head(update), _verdict(update), _columns(update), _to_come(update), _table(update),
              _moved(update), _notes(update)]  # fmt: skip
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def level(unit: str, value: float, with_unit: bool = True) -> str:
    """Return a value as people read it.

    >>> level("%", 0.4321), level("USD", 1234.5), level("weeks", 2.5), level("", 1251.0)
    ('43.2 %', '$1,234', '2.5 weeks', '1,251')
    """
    if not math.isfinite(value):
        return "–"
    if unit == "%":
        return f"{100 * value:.1f}" + " %" * with_unit
    if unit == "USD":
        return f"{'-' if value < 0 else ''}${abs(value):,.0f}"
    size = abs(value)
    digits = 0 if size >= 100 or value == round(value) else 1 if size >= 10 else 2
    number = f"{value:,.{digits}f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return f"{number} {unit}".rstrip() if with_unit else number


def between(unit: str, low: float, high: float) -> str:
    """Return a range, its unit once."""
    return f"{level(unit, low, with_unit=unit == 'USD')} to {level(unit, high)}"


def gains(unit: str, values: list[float]) -> list[str]:
    """Return differences, all with as many digits as the largest deserves; the first with its unit.

    >>> gains("points", [0.0747, 0.0, 0.158]), gains("USD", [1234.5, -20.0])
    (['+7.5 points', '0.0', '+15.8'], ['+$1,234', '-$20'])
    """
    shown = [100 * value if unit == "points" else value for value in values]
    size = max((abs(value) for value in shown if math.isfinite(value)), default=0.0)
    digits = 0 if size >= 100 or unit == "USD" else 1 if size >= 1 else 2 if size >= 0.1 else 3
    told = []
    for value in shown:
        number = f"{abs(value):,.{digits}f}" if math.isfinite(value) else "–"
        sign = "" if not number.strip("0.–") else "-" if value < 0 else "+"
        told.append(f"{sign}{'$' * (unit == 'USD')}{number}")
    return [f"{told[0]} {unit}".rstrip() if unit != "USD" else told[0], *told[1:]]


def _head(update: Update) -> list[str]:
    seen = update.course[update.course["actual"].notna()]
    periods = list(dict.fromkeys(seen.sort_values("first_day")["period"]))
    span = periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
    return _wrapped(f"{update.title}: {len(periods)} period{'s' * (len(periods) != 1)} ({span}) "
                    f"against {update.replicates} replicates.")  # fmt: skip


def _verdict(update: Update) -> list[str]:
    if update.verdict == "outside":
        return _wrapped(_outside(update))
    table = update.progress
    off = table[table["said"] != progress.ON_COURSE] if len(table) else table
    if off.empty:
        said = "On course: every number lies where the model expected it."
    else:
        told = [f"{row['label']} ({row['said']}; {_beyond(row, update.replicates)})"
                for row in off.to_dict("records")]  # fmt: skip
        said = (f"{update.verdict.capitalize()}. Outside what was expected: {len(off)} of "
                f"{len(table)} numbers, {', '.join(told)}.")  # fmt: skip
    if update.replicates < FEWEST:
        least = update.share_as_far * (update.replicates + 1) < 1.5
        said += (" Together they lie farther from the replicates than any of these from the others."
                 if least and update.farthest else "")  # fmt: skip
        said += (f" Whether they are outside what was thought possible cannot be told from "
                 f"{update.replicates} replicates: it takes {FEWEST}.")  # fmt: skip
    return _wrapped(said)


def _beyond(row: Row, replicates: int) -> str:
    way, count = ("higher", row["lower_in"]) if row["actual"] > row["forecast"] else (
        "lower", row["higher_in"]
    )  # fmt: skip
    return f"{way} than in {count} of {replicates} replicates"


def _outside(update: Update) -> str:
    as_far = round(update.share_as_far * (update.replicates + 1)) - 1
    none = "None" if as_far == 0 else f"Only {as_far}"
    out = f" {_farthest(update.farthest)}" if update.farthest else ""
    return (
        f"Outside what was thought possible. {none} of the {update.replicates} replicates lies as "
        f"far from the others as your numbers do.{out} Where the model is right, this alarm "
        "is raised in at most 1 of 100 updates. So check how the numbers were counted (`kith show "
        "RESULT --outcome NAME` says what Kith counts); if they are right, the partnership does "
        "what the model does not know, and its forecast no longer holds."
    )


def _farthest(out: Farthest) -> str:
    own, expected = level(out.unit, out.actual), between(out.unit, out.low, out.high)
    if not out.given_others:
        return (f"Farthest out: {out.label}, {out.period}, is {own}; in 95 of 100 replicates it is "
                f"{expected}.")  # fmt: skip
    return (f"No number is out by itself, but they do not go together: {out.label}, {out.period}, "
            f"is {own}; beside your other numbers, {expected} was expected.")  # fmt: skip


def _columns(update: Update) -> list[str]:
    if not len(update.progress):
        return []
    rows = [["", "yours", "expected", ""]]
    for row in update.progress.to_dict("records"):
        rows.append([row["label"], level(row["unit"], row["actual"]),
                     between(row["unit"], row["low"], row["high"]),
                     row["said"]])  # fmt: skip
    note = ("Expected: the middle 80 of 100 replicates, totals of what adds up and means of other "
            "numbers. One number in five lies outside by chance alone.")  # fmt: skip
    return [*aligned(rows), *_wrapped(note)]


def _to_come(update: Update) -> list[str]:
    if not update.weeks or not len(update.forecast):
        return []
    about = f"Still to come, {update.weeks}, against usual care:"
    if update.refused:
        return _wrapped(f"The forecast is not redrawn: {update.refused}.{_asked(update)} The table "
                        "has the forecast before your numbers.")  # fmt: skip
    lines = [about]
    for row in update.forecast[update.forecast["scenario"] == update.scenario].to_dict("records"):
        said = (f"{row['label']}: {_interval(row, 'after', '95 %: ')}. Before your numbers: "
                f"{_interval(row, 'before')}.")  # fmt: skip
        if math.isfinite(row["after_better"]):
            said += (f" Better in {_of_100(row['after_better'])} of 100, worse in "
                     f"{_of_100(row['after_worse'])} (before {_of_100(row['before_better'])} and "
                     f"{_of_100(row['before_worse'])}).")  # fmt: skip
        lines += _wrapped(said, "  ")
    count = f"{update.effective:.0f} of {update.replicates} replicates count after weighing."
    return [*lines, count]


def _asked(update: Update) -> str:
    """Say how many replicates to run where too few are left."""
    if update.verdict == "outside" or not len(update.progress) or update.effective == 0:
        return " No replicate lies near to your numbers." if update.effective == 0 else ""
    if update.needed > _MOST_ASKED:
        return f" Not even {_MOST_ASKED:,} replicates would be enough."
    count = 2 ** math.ceil(math.log2(max(update.needed, 2)))
    return f" Run about {count} (kith run -n {count})."


def _table(update: Update) -> list[str]:
    if not len(update.forecast):
        return []
    rows = [["outcome", "scenario", "before (95 %)", "after (95 %)", "better/worse before",
             "after"]]  # fmt: skip
    for row in update.forecast.to_dict("records"):
        shares = [f"{_of_100(row[f'{when}_better'])}/{_of_100(row[f'{when}_worse'])}"
                  if math.isfinite(row[f"{when}_better"]) else "–"
                  for when in ("before", "after")]  # fmt: skip
        values = [_interval(row, when) for when in ("before", "after")]
        rows.append([row["outcome"], row["scenario"], *values, *shares])
    return aligned(rows)


def _moved(update: Update) -> list[str]:
    if update.refused or not len(update.moved):
        return []
    clear = [row for row in update.moved.to_dict("records")
             if row["clear"] and abs(row["shift_sd"]) >= _FEWEST_SD][:MOST_NAMED]  # fmt: skip
    if not clear:
        many = len(update.moved)
        return _wrapped(f"None of the {many} uncertain numbers moves farther than by chance.")
    lines = ["Your numbers suggest other values of:"]
    for row in clear:
        unit = "" if row["unit"] in ("", "1") else f" {row['unit']}"
        before, after = (_figures(row[name]) for name in ("before", "after"))
        way = "higher" if row["shift_sd"] > 0 else "lower"
        told = str(row["meaning"]).rstrip(".") or str(row["path"])
        grade = f", {row['grade']}" if row["grade"] else ""
        said = (f"{told}: mean {before} → {after}{unit}, {abs(row['shift_sd']):.1f} SD {way} "
                f"({row['path']}{grade})")  # fmt: skip
        lines += _wrapped(said, "  ")
    return lines


def _notes(update: Update) -> list[str]:
    return [line for note in update.notes for line in _wrapped(note)]


def _interval(row: Row, when: str, level_of: str = "") -> str:
    """Return a difference and its interval: "+7.5 points (+2.6 to +15.8)"."""
    if not math.isfinite(row[when]):
        return "–"
    names = (when, f"{when}_low", f"{when}_high")
    middle, low, high = gains(row["unit"], [row[name] for name in names])
    return f"{middle} ({level_of}{low} to {high})"


def _figures(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _of_100(share: float) -> str:
    return f"{100 * share:.0f}"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, 100, initial_indent=indent, subsequent_indent=indent * 2,
                         break_long_words=False, break_on_hyphens=False)  # fmt: skip
