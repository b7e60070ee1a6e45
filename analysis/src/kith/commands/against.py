"""`kith against`: counties and the pandemic, simulated from inputs, compared with observed data.

The data are the user's: a folder with `counties.csv` (one row a county: CDC PLACES, CDC/ATSDR SVI,
Census ACS, County Health Rankings), `pulse_anxdep_national.csv` and `pulse_care_national.csv`
(Household Pulse Survey).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from kith.commands.guarded import guarded
from kith.commands.options import add_simulator
from kith.io import pages
from kith.io.simulator import Simulator
from kith.validation import counties, county_fit, pulse
from kith.validation.against import compare, page
from kith.validation.drawings import draw_counties, draw_pulse
from kith.validation.patterns import NATION


def main(arguments: list[str] | None = None) -> int:
    """Simulate, compare and draw; write the page."""
    parser = argparse.ArgumentParser(prog="kith against", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the observed data")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--counties", type=int, default=160, help="how many (default: 160)")
    parser.add_argument("--residents", type=int, default=6000, help="at most, in each county")
    parser.add_argument("-n", "--replicates", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1, help="seed of the draw of counties")
    add_simulator(parser)
    given = parser.parse_args(arguments)
    return guarded("against", lambda: _answer(given))


def _answer(given: argparse.Namespace) -> None:
    names = ("against-the-world.md", "counties.svg", "pulse.svg")
    pages.expect_free([given.output / name for name in names], given.force)
    simulator = Simulator(given.kith, given.threads, given.scenarios)
    known = counties.read(given.data)
    drawn = county_fit.draw(known, given.counties, given.seed)
    chosen = {county.fips for county in drawn}
    others = [c for c in known.values() if c.fips not in chosen]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = county_fit.simulate(
            simulator, drawn, given.data, folder, given.residents, given.replicates
        )
        shock = pulse.simulate(
            simulator, simulator.scenarios / NATION, folder, 4 * given.replicates
        )
    found, field = compare(table, drawn, others), pulse.read(given.data)
    given.output.mkdir(parents=True, exist_ok=True)
    draw_counties(found, given.output / "counties.svg")
    draw_pulse(shock, field, given.output / "pulse.svg")
    command = (
        f"kith against --data FOLDER -o {given.output.as_posix()} --counties {given.counties} "
        f"--residents {given.residents} -n {given.replicates} --seed {given.seed}"
    )
    text = page(found, len(others), table.attrs["refused"], shock, field, command)
    pages.write(given.output / "against-the-world.md", text)


if __name__ == "__main__":
    sys.exit(main())
