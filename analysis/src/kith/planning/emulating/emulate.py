"""Learns what a scenario gains over the numbers that a sweep varied."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr

import kith
from kith.io import outcomes, strata
from kith.io.design import design as open_design
from kith.io.open import open as open_result
from kith.io.result_file import PathLike
from kith.planning.emulating import held_back
from kith.planning.emulating.about import About, unit_of
from kith.planning.emulating.emulator import Emulator
from kith.planning.emulating.kriging import Kriging, krige
from kith.planning.emulating.stored import MOST_SAMPLES, Parts
from kith.planning.emulating.sweep_runs import Asked, Runs, asked_of, read_runs
from kith.stats import selection
from kith.stats.intervals import Numbers

_SEED = 1


def emulate(
    sweep: PathLike, outcome: str, *, scenario: str | None = None, stratum: str = strata.ADULTS,
    window: selection.Window | None = None, effect: bool = True,
) -> Emulator:  # fmt: skip
    """Return an emulator of a scenario's outcome over the numbers that a sweep varied.

    sweep     path of a merged sweep, of 10 samples or more for each number and 2 replicates
    outcome   the name of one, as "treated_past_year_share"
    scenario  None: the first after usual care
    window    first and last week; None: from the first partnership's start to the end
    effect    the difference from usual care, paired by replicate; False: the scenario itself

    It is a Gaussian process (stochastic kriging) through the means of samples: linear trend, Matérn
    5/2 with a length for each number, and the noise that the replicates show. `Emulator.predict`
    gives values with 95 % bands; `Emulator.check` says how good it is on samples held back, by
    tenths, or where the sweep has more than 500 samples, on all others than the 500 it learns from.

    Raises ValueError for a single study, an unknown outcome, scenario or stratum,
    too few samples or replicates, and names or flags among what was varied. Samples in which a run
    failed or has no value are left out (`about.without_value`).

    >>> emulator = kith.emulate("results/sweep.h5", "effect_share")
    >>> emulator.numbers["path"].tolist()
    ['a.first', 'a.second', 'a.third']
    >>> emulator.doubts
    []
    """
    with open_result(sweep) as content:
        asked = asked_of(content, outcome, scenario, stratum, window, effect)
        with open_design(sweep) as design:
            runs = read_runs(content, design, asked)
        about = _about(content, asked, runs)
    samples, kriging, check = _learned(runs)
    return Emulator(Parts(about, runs.box, samples, kriging, check))


def _learned(runs: Runs) -> tuple[Numbers, Kriging, pd.DataFrame]:
    """Return the samples learned from, the surface through them, and how good it is."""
    order = np.random.default_rng(_SEED).permutation(len(runs.points))
    own, others = np.sort(order[:MOST_SAMPLES]), np.sort(order[MOST_SAMPLES:])
    fitted = krige(runs.points[own], runs.values[own])
    tenths = held_back.by_tenths(fitted)
    fitted = fitted.widened_by(held_back.widening(tenths))
    if others.size:
        held = held_back.predicted(fitted, runs.points[others], runs.values[others])
    else:
        held = held_back.checked(tenths)
    return runs.samples[own].astype(np.float64), fitted, held_back.table(held)


def _about(content: xr.Dataset, asked: Asked, runs: Runs) -> About:
    measure = outcomes.measure(content, asked.outcome)
    title, run_id, source = (
        str(content.attrs.get(name, "")) for name in ("title", "kith_run_id", "source")
    )
    return About(
        outcome=asked.outcome, label=measure.label, unit=unit_of(measure, bool(asked.against)),
        factor=measure.factor, scenario=asked.scenario, against=asked.against,
        stratum=asked.stratum, first_week=asked.window[0], last_week=asked.window[1],
        sweep_title=title, sweep_run_id=run_id, sweep_source=source, made_by=kith.__version__,
        without_value=runs.without_value, repeated=runs.repeated,
    )  # fmt: skip
