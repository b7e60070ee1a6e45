"""The command `kith calibrate` and its page."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from kith.commands.guarded import expect_free, guarded
from kith.io import pages
from kith.io.engine import Engine, add_options
from kith.validation import calibrate, emulator, targets
from kith.validation.calibrate import Space
from kith.validation.patterns import NATION, usual_care
from kith.validation.targets import Numbers, Target

#: The joint sample as the program reads it: beside evidence.toml, replicates draw from it.
SAMPLE = "evidence-sample.toml"


@dataclass(frozen=True)
class Calibrated:
    """What a calibration found."""

    where: Space
    best: Numbers  # values
    sample: Numbers  # values, by row
    plausible_share: float
    beyond: list[str]  # targets that no values of these numbers reach
    before: pd.DataFrame
    after: pd.DataFrame


def main(arguments: list[str] | None = None) -> int:
    """Calibrate; write `calibration.md`, `best.toml` and the joint sample in two forms."""
    parser = argparse.ArgumentParser(prog="kith calibrate", description=calibrate.__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--community", type=Path, help="default: the reference nation")
    parser.add_argument(
        "--targets", type=Path,
        help="own figures (form of targets.toml): in place of the nation's for another community",
    )  # fmt: skip
    parser.add_argument("--vary", action="append", metavar="PATH", help="numbers to fit instead")
    parser.add_argument("--points", type=int, default=300, help="simulated (default: 300)")
    parser.add_argument("-n", "--replicates", type=int, default=2, help="seeds a point")
    parser.add_argument("--trials", type=int, default=60, help="of Optuna (default: 60)")
    parser.add_argument("--rows", type=int, default=400, help="of the joint sample")
    parser.add_argument("--check", type=int, default=20, help="seeds of the table before and after")
    parser.add_argument("--seed", type=int, default=1)
    add_options(parser)
    given = parser.parse_args(arguments)
    return guarded("calibrate", lambda: _answer(given))


def wanted_targets(own: Path | None, community: Path | None) -> list[Target]:
    """Return the nation's figures with own ones, or for another community own ones alone."""
    if community is None:
        return targets.read(own)
    if own is None:
        raise ValueError("another community needs figures of its own: --targets FILE")
    shipped = {target.id: target for target in targets.read()}
    return [t for t in targets.read(own) if shipped.get(t.id) != t]


def _answer(given: argparse.Namespace) -> None:
    files = ("calibration.md", "best.toml", "plausible.csv", SAMPLE)
    expect_free([given.output / file for file in files], given.force)
    engine = Engine(given.kith, given.threads, given.scenarios)
    community = given.community or given.scenarios / NATION
    wanted = wanted_targets(given.targets, given.community)
    with tempfile.TemporaryDirectory() as name:
        found = _calibrate(engine, community, wanted, Path(name), given)
    given.output.mkdir(parents=True, exist_ok=True)
    names = list(found.where.paths)
    sample = pd.DataFrame(found.sample, columns=names)
    sample.to_csv(given.output / "plausible.csv", index=False, float_format="%.6g")
    pages.write(given.output / "best.toml", _fragment(found))
    pages.write(given.output / SAMPLE, _sample_file(found, given))
    pages.write(given.output / "calibration.md", _page(found, given))


def _calibrate(
    engine: Engine, community: Path, wanted: Sequence[Target], folder: Path,
    given: argparse.Namespace,
) -> Calibrated:  # fmt: skip
    where = calibrate.space(engine, community, given.vary or calibrate.FITTED)
    places, values = calibrate.simulated(
        engine, community, where, wanted, folder, given.points, given.replicates, given.seed
    )
    emulators = {name: emulator.fit(places, values[name]) for name in values}
    sample, share, beyond = calibrate.joint_sample(emulators, wanted, where, given.rows, given.seed)
    distance = (calibrate.implausibility(emulators, wanted, sample) ** 2).sum(axis=1)
    start = sample[np.argsort(distance)[:5]]
    place, reached, shipped = calibrate.best(
        engine, community, where, wanted, folder, start, given.trials, given.replicates + 1,
        given.seed,
    )  # fmt: skip
    print(f"loss {shipped:.2f} as shipped, {reached:.2f} at best")
    best = where.values(place)

    def table(sets: Sequence[str]) -> pd.DataFrame:
        other_luck = given.seed + 1  # than that to which the best point was fitted
        measured = usual_care(engine, community, folder, wanted, given.check, other_luck, sets)
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


