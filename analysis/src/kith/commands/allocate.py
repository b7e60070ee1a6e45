"""`kith allocate FILE --budget USD`: the best portfolio of programs and doses."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from kith.commands.choose import (
    add_futures,
    add_goal,
    add_simulation,
    add_tables,
    command,
    draw,
    expect_page,
    made,
    number,
    show_futures,
    told,
    told_future,
)
from kith.commands.guarded import guarded
from kith.planning.portfolio.allocate import allocate
from kith.planning.portfolio.allocation_text import allocation_text
from kith.report.report import report

_MORE = """\
Tries half the money on each program and on each pair, and several amounts of each program alone;
estimates from these which dozen portfolios are best; chooses among the dozen as `kith choose` does,
and compares the best with usual care. The same command continues from -o FOLDER, which also keeps a
scenario for each portfolio.
  kith allocate scenarios/clinic-at-the-community-center.toml --budget 1_000_000 \\
    --indifference 50_000 -o results/a-million
"""


def main(arguments: list[str] | None = None) -> int:
    """Allocate a budget; print what to buy."""
    parser = argparse.ArgumentParser(
        prog="kith allocate", description="What to buy with a budget: which programs, and how much "
        "of each.", epilog=_MORE, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("file", type=Path, help="a scenario with one partnership")
    parser.add_argument("--budget", type=number, required=True, metavar="USD",
                        help="money for the partnership")  # fmt: skip
    parser.add_argument(
        "--per",
        choices=["year", "grant"],
        default="year",
        help="whether the budget is for a year (default) or for the whole grant",
    )
    parser.add_argument("--lever", action="append", default=[], metavar="PATH[=MOST[:STEP]]",
                        help="what may be bought, as partnership.clinic.outreach.workers_fte=6:1; "
                        "may be repeated (default: posts of every program that is on, in halves, "
                        "or the dose of one without posts, up to 2)")  # fmt: skip
    parser.add_argument("--protect", metavar="STRATUM", help="this stratum must gain at least as "
                        "much as all adults do")  # fmt: skip
    parser.add_argument("--more", type=number, default=100_000.0, metavar="USD",
                        help="looks at what so much more a year would bring (default: 100,000; 0: "
                        "does not)")  # fmt: skip
    parser.add_argument("--shares", action="store_true", help="also simulates the best portfolio "
                        "without each set of its programs, and says what each program "
                        "adds")  # fmt: skip
    add_goal(parser)
    add_futures(parser)
    add_simulation(parser, most=200)
    add_tables(parser)
    given = parser.parse_args(arguments)
    made_by = command("allocate", arguments)
    return guarded("allocate", lambda: _answer(given, made_by))


def _answer(given: argparse.Namespace, made_by: str) -> None:
    expect_page("allocate", given)
    found = allocate(
        given.file, given.budget, per=given.per, indifference=given.indifference,
        levers=given.lever, outcome=given.outcome, qaly_value=given.qaly_value,
        perspective=given.perspective, probability=given.probability, protect=given.protect,
        more_usd=given.more, first=given.first, step=given.step, most=given.most,
        folder=given.output, set=given.sets, seed=given.seed, threads=given.threads, told=told,
        kith=given.kith, futures=given.futures, future_plans=given.future_plans,
        future_replicates=given.future_replicates, told_future=told_future,
        shares=given.shares,
    )  # fmt: skip
    print(allocation_text(found), end="")
    show_futures(found.choice, given, found.named)
    if given.csv:
        table = found.portfolios.join(found.choice.table)
        table.to_csv(given.csv, index_label="plan")
    if given.figure:
        draw(found.choice, given.figure)
    if given.page:
        whole = replace(found, choice=made(found.choice, made_by))
        print(report(whole, given.page))


if __name__ == "__main__":
    sys.exit(main())
