"""Exceptions and warnings for errors of the program."""

from __future__ import annotations

from collections.abc import Sequence

from kith.io.simulator import SimulatorError
from kith.running.problem import Problem


class InvalidScenario(SimulatorError, ValueError):  # noqa: N818  # the name says what is wrong
    """Scenarios that cannot run; `problems` lists everything wrong, as `kith.check` does."""

    exit_code = 3

    def __init__(self, problems: Sequence[Problem]) -> None:
        """List all problems in the message, one per line."""
        self.problems = list(problems)
        count = sum(problem.severity == "error" for problem in problems)
        lines = [f"{count} problem{'' if count == 1 else 's'}", *map(str, problems)]
        super().__init__("\n  ".join(lines))

    def __reduce__(self) -> tuple[type[InvalidScenario], tuple[list[Problem]]]:
        """Pickle the problems, so that the error can be passed between processes."""
        return type(self), (self.problems,)


class UsageError(SimulatorError, ValueError):
    """An argument that the program does not accept, such as `threads=0`."""


class ResultFileError(SimulatorError, OSError):
    """A result cannot be written: its name is taken, or its folder or the space is missing."""


class NotEnoughMemoryError(SimulatorError, MemoryError):
    """A run needs more memory than is available."""


class LockedError(SimulatorError):
    """Another run is writing the same result."""


class ScenarioWarning(UserWarning):
    """Something that a scenario may say but that probably is not what was meant."""


#: Exit codes of the program → their exceptions.
_OF_CODE = {2: UsageError, 4: ResultFileError, 5: NotEnoughMemoryError, 6: LockedError}


def of_exit(code: int, told: str) -> BaseException:
    """Return the exception for an exit code of `kith run`, with the program's message."""
    if code == 130:  # interrupted by another process
        return KeyboardInterrupt("the run was interrupted; nothing is kept")
    number = -code if code < 0 else code - 128
    default = f"kith was stopped by signal {number}" if number > 0 else f"kith ended with {code}"
    lines = [line.removeprefix("kith: ") for line in told.splitlines()]
    said = "\n".join(line for line in lines if not line.startswith("`kith run --help`"))
    error = _OF_CODE.get(code, SimulatorError)(said or default)
    error.exit_code = code
    return error
