"""`kith fails RESULT.h5`: under which uncertain numbers a scenario gains nothing."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pandas as pd

from kith.commands.choose import number
from kith.commands.guarded import guarded
from kith.io import outcomes, strata
from kith.io.draws import draws
from kith.io.open import open as open_result
from kith.planning.choice_text import amount
from kith.planning.failing.fails import FEWEST, fails
from kith.stats import selection

_MORE = """\
Replicates differ in all uncertain numbers at once. This seeks a few limits of numbers within which
most failures lie (scenario discovery by the patient rule induction method), and states how often
the scenario fails within such limits in replicates that did not find them.
  kith run FILE -n 512 -o results/many.h5
  kith fails results/many.h5 --outcome treated_past_year_share --at-most 0.005
"""


def main(arguments: list[str] | None = None) -> int:
    """Print under which numbers a scenario fails."""
    parser = argparse.ArgumentParser(
        prog="kith fails", description="Under which uncertain numbers a scenario fails.",
        epilog=_MORE, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("result", type=Path, help="of kith run, with some hundred replicates")
    parser.add_argument("--outcome", default="treated_past_year_share",
                        help="default: %(default)s")  # fmt: skip
    parser.add_argument("--scenario", help="default: the first after usual care")
    parser.add_argument("--at-most", type=number, default=0.0, metavar="GAIN",
                        help="it fails where it gains no more, against usual care, in the unit of "
                        "the outcome (default: 0)")  # fmt: skip
    parser.add_argument("--stratum", default=strata.ADULTS, help="default: %(default)s")
    parser.add_argument("--csv", type=Path, help="writes the limits there")
    given = parser.parse_args(arguments)
    return guarded("fails", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    with open_result(given.result) as study:
        chosen = selection.other_scenarios(study, given.scenario)[0]
        table = fails(study, draws(given.result).load(), given.outcome, chosen,
                      at_most=given.at_most, stratum=given.stratum)  # fmt: skip
        label = outcomes.measure(study, given.outcome).label
        replicates = study.sizes["replicate"]
    at_most = amount(given.outcome, given.at_most)
    print("\n".join(in_words(table, chosen, label, at_most, replicates)))
    if given.csv:
        table.to_csv(given.csv, index=False)


def in_words(
    table: pd.DataFrame, scenario: str, label: str, at_most: str, replicates: int
) -> list[str]:
    """Return the boxes as lines for the terminal."""
    what = f"“{label}”: {scenario} gains no more than {at_most} over usual care"
    if table.empty:
        return [f"{what} under no few numbers that stand out from chance.",
                f"({replicates} replicates; at least {FEWEST} are needed, of which ten fail and "
                "ten do not.)"]  # fmt: skip
    first = table.iloc[0]
    lines = [f"{what} in {first['failed']} of {first['replicates']} replicates."]
    for place, (_, box) in enumerate(table.groupby("box")):
        about = box.iloc[0]
        where = "It fails" if place == 0 else "Of the others it fails"
        lines += ["", f"{where} in {about['failed_inside']} of the {about['inside']} in which"]
        lines += [f"  {_limit(row)}" for row in box.to_dict("records")]
        if math.isfinite(about["failed_inside_held_out"]):
            lines.append(f"In replicates that did not find such limits: "
                         f"{100 * about['failed_inside_held_out']:.0f} of 100.")  # fmt: skip
    return lines


def _limit(row: dict[Hashable, Any]) -> str:
    low, high = row["low"], row["high"]
    unit = "" if row["unit"] in ("", "1") else f" {row['unit']}"
    if math.isfinite(low) and math.isfinite(high):
        told = f"from {low:.4g} to {high:.4g}{unit}"
    else:
        told = f"at least {low:.4g}{unit}" if math.isfinite(low) else f"at most {high:.4g}{unit}"
    meaning = str(row["meaning"]).rstrip(".") or str(row["path"])
    return f"{row['path']} is {told}  ({meaning}; {row['grade'] or 'no grade'})"


if __name__ == "__main__":
    sys.exit(main())
