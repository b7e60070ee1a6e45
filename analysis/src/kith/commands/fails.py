"""`kith fails RESULT.h5`: under which uncertain numbers a scenario gains nothing."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from kith.commands.choose import number
from kith.commands.guarded import guarded
from kith.io import outcomes, strata
from kith.io.draws import draws
from kith.io.groups.partnerships import partnerships
from kith.io.open import open as open_result
from kith.io.result_file import KithFileError
from kith.planning.choice_text import amount
from kith.planning.failing.fails import FEWEST, FEWEST_OF_A_KIND, fails, gains
from kith.planning.failing.prim import Flags
from kith.stats import selection
from kith.stats.opened import opened

_MORE = """\
Replicates differ in all uncertain numbers at once. This seeks a few limits of numbers within which
most failures lie (scenario discovery by the patient rule induction method), and states how often
the scenario fails within such limits in replicates that did not find them.
  kith run FILE -n 512 -o results/many.h5
  kith fails results/many.h5 --outcome treated_past_year_share --at-most 0.005
"""


def main(arguments: list[str] | None = None) -> int:
    """Print the numbers under which a scenario fails."""
    parser = argparse.ArgumentParser(
        prog="kith fails", description="Under which uncertain numbers a scenario fails.",
        epilog=_MORE, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument(
        "result", type=Path, help="of kith run, with some hundred replicates, or a merged sweep"
    )
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
        chosen = selection.scenarios_to_compare(study, given.scenario)[0]
        of_sweep = "sample" in study.dims
        numbers = None if of_sweep else draws(given.result).load()
        gain = gains(study, given.outcome, chosen, given.stratum)
        table = fails(study, numbers, given.outcome, chosen, at_most=given.at_most,
                      stratum=given.stratum)  # fmt: skip
        label = outcomes.measure(study, given.outcome).label
    failing, tried = gain <= given.at_most, int(np.isfinite(gain).sum())
    what = "samples" if of_sweep else "replicates"
    at_most = amount(given.outcome, given.at_most)
    print(f"“{label}”: {chosen} gains no more than {at_most} over usual care in "
          f"{int(failing.sum())} of {tried} {what}.")  # fmt: skip
    if not of_sweep:
        print(_never_opened(given.result, chosen, failing), end="")
    print("\n".join(in_words(table, what)))
    if given.csv:
        table.to_csv(given.csv, index=False)


def _never_opened(path: Path, scenario: str, failing: Flags) -> str:
    """State in how many of these replicates no partnership opened; "" if none or unknown."""
    try:
        life = partnerships(path)
    except KithFileError:
        return ""
    where = opened(life, scenario)
    if where is None or not (never := int((failing & ~where.values).sum())):
        return ""
    return f"In {never} of these the partnership never opened.\n"


def in_words(table: pd.DataFrame, what: str) -> list[str]:
    """Return the boxes as lines for the terminal."""
    if table.empty:
        return [f"No limits of a few numbers stand out from chance ({FEWEST} {what} are needed, of "
                f"which {FEWEST_OF_A_KIND} fail and {FEWEST_OF_A_KIND} do not)."]  # fmt: skip
    lines = []
    for place, (_, box) in enumerate(table.groupby("box")):
        about = box.iloc[0]
        where = "It fails" if place == 0 else "Of the others it fails"
        lines += ["", f"{where} in {about['failed_inside']} of the {about['inside']} in which"]
        lines += [f"  {_limit(row)}" for row in box.to_dict("records")]
        if math.isfinite(about["failed_inside_held_out"]):
            lines.append(f"In {what} that did not find such limits: "
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
