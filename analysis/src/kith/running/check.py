"""Every problem in scenarios, without running them."""

from __future__ import annotations

from kith.io.simulator import Simulator, set_options
from kith.running import as_toml
from kith.running.given_files import GivenFiles, Scenarios, given_files
from kith.running.problem import Problem, problems_in

#: Exit code of a program that found errors in scenarios.
INVALID = 3


def check(
    files: Scenarios, *, set: as_toml.Changes | None = None, kith: str | None = None
) -> list[Problem]:
    """Return all problems of scenarios at once, errors first; none where they are valid.

    files  a path, the text of a file, a dictionary that stands for one, or a list of them, which
           is also checked as one study; a path may be that of a file that comes with Kith
    set    changes as in `kith.run`
    kith   the program; None: as in `kith.run`

    Each problem has `file`, `line`, `column`, `severity` ("error" or "warning"), `message`,
    `suggestion` (the name that was probably meant, or "") and `path` (as "time.weeks").

    Raises SimulatorError where the program cannot be started.

    >>> for problem in kith.check("communities/teaching-town.toml", set={"time.weks": 40}):
    ...     print(problem.severity, problem.path, problem.suggestion)
    error time.weks weeks
    """
    simulator = Simulator(kith)
    with given_files(simulator, files) as given:
        return problems_of(simulator, given, as_toml.changes(set))


def problems_of(simulator: Simulator, given: GivenFiles, changes: list[str]) -> list[Problem]:
    """Return the problems that the program finds in files with changes."""
    told = simulator.call("check", "--json", *given.paths, *set_options(changes), also=(INVALID,))
    return problems_in(told, given.shown)
