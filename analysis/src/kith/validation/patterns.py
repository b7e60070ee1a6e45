"""Patterns of usual care in the reference nation that have published figures."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from kith.io import pages
from kith.io.evidence import CENTRAL, central_evidence, evidence
from kith.io.open import open as open_result
from kith.io.simulator import Simulator
from kith.stats.intervals import Numbers
from kith.validation import (
    care_courses,
    coalitions,
    courses,
    followed,
    measures,
    offered_care,
    scaled_posts,
)
from kith.validation.targets import Target

NATION = Path("communities") / "reference-us.toml"

#: Set to 0 for the course of untreated people: nobody is treated, nobody arrives or leaves.
_UNTREATED = (
    "help_seeking.base_hazard_per_week", "primary_care.visit_insured_per_week",
    "primary_care.visit_uninsured_per_week", "crisis.referral_share",
    "population.replaced_per_year", "population.moved_per_year",
)  # fmt: skip


def measure_all(
    simulator: Simulator,
    nation: Path,
    wanted: Sequence[Target],
    *,
    replicates: int = 20,
    seed: int = 1,
    sets: Sequence[str] = (),
) -> dict[str, Numbers]:
    """Return each target's measure in each replicate, by id of the target.

    Unless `sets` changes this, all numbers have their central values, so that replicates differ
    only in their random numbers.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = usual_care(simulator, nation, folder, wanted, replicates, seed, sets)
        by_measure = _courses(simulator, nation, folder, replicates, seed, sets)
        by_measure |= _care(simulator, nation, folder, replicates, seed, sets)
        by_measure |= scaled_posts.patterns(simulator, nation, folder, replicates, seed, sets)
        by_measure |= offered_care.patterns(simulator, nation, folder, replicates, seed, sets)
        by_measure |= coalitions.alive(simulator, nation, folder, replicates, seed)
    return found | {t.id: by_measure[t.measure] for t in wanted if t.measure in by_measure}


def usual_care(
    simulator: Simulator,
    nation: Path,
    folder: Path,
    wanted: Sequence[Target],
    replicates: int,
    seed: int,
    sets: Sequence[str],
) -> dict[str, Numbers]:
    """Return the measures of those targets that need only two years of usual care."""
    changes = ("time.weeks=104", *CENTRAL, *sets)
    result = simulator.run(
        [nation], folder / "usual.h5", sets=changes, replicates=replicates, seed=seed
    )
    weeks = central_evidence(simulator, nation, sets)["evidence.care.refill_weeks"]
    with open_result(result) as study:
        return measures.measure(measures.UsualCare(study, weeks), wanted)


def _courses(
    simulator: Simulator,
    nation: Path,
    folder: Path,
    replicates: int,
    seed: int,
    sets: Sequence[str],
) -> dict[str, Numbers]:
    known = central_evidence(simulator, nation, sets)
    all_of = simulator.panel(
        nation, folder / "tail", 25_000, sets=("time.weeks=1", *CENTRAL, *sets),
        replicates=replicates, seed=seed,
    )  # fmt: skip
    tails = [courses.tail(one.k6[:, 0]) for one in followed.adults(all_of)]
    found = {"tail_slope": np.array([t[0] for t in tails]),
             "tail_straightness": np.array([t[1] for t in tails])}  # fmt: skip
    alone = [evidence(path, 0.0, "untreated people") for path in _UNTREATED]
    small = ("community.residents=5000", "time.settling_weeks=60", "time.weeks=160")
    untreated = simulator.panel(
        nation, folder / "untreated", 5_000, sets=(*small, *CENTRAL, *sets, *alone),
        replicates=replicates, seed=seed,
    )  # fmt: skip
    people = [one.k6 for one in followed.adults(untreated)]
    for weeks in (13, 26, 52):
        found[f"remitted_{weeks}"] = np.array([courses.remitted(k6, weeks) for k6 in people])
        found[f"over_{weeks}"] = np.array([courses.over(k6, weeks) for k6 in people])
    found["well_after_a_year_ill"] = np.array([courses.well_after_a_year_ill(k6) for k6 in people])
    rng = np.random.default_rng(seed)
    shape = {"floor": known["evidence.distress.floor_share"],
             "rate": known["evidence.distress.tail_rate_per_point"]}  # fmt: skip
    again = [courses.again_among_highest(k6, rng, **shape) for k6 in people]
    return found | {"again_among_highest": np.array(again)}


def _care(
    simulator: Simulator,
    nation: Path,
    folder: Path,
    replicates: int,
    seed: int,
    sets: Sequence[str],
) -> dict[str, Numbers]:
    """Return the measures of individual people under usual care for two years."""
    treated = simulator.panel(
        nation, folder / "treated", 5_700, sets=("time.weeks=104", *CENTRAL, *sets),
        replicates=replicates, seed=seed,
    )  # fmt: skip
    found = [
        care_courses.measures(one.k6, one.care)
        for one in followed.adults(treated, care_courses.KINDS)
    ]
    return {name: np.array([of[name] for of in found]) for name in found[0]}


def page(table: pd.DataFrame, replicates: int, command: str) -> str:
    """Return the comparison as a Markdown page."""
    inside = int(table["inside"].sum())
    rows = [
        [row["id"], row["title"], f"{row['target']:.3g}", f"{row['low']:.3g} to {row['high']:.3g}",
         f"{row['model']:.3g}", f"{row['sd']:.2g}", "yes" if row["inside"] else "**no**",
         row["source"]]
        for _, row in table.iterrows()
    ]  # fmt: skip
    heads = ["", "pattern", "field", "tolerance", "model", "SD of seeds", "inside", "source"]
    reasons = [f"- {row['id']}: {row['why']}" for _, row in table.iterrows()
               if row["why"] and not row["inside"]]  # fmt: skip
    how = [f"- {row['id']}: {row['how']}" for _, row in table.iterrows() if row["how"]]
    checks = ", ".join(row["id"] for _, row in table.iterrows() if not row["fitted"])
    return "\n".join(
        [
            "# Patterns of usual care", "",
            f"{inside} of {len(table)} figures are within their tolerance: means over {replicates} "
            "seeds of the reference nation, with all numbers at the values shipped with Kith.", "",
            pages.table(heads, rows), "",
            *([f"Only checked, never fitted: {checks}.", ""] if checks else []),
            *(["How some are measured:", "", *how, ""] if how else []),
            *(["Known reasons for those outside:", "", *reasons, ""] if reasons else []),
            f"Made by `{command}`.", "",
        ]
    )  # fmt: skip
