"""`kith emulate`: learn what a scenario gains over the numbers of a sweep, and predict it."""

from __future__ import annotations

import argparse
import re
import sys
import warnings
from pathlib import Path

from kith.commands.choose import number
from kith.commands.guarded import guarded
from kith.io import pages
from kith.io.failed_runs import FailedRunsWarning
from kith.io.usage_error import UsageError
from kith.planning.emulating.emulate import emulate
from kith.planning.emulating.emulator import Emulator
from kith.planning.emulating.emulator_text import emulator_text, prediction_text
from kith.planning.emulating.stored import is_emulator
from kith.planning.measured import split

_MORE = """\
An emulator is a surface through the samples of a sweep (stochastic kriging). It predicts in under a
millisecond what a run would give at numbers within the ranges of the sweep, with a 95 % band.
  kith emulate results/big.h5 --outcome treated_past_year_share -o results/treated.json
  kith emulate results/treated.json --at partnership.clinic.shared_power=0.7 \\
    partnership.clinic.colocated_clinic.therapist_fte=2
"""


def main(arguments: list[str] | None = None) -> int:
    """Learn an emulator from a sweep, or predict with one."""
    parser = argparse.ArgumentParser(
        prog="kith emulate", description="Learn from a sweep what a scenario gains over the "
        "numbers that were varied, and predict it between the samples.", epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("file", type=Path, help="result of kith merge, or an emulator to use")
    parser.add_argument("--outcome", metavar="NAME[@STRATUM]",
                        help="of a sweep (default: treated_past_year_share)")  # fmt: skip
    parser.add_argument("--scenario", help="of a sweep (default: the first after usual care)")
    parser.add_argument(
        "--weeks",
        metavar="FIRST-LAST",
        help="of a sweep (default: from the first partnership's start to the end)",
    )
    parser.add_argument(
        "--level",
        action="store_true",
        help="of the scenario itself, not of its difference from usual care",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.json",
                        help="writes the emulator there")  # fmt: skip
    parser.add_argument("--force", action="store_true", help="overwrites an existing file")
    parser.add_argument(
        "--at",
        nargs="+",
        action="extend",
        metavar="PATH=VALUE",
        help="predicts at these numbers, one of each that was varied",
    )
    parser.add_argument("--against", nargs="+", action="extend", metavar="PATH=VALUE",
                        help="also the difference from these numbers (those not named are as in "
                        "--at)")  # fmt: skip
    given = parser.parse_args(arguments)
    return guarded("emulate", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    at, against = _numbers(given.at), _numbers(given.against)
    if against and not at:
        raise UsageError("--against needs --at")
    if given.output:
        pages.expect_ending("emulate", given.output, (".json",))
        pages.expect_free([given.output], given.force)
    learned = not is_emulator(given.file)
    emulator = _learned(given) if learned else _loaded(given)
    if learned or not at:
        print(emulator_text(emulator))
    if given.output:
        emulator.save(given.output, force=given.force)
        print(f"emulator: {given.output}")
    if at:
        print(prediction_text(emulator, at, at | against if against else None))


def _learned(given: argparse.Namespace) -> Emulator:
    outcome, stratum = split(given.outcome or "treated_past_year_share")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FailedRunsWarning)  # the text says what is left out
        return emulate(given.file, outcome, scenario=given.scenario, stratum=stratum,
                       window=_weeks(given.weeks), effect=not given.level)  # fmt: skip


def _loaded(given: argparse.Namespace) -> Emulator:
    of_sweeps = {"--outcome": given.outcome, "--scenario": given.scenario, "--weeks": given.weeks,
                 "--level": given.level, "-o": given.output}  # fmt: skip
    if asked := [name for name, value in of_sweeps.items() if value]:
        raise UsageError(f"{asked[0]} is for a sweep; {given.file} is an emulator already")
    return Emulator.load(given.file)


def _numbers(texts: list[str] | None) -> dict[str, float]:
    found = {}
    for text in texts or []:
        path, equals, value = text.partition("=")
        try:
            found[path.strip()] = number(value)
        except ValueError:
            equals = ""
        if not equals:
            raise UsageError(f"{text!r} is not PATH=VALUE (as partnership.clinic.shared_power=0.7)")
    return found


def _weeks(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = re.fullmatch(r"(\d+)[-:](\d+)", text.strip())
    if found is None:
        raise UsageError(f"weeks {text!r} are not FIRST-LAST (as 26-77)")
    return int(found[1]), int(found[2])


if __name__ == "__main__":
    sys.exit(main())
