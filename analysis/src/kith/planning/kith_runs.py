"""Simulates plans with Kith, one process per replicate, and keeps the measurements."""

from __future__ import annotations

import copy
import math
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from kith.io.open import open as open_result
from kith.io.open_some import open_some
from kith.io.simulator import Simulator, set_options
from kith.planning import measured
from kith.planning.kept_runs import KeptRuns, Key
from kith.planning.measured import Measured
from kith.planning.observed import Values
from kith.planning.plans import USUAL_CARE, Plan
from kith.stats import selection

#: Switches off rivals and unused tables, which makes a run faster.
_LEAN = ("same_money.enabled=false", "run.reach=false", "run.replicates=1")

#: The largest seed of a scenario.
_SEEDS = 2**31 - 1


def seed_of(seed: int, replicate: int) -> int:
    """Return the seed of a replicate: each has its own, so that replicates are independent.

    Replicates with one seed share a Sobol sequence and would therefore be dependent.
    """
    words = np.random.SeedSequence([seed, replicate]).generate_state(1)
    return int(words[0]) % _SEEDS


class KithRuns:
    """A source of replicates: the program simulates plans together with usual care."""

    def __init__(
        self, simulator: Simulator, plans: dict[str, Plan], kept: KeptRuns, *, first_week: int,
        changes: Sequence[str], seed: int, threads: int | None = None,
        told: Callable[[int, int], object] = lambda done, of: None,
    ) -> None:  # fmt: skip
        """Prepare to simulate plans by id; `told(done, of)` is called after each run of a round."""
        self.plans, self.asked = plans, set[str]()
        self.net_benefit: tuple[float, str] = (100_000.0, "societal")
        self._simulator, self._kept, self._seed, self._told = simulator, kept, seed, told
        self.changes, self.first_week = tuple(changes), first_week
        self._changes = [*changes, *_LEAN]
        self._threads = threads or len(os.sched_getaffinity(0))

    def __call__(self, plans: Sequence[str], replicates: range) -> Values:
        """Return the measurements of plans, and their net benefit."""
        seeds = [seed_of(self._seed, replicate) for replicate in replicates]
        self._run(plans, seeds)
        runs = [[dict(self._done(plan, seed) or {}) for plan in plans] for seed in seeds]
        names = list(runs[0][0])
        found = {
            n: np.array([[own.get(n, math.nan) for own in row] for row in runs]) for n in names
        }
        found[measured.NET_BENEFIT] = np.array(
            [[measured.net_benefit(own, *self.net_benefit) for own in row] for row in runs]
        )
        return found

    def elsewhere(self, plans: dict[str, Plan]) -> KithRuns:
        """Return the same replicates of plans whose files hold all changes; kept, too."""
        there = copy.copy(self)
        there.plans, there._changes = plans, [*_LEAN]
        return there

    def _run(self, plans: Sequence[str], seeds: Sequence[int]) -> None:
        """Simulate the replicates that are not done; keep each one as soon as it ends."""
        wanted = {s: [p for p in plans if self._done(p, s) is None] for s in seeds}
        wanted = {seed: own for seed, own in wanted.items() if own}
        if not wanted:
            return
        with TemporaryDirectory(prefix="kith-") as scratch, ThreadPoolExecutor(
            self._threads
        ) as workers:  # fmt: skip
            jobs = [workers.submit(self._live, Path(scratch), s, p) for s, p in wanted.items()]
            try:
                for done, job in enumerate(as_completed(jobs), start=1):
                    self._kept.add(self._measured(*job.result()))
                    self._told(done, len(jobs))
            except BaseException:
                for job in jobs:
                    job.cancel()
                raise

    def _live(
        self, folder: Path, seed: int, plans: Sequence[str]
    ) -> tuple[Path, int, Sequence[str]]:
        """Simulate a replicate of plans; return the result file, the seed and the plans."""
        ours = [self.plans[plan] for plan in plans if plan != USUAL_CARE]
        ours = ours or list(self.plans.values())[:1]  # any plan brings usual care with it
        result = folder / f"{seed}.h5"
        words = [*(plan.file for plan in ours), "-o", str(result), "-q", "-j", "1"]
        words += ["--seed", str(seed), "--progress", "none", *set_options(self._changes)]
        self._simulator.call("run", *words)
        return result, seed, plans

    def _measured(self, result: Path, seed: int, plans: Sequence[str]) -> dict[Key, Measured]:
        """Measure a replicate of plans and of usual care, and delete its result."""
        study = open_some(result, measured.needed(self.asked))
        for name in sorted({measured.split(name)[0] for name in self.asked} - set(study.data_vars)):
            with open_result(result) as whole:
                selection.outcome_values(whole, name)  # its error suggests a name
        result.unlink()
        self._kept.tell(measured.directions(study), measured.labels(study))
        return {
            self._key(plan, seed): measured.measure(study, plan, self.first_week, self.asked)
            for plan in dict.fromkeys([*plans, USUAL_CARE])
        }

    @property
    def directions(self) -> dict[str, int]:
        """The better direction by outcome, known once a replicate is done."""
        return self._kept.directions

    @property
    def labels(self) -> dict[str, str]:
        """The labels of outcomes; empty for runs that were kept by an older version."""
        return self._kept.labels

    def _done(self, plan: str, seed: int) -> Measured | None:
        """Return a finished run that holds every outcome asked for, or None."""
        run = self._kept.get(self._key(plan, seed))
        return run if run is not None and self.asked <= set(run) else None

    def _key(self, plan: str, seed: int) -> Key:
        some = next(iter(self.plans.values()))
        digest = some.community if plan == USUAL_CARE else self.plans[plan].digest
        return f"{digest}:{self.first_week}", seed