def _fragment(found: Calibrated) -> str:
    lines = ["# The best point that `kith calibrate` found: put it into a community or scenario."]
    section = ""
    for path, value in zip(found.where.paths, found.best, strict=True):
        _, table, name = path.split(".")
        if table != section:
            lines.append(f"[evidence.{table}]")
            section = table
        spread = np.quantile(found.sample[:, found.where.paths.index(path)], [0.025, 0.975])
        low, high = min(spread[0], value), max(spread[1], value)
        lines.append(
            f"{name} = {{ value = {value:.4g}, range = [{low:.4g}, {high:.4g}], "
            'source = "kith calibrate" }'
        )
    return "\n".join(lines) + "\n"


def _sample_file(found: Calibrated, given: argparse.Namespace) -> str:
    """Return the joint sample in the form that the program reads beside evidence.toml."""
    lines = [
        "# Numbers of evidence.toml that were fitted together: values that agree with the patterns",
        "# of usual care, entry k of each with entry k of the others. A replicate draws one k.",
        f"# Made by `{_command(given)}`.",
    ]
    section = ""
    for path, column in zip(found.where.paths, found.sample.T, strict=True):
        _, table, name = path.split(".")
        if table != section:
            lines += ["", f"[{table}]"]
            section = table
        lines.append(f"{name} = {{ sample = [{', '.join(f'{v:.4g}' for v in column)}] }}")
    return "\n".join(lines) + "\n"


def _command(given: argparse.Namespace) -> str:
    return (
        f"kith calibrate -o {given.output.as_posix()} --points {given.points} -n "
        f"{given.replicates} --trials {given.trials} --rows {given.rows} --check {given.check} "
        f"--seed {given.seed}"
    )


def _page(found: Calibrated, given: argparse.Namespace) -> str:
    both = found.before.merge(found.after[["id", "model", "inside"]], on="id", suffixes=("", "_2"))
    rows = [
        [row["id"], row["title"], f"{row['target']:.3g}", f"{row['low']:.3g} to {row['high']:.3g}",
         _value(row["model"], row["inside"]), _value(row["model_2"], row["inside_2"])]
        for _, row in both.iterrows()
    ]  # fmt: skip
    numbers = [
        [f"`{path.removeprefix('evidence.')}`", f"{ship:.4g}", f"{low:.4g} to {high:.4g}",
         f"{value:.4g}", f"{column.mean():.4g}", f"{column.std():.2g}"]
        for path, ship, low, high, value, column in zip(
            found.where.paths, found.where.shipped, found.where.low, found.where.high, found.best,
            found.sample.T, strict=True)
    ]  # fmt: skip
    off = [calibrate.loss(found.before), calibrate.loss(found.after)]
    inside = [int(found.before["inside"].sum()), int(found.after["inside"].sum())]
    strong = _strongest(found)
    return "\n".join(
        [
            "# Calibration", "", f"Made by `{_command(given)}`. It can be run for longer.", "",
            f"Inside their tolerance are {inside[0]} of {len(both)} figures as shipped and "
            f"{inside[1]} at the best point (squared distances in tolerances add up to "
            f"{off[0]:.2f} and {off[1]:.2f}); means over {given.check} seeds that the search had "
            "not seen. Patterns in the course of single people and of coalitions do not hang on "
            "these numbers: `kith patterns`.", "",
            pages.table(["", "pattern", "field", "tolerance", "shipped", "best"], rows), "",
            "## The numbers", "",
            f"The joint sample has {len(found.sample)} rows; {found.plausible_share:.1%} of what "
            "the ranges allow one by one is not ruled out by the patterns together."
            + _beyond(found), "",
            pages.table(["number", "shipped", "range", "best", "mean of the sample", "SD"],
                        numbers), "",
            f"Strongest correlations in the sample: {strong}.", "",
        ]
    )  # fmt: skip


def _beyond(found: Calibrated) -> str:
    if not found.beyond:
        return ""
    return (
        f" No values of these numbers reach {', '.join(found.beyond)}: the model lacks something "
        "there, and these patterns rule nothing out."
    )


def _value(mean: float, inside: bool) -> str:
    return f"{mean:.3g}" if inside else f"**{mean:.3g}**"


def _strongest(found: Calibrated) -> str:
    table = np.atleast_2d(np.corrcoef(found.sample, rowvar=False))
    pairs = [(i, j) for i in range(len(table)) for j in range(i)]
    pairs.sort(key=lambda pair: -abs(table[pair]))
    short = [path.rpartition(".")[2] for path in found.where.paths]
    return ", ".join(f"{short[j]} and {short[i]} {table[i, j]:.2f}" for i, j in pairs[:4])
