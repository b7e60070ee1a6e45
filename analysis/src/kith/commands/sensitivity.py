"""`kith sensitivity`: sensitivity indices of a merged sweep."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kith.commands.guarded import guarded
from kith.stats.effects.effects import effects
from kith.stats.sensitivity import sensitivity


def main(arguments: list[str] | None = None) -> int:
    """Print the sensitivity indices of a merged sweep and save their figure."""
    parser = argparse.ArgumentParser(prog="kith sensitivity", description=main.__doc__)
    parser.add_argument("sweep", type=Path, help="result of kith merge")
    parser.add_argument("--outcome", default="treated_past_year_share")
    parser.add_argument("--scenario", help="which scenario (default: the first after usual care)")
    parser.add_argument("--stratum", default="adults")
    parser.add_argument(
        "--level",
        action="store_true",
        help="of the scenario itself, not of its difference from usual care",
    )
    parser.add_argument("--effects", type=Path, metavar="CSV", help="also writes the table of "
                        "kith.effects: a row for each scenario, sample and stratum")  # fmt: skip
    parser.add_argument("-o", "--output", type=Path, help="figure, e.g. sensitivity.svg")
    given = parser.parse_args(arguments)
    return guarded("sensitivity", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    if given.effects:  # first: too few samples for indices have effects all the same
        effects(given.sweep, given.outcome).to_csv(given.effects, index=False)
        print(f"effects: {given.effects}")
    table = sensitivity(
        given.sweep, given.outcome, scenario=given.scenario, stratum=given.stratum,
        effect=not given.level,
    )  # fmt: skip
    print(table.to_string(index=False, float_format=lambda number: f"{number:.4g}"))
    if given.output:
        from matplotlib.figure import Figure  # slow to import; only figures need it

        from kith import figures

        figure = Figure(figsize=(7.4, 1.7 + 0.45 * len(table)), layout="constrained")
        figures.sensitivity(table, ax=figure.subplots())
        figure.savefig(given.output)
        print(f"figure: {given.output}")


if __name__ == "__main__":
    sys.exit(main())
