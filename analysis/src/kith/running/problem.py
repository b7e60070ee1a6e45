"""Problems in scenarios, with their positions."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

_SUGGESTED = re.compile(r"did you mean '([^']+)'")


@dataclass(frozen=True)
class Problem:
    """A problem in a scenario file, or in a change of `set`.

    `file` of a change is "set PATH=VALUE". `line` and `column` count from 1; both are 0 where the
    whole file is meant.
    """

    file: str
    line: int
    column: int
    severity: str  #: "error": the scenario does not run; "warning": it may not do what was meant
    message: str  #: the fault, and what is allowed
    suggestion: str = ""  #: the name that was probably meant, "" where there is none
    path: str = ""  #: of the value, as "time.weeks"

    def __str__(self) -> str:
        """Return the problem as the program prints it, in a form that editors understand."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.severity}: {self.message}"


def problems_in(told: str, shown: Mapping[str, str]) -> list[Problem]:
    """Read the output of `kith check --json`; `shown` maps files to their names for the user."""
    found = []
    for entry in json.loads(told)["problems"]:
        message, file = str(entry["message"]), str(entry["file"]).removeprefix("--")
        near = _SUGGESTED.search(message)
        place = (shown.get(file, file), int(entry["line"]), int(entry["column"]))
        suggestion = near[1] if near else ""
        said = (str(entry["severity"]), message, suggestion, str(entry["path"]))
        found.append(Problem(*place, *said))
    return found
