"""`kith choose FILE...`: the best of several scenarios, with a stated probability."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kith.commands.guarded import guarded
from kith.commands.options import add_kith
from kith.io.pages import expect_ending
from kith.io.usage_error import UsageError
from kith.planning import measured
from kith.planning.choice import Choice
from kith.planning.choice_text import choice_text
from kith.planning.choose import choose
from kith.planning.futures.futures_text import futures_text
from kith.planning.select import Selection
from kith.report.report import ENDINGS, report
from kith.stats.economics import PERSPECTIVES

_MORE = """\
All remaining plans, usual care among them, run the same replicates in rounds; a plan drops out once
another is far enough ahead (Kim and Nelson 2001). The same command continues from -o FOLDER.
  kith choose a.toml b.toml --indifference 50_000 --limit 'cost_partnership_usd<=1_500_000' -o DIR
  kith choose plans/ --outcome treated_past_year_share --indifference 0.005
  kith choose plans/ --indifference 50_000 --future 'grant lost:partnership.*.grant_weeks=52'
"""


def main(arguments: list[str] | None = None) -> int:
    """Choose a plan; print the answer and the table."""
    parser = argparse.ArgumentParser(
        prog="kith choose", description="The best of several scenarios of one community, with a "
        "stated probability.", epilog=_MORE, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("files", nargs="+", type=Path, help="scenarios, or folders of them")
    add_goal(parser)
    parser.add_argument(
        "--limit", action="append", default=[], metavar="NAME<=NUMBER",
        help="a bound on a mean, as 'wait_weeks_p90<=12 ± 1' (after ±: how near may be either) or "
        "'treated_past_year_share@income:below-100>=0.3'; may be repeated",
    )  # fmt: skip
    parser.add_argument("--equity", metavar="OUTCOME@STRATUM", help="third axis of the frontier, "
                        "beside gain and cost (default: the outcome among people below the "
                        "poverty line)")  # fmt: skip
    add_futures(parser)
    add_simulation(parser)
    add_tables(parser)
    given = parser.parse_args(arguments)
    made_by = command("choose", arguments)
    return guarded("choose", lambda: _answer(given, made_by))


def command(verb: str, arguments: Sequence[str] | None) -> str:
    """Return the command as it was typed, for a shell; --page is part of it."""
    return shlex.join(["kith", verb, *(sys.argv[1:] if arguments is None else arguments)])


def add_goal(parser: argparse.ArgumentParser) -> None:
    """Add the options that define the best plan, and how sure the choice must be."""
    parser.add_argument("--indifference", type=number, required=True, metavar="X",
                        help="the smallest difference that matters, in the unit of what is "
                        "compared (USD of net benefit)")  # fmt: skip
    parser.add_argument("--outcome", metavar="NAME[@STRATUM]", help="the best plan has most of "
                        "this (least, if less is better; default: net benefit)")  # fmt: skip
    parser.add_argument("--qaly-value", type=number, default=100_000.0, metavar="USD",
                        help="what a QALY is worth in net benefit (default: 100,000)")  # fmt: skip
    parser.add_argument("--perspective", choices=[*PERSPECTIVES], default="societal",
                        help="whose costs net benefit counts (default: societal)")  # fmt: skip
    parser.add_argument("--probability", type=_share, default=0.95, metavar="P",
                        help="probability of choosing the best (default: 0.95)")  # fmt: skip


def add_futures(parser: argparse.ArgumentParser) -> None:
    """Add the options that ask the same again in other futures."""
    parser.add_argument(
        "--future", action="append", default=[], metavar="NAME:PATH=VALUE,...", dest="futures",
        help="a future in which these settings change every plan and usual care, as 'grant "
        "lost:partnership.*.grant_weeks=52'; * stands for every id; may be repeated",
    )  # fmt: skip
    parser.add_argument("--future-plans", type=int, default=5, metavar="N",
                        help="plans to try in other futures, at least, the best first (default: "
                        "5)")  # fmt: skip
    parser.add_argument("--future-replicates", type=int, metavar="N",
                        help="replicates in each future (default: as many as the best "
                        "plan has)")  # fmt: skip


def add_tables(parser: argparse.ArgumentParser) -> None:
    """Add the options that write the league table and the page."""
    parser.add_argument("--page", type=Path, metavar="FILE",
                        help="writes one self-contained page to mail: the answer, the league "
                        "table, what more money brings, how sure; .html, or .pdf if a browser is "
                        "installed")  # fmt: skip
    parser.add_argument(
        "--csv",
        type=Path,
        help="also writes the table to this file, and that of futures to FILE-futures",
    )
    parser.add_argument("--figure", type=Path, metavar="FILE",
                        help="draws league table, frontier and regret in futures, e.g. "
                        "choice.svg")  # fmt: skip


def draw(choice: Choice, file: Path) -> None:
    """Draw the league table, the frontier and regret in other futures, one above the other."""
    from matplotlib.figure import Figure  # slow to import; only figures need it

    from kith import figures
    from kith.figures.parts.save import save

    table, futures = choice.table, choice.futures
    heights = [1.6 + 0.36 * len(table), 4.2]
    if futures is not None:
        heights.append(1.6 + 0.28 * len(futures.table))
    figure = Figure(figsize=(11.0, sum(heights)), layout="constrained")
    above, middle, *below = figure.subplots(len(heights), 1, height_ratios=heights)
    goal, gain = choice.goal.name, measured.split(choice.gain)[0]
    figures.league(table, goal, label=choice.label(goal), ax=above)
    figures.frontier(table, gain, label=choice.label(choice.gain), ax=middle)
    if futures is not None:
        figures.regrets(futures.table, choice.goal.name, ax=below[0])
    save(figure, file)


def add_simulation(parser: argparse.ArgumentParser, most: int = 400) -> None:
    """Add the options for how much to simulate, and where to keep the runs."""
    parser.add_argument("--first", type=int, default=20, metavar="N",
                        help="replicates before the first decision (default: 20)")  # fmt: skip
    parser.add_argument("--step", type=int, default=4, metavar="N",
                        help="replicates in each round after that (default: 4)")  # fmt: skip
    parser.add_argument("--most", type=int, default=most, metavar="N",
                        help=f"most replicates of a plan (default: {most})")  # fmt: skip
    parser.add_argument("-o", "--output", type=Path, metavar="FOLDER",
                        help="keeps every run; the same command continues from there")  # fmt: skip
    parser.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", dest="sets")
    parser.add_argument("--seed", type=int, default=1, help="seed of all replicates (default: 1)")
    parser.add_argument("-j", "--threads", type=int, help="runs at once (default: all cores)")
    add_kith(parser)


def told(found: Selection) -> None:
    """Print the progress of the choice after each round."""
    done = max(map(found.observed.replicates, found.plans))
    print(f"{done} replicates: {len(found.left)} of {len(found.plans)} plans are left, "
          f"{found.best} ahead", file=sys.stderr, flush=True)  # fmt: skip


def told_future(name: str) -> None:
    """Print which future is simulated next."""
    print(f"future: {name}", file=sys.stderr, flush=True)


def _answer(given: argparse.Namespace, made_by: str) -> None:
    expect_page("choose", given)
    choice = choose(
        _files(given.files), indifference=given.indifference, outcome=given.outcome,
        qaly_value=given.qaly_value, perspective=given.perspective, probability=given.probability,
        limits=given.limit, equity=given.equity, first=given.first, step=given.step,
        most=given.most, folder=given.output, set=given.sets, seed=given.seed,
        threads=given.threads, told=told, kith=given.kith, futures=given.futures,
        future_plans=given.future_plans, future_replicates=given.future_replicates,
        told_future=told_future,
    )  # fmt: skip
    print(choice_text(choice), end="")
    show_futures(choice, given)
    if given.csv:
        choice.table.to_csv(given.csv, index_label="plan")
    if given.figure:
        draw(choice, given.figure)
    if given.page:
        print(report(made(choice, made_by), given.page))


def expect_page(verb: str, given: argparse.Namespace) -> None:
    """Refuse, before any run, a page with an ending that cannot be written."""
    if given.page:
        expect_ending(verb, given.page, ENDINGS, "--page")


def made(choice: Choice, made_by: str) -> Choice:
    """Return a choice that knows the command that made it."""
    basis = choice.basis
    return choice if basis is None else replace(choice, basis=replace(basis, command=made_by))


def show_futures(
    choice: Choice, given: argparse.Namespace, named: Callable[[str], str] = str
) -> None:
    """Print what other futures say, and write their table beside that of the plans."""
    if choice.futures is not None:
        print("\n" + futures_text(choice.futures, named), end="")
        if given.csv:
            choice.futures.table.to_csv(futures_csv(given.csv), index=False)
    elif given.futures:
        print("\nOther futures were not simulated: no plan keeps the limits as planned.")


def futures_csv(csv: Path) -> Path:
    """Return the file beside a table that holds that of other futures.

    >>> futures_csv(Path("results/choice.csv")).name
    'choice-futures.csv'
    """
    return csv.with_name(f"{csv.stem}-futures{csv.suffix}")


def _files(given: list[Path]) -> list[Path]:
    """Return the scenario files given, plus those in each folder given."""
    found = []
    for path in given:
        inside = sorted(path.glob("*.toml")) if path.is_dir() else [path]
        if not inside:
            raise UsageError(f"{path}: holds no scenario (*.toml)")
        found += inside
    return found


def number(text: str) -> float:
    """Read a number as people type it: 1_500_000, 1,500,000, $50,000."""
    return float(text.replace("$", "").replace(",", ""))


def _share(text: str) -> float:
    return float(text.removesuffix("%")) / 100 if text.endswith("%") else float(text)


if __name__ == "__main__":
    sys.exit(main())
