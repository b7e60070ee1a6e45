"""Runs scenarios and returns the result."""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import xarray as xr

from kith.io.open import open as open_result
from kith.io.simulator import Simulator, chosen, set_options
from kith.io.usage_error import UsageError
from kith.running import as_toml, errors
from kith.running.check import INVALID, problems_of
from kith.running.given_files import GivenFiles, Scenarios, given_files
from kith.running.problem import Problem
from kith.running.progress import Display, Shown, progress_in

#: Optional parts of a result, and the settings that switch them on.
KEPT = {"reach": "run.reach", "zones": "run.zone_strata"}

#: Exit codes with a result: 0, all runs are done; 8, some runs failed.
_DONE = (0, 8)


def run(
    files: Scenarios, *, set: as_toml.Changes | None = None, replicates: int | None = None,
    seed: int | None = None, threads: int | None = None, keep: Sequence[str] | None = None,
    output: str | os.PathLike[str] | None = None, force: bool = False, progress: Shown = "auto",
    chance: int | None = None, kith: str | None = None,
) -> xr.Dataset:  # fmt: skip
    """Run scenarios as one study and return the result, as `kith.open` opens it.

    files       a path, the text of a file, a dictionary that stands for one, or a list of them.
                A path that does not exist may be that of a file that comes with Kith, as
                "communities/teaching-town.toml"; a text or dictionary may extend these, too
    set         changes: {"time.weeks": 40} or ["time.weeks=40"]. A value is a bool, number, text,
                list or dictionary; `kith.parameters` lists the paths
    replicates  how many; None: what the files say, as for all that follows
    seed        of the random numbers
    threads     None: all cores
    keep        what the result holds beside outcomes: "reach" (for `kith.reach`) and "zones"
                (outcomes by zone); [] is neither
    output      the file to keep. None: the result is in memory, and no file stays. Other tables
                than outcomes (`kith.partnerships`, `kith.report`, ...) need a file
    force       replaces a file that is there
    progress    "auto" (a bar in a notebook or terminal), "bar", "none", or a function that gets
                `share`, `runs`, `of_runs`, `seconds`, `seconds_left` about once a second
    chance      how many replicates (8 or more) to live through a second time, so that
                `kith.answer(output, chance=True)` gives the share of the variance that is chance
    kith        the program; None: the one that $KITH names, else beside this Python, else on PATH

    Outcomes have the shape (scenario, replicate, time, stratum), or without stratum; `time` is the
    first day of a week and `week` its number; each outcome has its unit in the attribute `units`.
    Usual care is the first scenario.

    Raises InvalidScenario (`problems` lists all that is wrong), ResultFileError, LockedError,
    NotEnoughMemoryError, or their base SimulatorError. Ctrl-C stops the program within seconds,
    then raises KeyboardInterrupt. Warns with ScenarioWarning of what will not do what was meant,
    and with FailedRunsWarning where runs failed.

    >>> changes = {"time.weeks": 20, "time.settling_weeks": 4}
    >>> study = kith.run("communities/teaching-town.toml", set=changes, replicates=2)
    >>> dict(study["in_care_share"].isel(stratum=0).sizes)
    {'scenario': 1, 'replicate': 2, 'time': 20}
    """
    simulator = Simulator(kith)
    whole = {"run.replicates": replicates, "run.seed": seed}
    changes = as_toml.changes(set) + _kept(keep)
    changes += as_toml.changes({path: n for path, n in whole.items() if n is not None})
    words = [*chosen("-j", threads), *chosen("--chance", chance), *set_options(changes)]
    words += ["--force"] * force
    display = Display(progress)
    if output is not None and Path(output).exists() and not force:
        raise errors.ResultFileError(f"{output}: exists already (force=True replaces it)")
    with given_files(simulator, files) as given, TemporaryDirectory(prefix="kith-") as scratch:
        result = Path(scratch) / "result.h5" if output is None else Path(output).expanduser()
        code, said = _followed(simulator, [*given.paths, "-o", str(result), *words], display)
        told = given.in_words_of_user("\n".join(said))
        if code == INVALID:
            raise errors.InvalidScenario(_problems(simulator, given, changes, told))
        if code not in _DONE:
            raise errors.of_exit(code, told)
        _warn(told)
        return open_result(result) if output is not None else _in_memory(result)


def _followed(simulator: Simulator, line: list[str], display: Display) -> tuple[int, list[str]]:
    """Run the program; return its exit code and its messages other than progress."""
    said: list[str] = []

    def told(text: str) -> None:
        progress = progress_in(text)
        if progress is None:
            said.append(text)
        else:
            display(progress)

    try:
        return simulator.follow("run", *line, "--progress", "json", told=told), said
    finally:
        display.end()


def _warn(told: str) -> None:
    """Pass on the program's warnings, each at the line that called `run`."""
    for text in told.splitlines():
        if ": warning: " in text:
            warnings.warn(text, errors.ScenarioWarning, stacklevel=3)


def _kept(keep: Sequence[str] | None) -> list[str]:
    if keep is None:
        return []
    wanted = [keep] if isinstance(keep, str) else list(keep)
    unknown = [name for name in wanted if name not in KEPT]
    if unknown:
        raise UsageError(f"keep = {unknown[0]!r} (must be among: {', '.join(KEPT)})")
    return as_toml.changes({path: name in wanted for name, path in KEPT.items()})


def _problems(
    simulator: Simulator, given: GivenFiles, changes: list[str], told: str
) -> list[Problem]:
    """Return the problems that `kith check` finds, else the program's message as one problem."""
    found = problems_of(simulator, given, changes)
    if any(problem.severity == "error" for problem in found):
        return found
    return [*found, Problem(given.paths[0], 0, 0, "error", told)]


def _in_memory(result: Path) -> xr.Dataset:
    with open_result(result) as study:
        study = study.load()
    study.encoding.pop("source", None)  # the file will be removed
    return study
