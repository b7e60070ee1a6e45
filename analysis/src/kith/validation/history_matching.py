"""History matching: the values that are plausible by emulators of the targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kith.io.usage_error import UsageError
from kith.stats.intervals import Numbers
from kith.validation import emulator
from kith.validation.calibrate import Space
from kith.validation.targets import Target

#: A target's tolerance counts as this many standard deviations of the figure's uncertainty.
TOLERANCE_SDS = 2.0

#: A point is implausible beyond this many standard deviations (Pukelsheim's three-sigma rule).
IMPLAUSIBLE = 3.0

_CANDIDATES = 200_000


def implausibility(
    emulators: Mapping[str, emulator.Emulator], wanted: Sequence[Target], places: Numbers
) -> Numbers:
    """Return the distance from each target as (places, targets), in standard deviations."""
    return np.column_stack(
        [
            (emulators[t.id](places) - t.value)
            / np.hypot(t.tolerance / TOLERANCE_SDS, emulators[t.id].sd)
            for t in wanted
            if t.id in emulators
        ]
    )


def joint_sample(
    emulators: Mapping[str, emulator.Emulator], wanted: Sequence[Target], where: Space,
    rows: int, seed: int,
) -> tuple[Numbers, float, list[str]]:  # fmt: skip
    """Return plausible points of the unit cube, and the share of candidates not ruled out.

    The third value holds the ids of targets that no candidate reaches. They show that the model
    lacks something, not which values are plausible, and so rule nothing out. Candidates are drawn
    from the numbers' plausible distributions (two half-normals around the shipped value, with the
    range as 2.5th and 97.5th percentile, clipped to it) and are sampled by likelihood.
    """
    rng = np.random.default_rng(seed)
    deviates = np.clip(rng.standard_normal((_CANDIDATES, len(where.paths))), -1.96, 1.96) / 1.96
    center = where.places(where.shipped)
    places = center + deviates * np.where(deviates < 0.0, center, 1.0 - center)
    distance = implausibility(emulators, wanted, places)
    in_reach = np.atleast_1d((np.abs(distance) < IMPLAUSIBLE).any(axis=0))
    ids = [target.id for target in wanted if target.id in emulators]
    beyond = [name for name, reached in zip(ids, in_reach, strict=True) if not reached]
    distance = distance[:, in_reach]
    likely = (np.abs(distance) < IMPLAUSIBLE).all(axis=1)
    if likely.sum() < rows:
        raise UsageError(
            f"only {int(likely.sum())} of {_CANDIDATES} candidates are plausible: the targets "
            "contradict the ranges, or each other"
        )
    weight = np.exp(-0.5 * (distance[likely] ** 2).sum(axis=1))
    chance = weight / weight.sum()
    chosen = rng.choice(len(weight), size=min(rows, len(weight)), replace=False, p=chance)
    return places[likely][chosen], float(likely.mean()), beyond
