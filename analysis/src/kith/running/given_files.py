"""Scenarios as the user gives them: files, files that come with Kith, texts and dictionaries."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.running import as_toml

#: A file's path, its text (recognized by having several lines), or a dictionary in its place.
Scenario = str | os.PathLike[str] | Mapping[str, Any]
Scenarios = Scenario | Sequence[Scenario]

_EXTENDS = re.compile(r'^(extends\s*=\s*)"([^"\n]+)"', flags=re.MULTILINE)


@dataclass
class GivenFiles:
    """Scenarios as files that the program can read."""

    paths: list[str] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)  #: temporary file → its name for the user

    def in_words_of_user(self, text: str) -> str:
        """Replace temporary files' paths in the program's message by their names for the user."""
        for path, name in self.shown.items():
            text = text.replace(path, name)
        return text


@contextmanager
def given_files(simulator: Simulator, scenarios: Scenarios) -> Iterator[GivenFiles]:
    """Yield scenarios as files; files written for texts are removed afterwards.

    A relative path that does not exist in the current folder may be that of a file that comes with
    Kith, such as "communities/teaching-town.toml". The same holds for files that a text extends.
    """
    alone = isinstance(scenarios, str | os.PathLike | Mapping)
    given: list[Scenario] = [scenarios] if alone else list(scenarios)  # type: ignore[list-item, arg-type]
    if not given:
        raise UsageError("no scenario is given (a file, a text or a dictionary, or a list of them)")
    with TemporaryDirectory(prefix="kith-") as scratch:
        files = GivenFiles()
        for place, scenario in enumerate(given, start=1):
            text = _text_of(scenario)
            if text is None:
                path = os.fspath(scenario)  # type: ignore[arg-type]
                files.paths.append(_existing(simulator, path))
                continue
            file = Path(scratch) / f"scenario-{place}.toml"
            file.write_text(_EXTENDS.sub(_anchored, text), encoding="utf-8")
            files.paths.append(str(file))
            files.shown[str(file)] = f"scenario {place}"
        yield files


def _text_of(scenario: Scenario) -> str | None:
    if isinstance(scenario, Mapping):
        return as_toml.document(scenario)
    return scenario if isinstance(scenario, str) and "\n" in scenario else None


def _existing(simulator: Simulator, path: str) -> str:
    if os.path.exists(path) or os.path.isabs(path):
        return path
    shipped = simulator.shipped(path)
    return path if shipped is None else str(shipped)


def _anchored(match: re.Match[str]) -> str:
    """Make an existing relative path absolute, because the text is written to another folder."""
    path = Path(match[2])
    return match[1] + as_toml.as_toml(path.absolute()) if path.is_file() else match[0]
