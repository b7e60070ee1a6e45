"""`kith calibrate`: which values of the fitted numbers agree with the patterns of usual care.

Points of a Latin hypercube over the plausible ranges are simulated, an emulator of each target is
fitted to them, and history matching (implausibility below 3 for every target) with weights by
likelihood leaves a joint sample of plausible numbers. Optuna then looks for the best point with the
model itself.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from kith.commands.guarded import guarded
from kith.commands.options import add_simulator
from kith.io import pages
from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.validation import calibrate, emulator, targets
from kith.validation.calibration_page import SAMPLE, Calibrated, fragment, page, sample_file
from kith.validation.history_matching import implausibility, joint_sample
from kith.validation.patterns import NATION, usual_care
from kith.validation.targets import Target


def main(arguments: list[str] | None = None) -> int:
    """Calibrate, then write `calibration.md`, `best.toml` and the joint sample in two forms."""
    parser = argparse.ArgumentParser(prog="kith calibrate", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--community", type=Path, help="default: the reference nation")
    parser.add_argument(
        "--targets", type=Path,
        help="own figures (form of targets.toml): in place of the nation's for another community",
    )  # fmt: skip
    parser.add_argument("--vary", action="append", metavar="PATH", help="other numbers to fit")
    parser.add_argument("--points", type=int, default=300, help="points to simulate (default: 300)")
    parser.add_argument("-n", "--replicates", type=int, default=2, help="seeds at each point")
    parser.add_argument("--trials", type=int, default=60, help="trials of Optuna (default: 60)")
    parser.add_argument("--rows", type=int, default=400, help="size of the joint sample")
    parser.add_argument(
        "--check", type=int, default=20, help="seeds for the table of before and after"
    )
    parser.add_argument("--seed", type=int, default=1)
    add_simulator(parser)
    given = parser.parse_args(arguments)
    return guarded("calibrate", lambda: _answer(given))


def wanted_targets(own: Path | None, community: Path | None) -> list[Target]:
    """Return the nation's targets plus the user's; for another community, the user's alone.

    Targets that serve only as checks are left out: nothing is fitted to them.
    """
    wanted = [target for target in targets.read(own) if target.fitted]
    if community is None:
        return wanted
    if own is None:
        raise UsageError("another community needs figures of its own: --targets FILE")
    shipped = {target.id: target for target in targets.read()}
    return [t for t in wanted if shipped.get(t.id) != t]


def _answer(given: argparse.Namespace) -> None:
    files = ("calibration.md", "best.toml", "plausible.csv", SAMPLE)
    pages.expect_free([given.output / file for file in files], given.force)
    simulator = Simulator(given.kith, given.threads, given.scenarios)
    community = given.community or simulator.scenarios / NATION
    wanted = wanted_targets(given.targets, given.community)
    with tempfile.TemporaryDirectory() as name:
        found = _calibrate(simulator, community, wanted, Path(name), given)
    given.output.mkdir(parents=True, exist_ok=True)
    names = list(found.where.paths)
    sample = pd.DataFrame(found.sample, columns=names)
    sample.to_csv(given.output / "plausible.csv", index=False, float_format="%.6g")
    pages.write(given.output / "best.toml", fragment(found))
    pages.write(given.output / SAMPLE, sample_file(found, given))
    pages.write(given.output / "calibration.md", page(found, given))


def _calibrate(
    simulator: Simulator, community: Path, wanted: Sequence[Target], folder: Path,
    given: argparse.Namespace,
) -> Calibrated:  # fmt: skip
    where = calibrate.space(simulator, community, given.vary or calibrate.FITTED)
    places, values = calibrate.simulated(
        simulator, community, where, wanted, folder, given.points, given.replicates, given.seed
    )
    emulators = {name: emulator.fit(places, values[name]) for name in values}
    sample, share, beyond = joint_sample(emulators, wanted, where, given.rows, given.seed)
    distance = (implausibility(emulators, wanted, sample) ** 2).sum(axis=1)
    start = sample[np.argsort(distance)[:5]]
    place, reached, shipped = calibrate.best(
        simulator, community, where, wanted, folder, start, given.trials, given.replicates + 1,
        given.seed,
    )  # fmt: skip
    print(f"loss {shipped:.2f} as shipped, {reached:.2f} at best")
    best = where.values(place)

    def table(sets: Sequence[str]) -> pd.DataFrame:
        other_luck = given.seed + 1  # not the seed with which the best point was fitted
        measured = usual_care(simulator, community, folder, wanted, given.check, other_luck, sets)
        return targets.held_against(wanted, measured)

    return Calibrated(
        where,
        best,
        where.values(sample),
        share,
        beyond,
        table(()),
        table(calibrate.changes(where, best)),
    )


if __name__ == "__main__":
    sys.exit(main())
