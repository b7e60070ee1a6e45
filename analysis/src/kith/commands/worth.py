"""`kith worth RESULT.h5`: what it is worth to know uncertain numbers before choosing."""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

import pandas as pd

from kith.commands.choose import number
from kith.commands.guarded import guarded
from kith.io.draws import draws
from kith.io.open import open as open_result
from kith.io.result_file import is_sweep
from kith.io.usage_error import UsageError
from kith.planning.choice_text import aligned
from kith.planning.information.worth import FewDrawsWarning, study_is_worth, worth
from kith.stats.economics import PERSPECTIVES

_MORE = """\
Net benefit over usual care is regressed on the numbers that replicates draw. The value of knowing a
number is what the best plan at each of its values gains over the plan that is best on average.
  kith run FILE... -n 1024 -o results/many.h5
  kith worth results/many.h5
  kith worth results/many.h5 --study evidence.care.effect=0.05:20_000
"""


def main(arguments: list[str] | None = None) -> int:
    """Print the value of knowing each number."""
    parser = argparse.ArgumentParser(
        prog="kith worth", description="What it is worth to know uncertain numbers before choosing "
        "(EVPPI).", epilog=_MORE, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("result", type=Path, help="of kith run, with at least 1,000 replicates")
    parser.add_argument("--scenario", nargs="+", help="plans to choose from (default: all)")
    parser.add_argument("--qaly-value", type=number, default=100_000.0, metavar="USD")
    parser.add_argument("--perspective", choices=[*PERSPECTIVES], default="societal")
    parser.add_argument("--together", action="append", default=[], metavar="PATH,PATH",
                        help="numbers to know together; may be repeated (default: those of each "
                        "part of the evidence)")  # fmt: skip
    parser.add_argument("--study", action="append", default=[], metavar="PATH=ERROR[:USD]",
                        help="a study that measures a number with a standard error, and its price; "
                        "may be repeated")  # fmt: skip
    parser.add_argument("--top", type=int, default=20, metavar="N", help="rows shown (default: 20)")
    parser.add_argument("--csv", type=Path, help="writes all rows to this file")
    given = parser.parse_args(arguments)
    return guarded("worth", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    if is_sweep(given.result):
        raise UsageError(
            f"{given.result}: is the result of a sweep (worth takes one of kith run; kith fails "
            "and kith sensitivity take sweeps)"
        )
    studies = [_study(text) for text in given.study]
    sets = {text: text.split(",") for text in given.together} or None
    with warnings.catch_warnings(record=True) as heard, open_result(given.result) as study:
        warnings.simplefilter("always", FewDrawsWarning)
        parameters = draws(given.result).load()
        money = {"qaly_value": given.qaly_value, "perspective": given.perspective}
        table = worth(study, parameters, given.scenario, sets=sets, **money)
        values = [
            study_is_worth(study, parameters, path, error, given.scenario, **money)
            for path, error, _ in studies
        ]
    for said in heard:
        print(f"kith worth: {said.message}", file=sys.stderr)
    print("\n".join(_lines(table, given.top)))
    for (path, error, price), value in zip(studies, values, strict=True):
        print(_study_words(path, error, price, value))
    if given.csv:
        table.to_csv(given.csv, index=False)


def _lines(table: pd.DataFrame, top: int) -> list[str]:
    rows = [["what", "worth", "grade", "meaning"]]
    for row in table[table["clear"]].head(top).to_dict("records"):
        rows.append([str(row["what"]), f"${row['worth_usd']:,.0f}", str(row["grade"]),
                     str(row["meaning"])[:60]])  # fmt: skip
    unclear = int((~table["clear"]).sum())
    lines = aligned([row[:3] for row in rows])
    lines = [f"{line}  {row[3]}" for line, row in zip(lines, rows, strict=True)]
    told = f"{unclear} others (numbers, sets) are worth no more than chance gives." * bool(unclear)
    return [*(lines if len(rows) > 1 else []), told, "Worth is in net benefit of the simulated "
            "residents over the horizon."]  # fmt: skip


def _study_words(path: str, error: float, price: float | None, value: float) -> str:
    told = f"A study of {path} with a standard error of {error:g} is worth ${value:,.0f}"
    if price is None:
        return told + "."
    return told + f": {'more' if value > price else 'less'} than its price, ${price:,.0f}."


def _study(text: str) -> tuple[str, float, float | None]:
    path, _, told = text.partition("=")
    error, _, price = told.partition(":")
    try:
        found = path.strip(), number(error), number(price) if price else None
    except ValueError:
        raise UsageError(
            f"study {text!r} is not a study (write PATH=ERROR or PATH=ERROR:USD)"
        ) from None
    if not found[1] > 0:
        raise UsageError(f"study {text!r}: its standard error must be above 0")
    return found


if __name__ == "__main__":
    sys.exit(main())
