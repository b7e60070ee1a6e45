"""`kith update RESULT.h5 --actuals FILE.csv`: is a partnership on course, and what will come."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kith.commands.choose import number
from kith.commands.guarded import guarded
from kith.io import strata
from kith.io.usage_error import UsageError
from kith.planning.updating.update import update
from kith.planning.updating.update_text import update_text
from kith.planning.updating.updated import Update
from kith.stats.selection import Window

_MORE = """\
The table of actual numbers has a row a month and a column an outcome. An empty cell is no
observation; visits and money are totals of the month, other numbers its mean:
  month,therapy_sessions_delivered,wait_weeks_p90,partnerships/staff_fte,partnerships/money_out_usd
  2026-08,104,1.5,0,16031
  2026-09,94,2,,15514
In place of month, date (2026-08-03: the week of that day) or week (of the run: 30, or 30-33).
NAME@STRATUM is about other people than all adults: k6_mean@income:below-100.
  kith run FILE -n 256 -o results/many.h5
  kith update results/many.h5 --actuals visits.csv --figure course.svg
"""


def main(arguments: list[str] | None = None) -> int:
    """Print whether a partnership is on course, and the redrawn forecast."""
    parser = argparse.ArgumentParser(
        prog="kith update", description="Compare a partnership's own numbers with its forecast, "
        "and redraw the forecast by them.", epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("result", type=Path, help="of kith run, with 128 replicates or more")
    parser.add_argument("--actuals", type=Path, required=True, metavar="FILE",
                        help="CSV of what has happened")  # fmt: skip
    parser.add_argument("--scenario", help="that is being lived (default: the only plan)")
    parser.add_argument("--outcome", nargs="+", metavar="NAME", help="what to forecast (default: "
                        "what the result looks at, else its headlines)")  # fmt: skip
    parser.add_argument("--stratum", default=strata.ADULTS, help="default: %(default)s")
    parser.add_argument("--weeks", metavar="FIRST:LAST", help="which weeks to forecast (default: "
                        "from the last period observed to the end)")  # fmt: skip
    parser.add_argument("--people-per-resident", type=number, default=1.0, metavar="N",
                        help="real people for each resident simulated, where numbers of the "
                        "community are of the whole place (default: 1)")  # fmt: skip
    parser.add_argument("--csv", type=Path, metavar="FILE", help="writes the forecast there")
    parser.add_argument("--figure", type=Path, metavar="FILE",
                        help="draws each column, forecast and actual, e.g. course.svg")  # fmt: skip
    given = parser.parse_args(arguments)
    return guarded("update", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    found = update(
        given.result, given.actuals, scenario=given.scenario, outcome=given.outcome,
        stratum=given.stratum, window=_window(given.weeks),
        people_per_resident=given.people_per_resident,
    )  # fmt: skip
    print(update_text(found), end="")
    if given.csv:
        found.forecast.to_csv(given.csv, index=False)
    if given.figure:
        _draw(found, given.figure)


def _window(text: str | None) -> Window | None:
    if text is None:
        return None
    first, _, last = text.partition(":")
    try:
        return int(first), int(last)
    except ValueError:
        raise UsageError(f"weeks {text!r} (write FIRST:LAST, as 104:155)") from None


def _draw(found: Update, file: Path) -> None:
    import matplotlib as mpl  # a second that only figures need

    from kith.figures.parts.save import save
    from kith.figures.plans.living_plan import living_plan

    with mpl.rc_context({"text.parse_math": False}):  # no dollar in a title makes it a formula
        save(living_plan(found), file)


if __name__ == "__main__":
    sys.exit(main())
