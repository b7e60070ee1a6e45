"""Simulates the numbers fitted to usual care over their plausible ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import xarray as xr

from kith.io.design import design as open_design
from kith.io.evidence import central_evidence, evidence
from kith.io.open import open as open_result
from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.stats.intervals import Numbers
from kith.validation import measures, targets
from kith.validation.patterns import usual_care
from kith.validation.targets import Target

#: Numbers that were fitted to usual care, which replicates therefore do not draw.
FITTED = (
    "evidence.distress.mean_z",
    "evidence.help_seeking.base_hazard_per_week",
    "evidence.help_seeking.per_z",
    "evidence.help_seeking.black_residual",
    "evidence.help_seeking.hispanic_residual",
    "evidence.help_seeking.asian_residual",
    "evidence.help_seeking.male_residual",
    "evidence.help_seeking.young_residual",
    "evidence.primary_care.medication_share",
    "evidence.care.effective_therapist_posts",
    "evidence.care.effective_prescriber_posts",
    "evidence.care.effective_prescriber_posts_by_video",
)
_SOURCE = "calibration"

_SWEEP = """format = 1
id = "calibration"
scenarios = ["{community}"]
set = ["time.weeks=104"]
[design]
method = "lhs"
n = {n}
{vary}
[run]
replicates = {replicates}
seed = {seed}
parameters = "central"
[keep]
every_weeks = 26
outcomes = [{outcomes}]
"""


@dataclass(frozen=True)
class Space:
    """The varied numbers, each from `low` to `high`."""

    paths: tuple[str, ...]
    low: Numbers
    high: Numbers
    shipped: Numbers

    def values(self, places: Numbers) -> Numbers:
        """Return the numbers at points of the unit cube."""
        return np.asarray(self.low + places * (self.high - self.low), dtype=float)

    def places(self, values: Numbers) -> Numbers:
        """Return the points of the unit cube at which numbers lie."""
        return np.asarray((values - self.low) / (self.high - self.low), dtype=float)


def space(simulator: Simulator, community: Path, paths: Sequence[str]) -> Space:
    """Return the plausible ranges of some evidence numbers."""
    table = simulator.parameters(str(community), "--evidence").set_index("path")
    unknown = [path for path in paths if path not in table.index]
    if unknown:
        raise UsageError(f"no evidence number {', '.join(unknown)} (kith parameters lists them)")
    chosen = table.loc[list(paths), ["range_low", "range_high", "value"]].astype(float)
    low, high, value = (chosen[name].to_numpy() for name in chosen)
    return Space(tuple(paths), low, high, value)


def simulated(
    simulator: Simulator, community: Path, where: Space, wanted: Sequence[Target], folder: Path,
    points: int, replicates: int, seed: int,
) -> tuple[Numbers, dict[str, Numbers]]:  # fmt: skip
    """Return points of the unit cube, and each target's measure at these points."""
    vary = "".join(
        f'[[vary]]\npath = "{path}"\nrange = [{low!r}, {high!r}]\n'
        for path, low, high in zip(
            where.paths, where.low.tolist(), where.high.tolist(), strict=True
        )
    )
    text = _SWEEP.format(
        community=community.resolve().as_posix(), n=points, vary=vary, replicates=replicates,
        seed=seed, outcomes=", ".join(f'"{name}"' for name in _outcomes(wanted)),
    )  # fmt: skip
    file = folder / "calibration.toml"
    file.write_text(text, "utf-8")
    result = simulator.sweep(file, folder / "calibration")
    refill = central_evidence(simulator, community)["evidence.care.refill_weeks"]
    with open_result(result) as sweep, open_design(result) as design:
        names = [str(name) for name in design["path"].values]
        order = [names.index(path) for path in where.paths]
        places = np.asarray(design["place"].values, dtype=float)[:, order]
        found = [_means(sweep.isel(sample=i), refill, wanted) for i in range(len(places))]
    return places, {target: np.array([f[target] for f in found]) for target in found[0]}


def _means(study: xr.Dataset, refill: float, wanted: Sequence[Target]) -> dict[str, float]:
    measured = measures.measure(measures.UsualCare(study, refill), wanted)
    return {name: float(np.mean(values)) for name, values in measured.items()}


def _outcomes(wanted: Sequence[Target]) -> list[str]:
    names = {t.measure for t in wanted} - measures.NEEDS.keys() - measures.ELSEWHERE
    for target in wanted:
        names |= set(measures.NEEDS.get(target.measure, ()))
    return sorted(names | {"residents"})


def loss(table: pd.DataFrame) -> float:
    """Return the sum of squared distances from the targets, in units of their tolerances."""
    return float((table["off"] ** 2).sum())


def best(
    simulator: Simulator, community: Path, where: Space, wanted: Sequence[Target], folder: Path,
    start: Numbers, trials: int, replicates: int, seed: int,
) -> tuple[Numbers, float, float]:  # fmt: skip
    """Return the best point that Optuna finds with the model, its loss, and the shipped loss.

    `start` holds points to try first, after the shipped values, which are always tried.
    """
    try:
        import optuna
    except ImportError as error:
        raise ImportError("needs Optuna: pip install './analysis[calibration]'") from error
    optuna.logging.set_verbosity(optuna.logging.WARNING)

    def objective(trial: optuna.Trial) -> float:
        place = np.array([trial.suggest_float(path, 0.0, 1.0) for path in where.paths])
        sets = changes(where, where.values(place))
        found = usual_care(simulator, community, folder, wanted, replicates, seed, sets)
        return loss(targets.held_against(wanted, found))

    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    for place in (where.places(where.shipped), *start):
        study.enqueue_trial(dict(zip(where.paths, place.tolist(), strict=True)))
    study.optimize(objective, n_trials=trials)
    place = np.array([study.best_params[path] for path in where.paths])
    return place, float(study.best_value), float(study.trials[0].value or 0.0)


def changes(where: Space, values: Numbers) -> list[str]:
    """Return the `--set` changes for some values."""
    pairs = zip(where.paths, values.tolist(), strict=True)
    return [evidence(path, value, _SOURCE) for path, value in pairs]
