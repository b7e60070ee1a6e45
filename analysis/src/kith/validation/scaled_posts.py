"""Usual care with fewer and more posts: waits, use, and whether posts or demand are binding."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from kith.io import pages
from kith.io.evidence import CENTRAL, central_evidence, evidence
from kith.io.open import open as open_result
from kith.io.simulator import Simulator
from kith.stats.intervals import Numbers
from kith.validation import measures

#: Side of the market → the numbers of posts that are scaled together.
SIDES = {
    "therapist": ("evidence.care.effective_therapist_posts",),
    "prescriber": (
        "evidence.care.effective_prescriber_posts",
        "evidence.care.effective_prescriber_posts_by_video",
    ),
}

#: Multiples of the community's posts in the table.
FACTORS = (0.5, 1.0, 2.0, 4.0)

#: Columns of the table → the outcomes that they show.
OUTCOMES = {
    "counseled": "counseled_past_year_share",
    "medicated": "medicated_past_year_share",
    "therapist_wait": "therapist_wait_weeks",
    "prescriber_wait": "prescriber_wait_weeks",
    "prescriber_video_wait": "prescriber_remote_wait_weeks",
    "therapist_use": "therapist_slots_used_share",
    "prescriber_use": "prescriber_slots_used_share",
    "serious": "serious_distress_share",
}

#: Side → the column that more posts raise, its waits, and the share of its slots used.
_OF_SIDE = {
    "therapist": ("counseled", ("therapist_wait",), "therapist_use"),
    "prescriber": ("medicated", ("prescriber_wait", "prescriber_video_wait"), "prescriber_use"),
}

#: Below this wait and this share of slots used, more posts would bring no additional clients.
SHORT_WAIT_WEEKS, IDLE_BELOW = 1.0, 0.9


def with_posts(
    simulator: Simulator, community: Path, folder: Path, factors: dict[str, float],
    replicates: int, seed: int, sets: Sequence[str] = (),
) -> dict[str, Numbers]:  # fmt: skip
    """Return each of `OUTCOMES` in the second year, by replicate, with the sides' posts scaled."""
    known = central_evidence(simulator, community, sets)
    scaled = [
        evidence(path, known[path] * factor, "posts scaled")
        for side, factor in factors.items()
        for path in SIDES[side]
    ]
    result = simulator.run(
        [community], folder / "posts.h5", sets=("time.weeks=104", *CENTRAL, *sets, *scaled),
        replicates=replicates, seed=seed,
    )  # fmt: skip
    with open_result(result) as study:
        care = measures.UsualCare(study, known["evidence.care.refill_weeks"])
        return {name: care.mean(outcome) for name, outcome in OUTCOMES.items()}


def elasticity(less: Numbers, more: Numbers, ratio: float) -> Numbers:
    """Return the percent change of an outcome per percent more posts, by replicate."""
    return np.asarray(np.log(more / less) / np.log(ratio), dtype=float)


def patterns(
    simulator: Simulator, community: Path, folder: Path, replicates: int, seed: int,
    sets: Sequence[str] = (),
) -> dict[str, Numbers]:  # fmt: skip
    """Return the effects of half and twice the therapist posts, by name of the measure."""
    half, same, twice = (
        with_posts(simulator, community, folder, {"therapist": factor}, replicates, seed, sets)
        for factor in (0.5, 1.0, 2.0)
    )
    return {
        "counseled_elasticity": elasticity(same["counseled"], twice["counseled"], 2.0),
        "wait_with_half_the_posts": _times(half["therapist_wait"], same["therapist_wait"]),
        "wait_with_twice_the_posts": _times(twice["therapist_wait"], same["therapist_wait"]),
    }


def _times(other: Numbers, same: Numbers) -> Numbers:
    """Return how many times as long another wait is; NaN where nobody waits at all."""
    return np.asarray(other / np.where(same > 0.0, same, np.nan), dtype=float)


def table(
    simulator: Simulator, community: Path, folder: Path, side: str, replicates: int, seed: int,
    sets: Sequence[str] = (), factors: Sequence[float] = FACTORS,
) -> pd.DataFrame:  # fmt: skip
    """Return means over replicates by the factor that multiplies one side's posts.

    `elasticity` is that of the side's use since the row before; `binds` is the limit on its use.
    """
    rows: list[dict[str, float | str]] = []
    brings = _OF_SIDE[side][0]
    before: Numbers | None = None
    for k, factor in enumerate(factors):
        found = with_posts(simulator, community, folder, {side: factor}, replicates, seed, sets)
        row: dict[str, float | str] = {"posts": factor}
        row |= {name: float(np.mean(values)) for name, values in found.items()}
        row["elasticity"] = float("nan")
        if before is not None:
            change = elasticity(before, found[brings], factor / factors[k - 1])
            row["elasticity"] = float(np.mean(change))
        row["binds"] = binds(row, side)
        rows.append(row)
        before = found[brings]
    return pd.DataFrame(rows)


def binds(row: dict[str, float | str], side: str) -> str:
    """Return what limits use: "posts", "demand" or, if unclear, "in between"."""
    _, waits, use = _OF_SIDE[side]
    weeks = [float(row[wait]) for wait in waits]
    if min(weeks) >= SHORT_WAIT_WEEKS:
        return "posts"
    short = max(weeks) < SHORT_WAIT_WEEKS
    return "demand" if short and float(row[use]) < IDLE_BELOW else "in between"


def page(tables: dict[str, pd.DataFrame], title: str, replicates: int, command: str) -> str:
    """Return the tables as a Markdown page."""
    lines = [
        f"# Posts and demand: {title}", "",
        f"Usual care in its second year, means over {replicates} seeds, with the posts of one kind "
        "scaled and all other numbers at their central values. Waits are what a new "
        "request would wait. Elasticity: by how many percent the people counseled (of therapists) "
        "or medicated (of prescribers) rise with one percent more posts than in the row above. "
        f"Demand binds where waits are below {SHORT_WAIT_WEEKS:.0f} week and less than "
        f"{100 * IDLE_BELOW:.0f} % of slots are used: more posts bring nobody. Posts bind where "
        f"waits are {SHORT_WAIT_WEEKS:.0f} week or more, of prescribers both in person and by "
        "video: use follows posts.", "",
    ]  # fmt: skip
    for side, rows in tables.items():
        lines += [f"## {side.capitalize()} posts", "", pages.table(_HEADS, _cells(rows)), ""]
    return "\n".join([*lines, f"Made by `{command}`.", ""])


_HEADS = [
    "posts ×", "counseled in a year, %", "medicated, %", "wait for a therapist, weeks",
    "for a prescriber in person, days", "by video, days", "therapists' slots used, %",
    "prescribers' slots used, %", "serious distress, %", "elasticity", "what binds",
]  # fmt: skip


def _cells(rows: pd.DataFrame) -> list[list[str]]:
    return [
        [f"{row['posts']:g}", f"{100 * row['counseled']:.1f}", f"{100 * row['medicated']:.1f}",
         f"{row['therapist_wait']:.1f}", f"{7 * row['prescriber_wait']:.0f}",
         f"{7 * row['prescriber_video_wait']:.0f}", f"{100 * row['therapist_use']:.0f}",
         f"{100 * row['prescriber_use']:.0f}", f"{100 * row['serious']:.2f}",
         "" if np.isnan(row["elasticity"]) else f"{row['elasticity']:.2f}", str(row["binds"])]
        for _, row in rows.iterrows()
    ]  # fmt: skip
