"""The provenance of a study."""

from __future__ import annotations

import shlex

import numpy as np

from kith.io.result_file import PathLike, checked, opened


def provenance(path: PathLike) -> dict[str, str]:
    """Return what made a study: its scenario files, command line, compiler, libraries, dates.

    >>> kith.provenance("results/clinic.h5")["command_line"]
    'kith run clinic.toml -o clinic.h5'

    `scenario_toml` and `scenario_resolved_toml` are those of all scenarios, one after the other;
    `scenario_toml:ID` is that of one.
    """
    file = checked(path)
    told: dict[str, str] = {}
    with opened(file) as result:
        group = result.get("provenance")
        names = [_text(name) for name in result["scenario"][()]] if "scenario" in result else []
        for key, item in group.items() if group is not None else []:
            values = [_text(value) for value in np.ravel(item[()])]
            told[key] = "\n".join(values)
            if len(values) == len(names) > 1:
                told |= {f"{key}:{n}": value for n, value in zip(names, values, strict=True)}
    return told


def changes(told: dict[str, str]) -> list[str]:
    """Return the changes made with `--set`, as "community.residents=1500"."""
    try:
        words = iter(shlex.split(told.get("command_line", "")))
    except ValueError:  # the command line has unbalanced quotes
        return []
    found = []
    for word in words:
        if word == "--set":
            found.append(next(words, ""))
        elif word.startswith("--set="):
            found.append(word.removeprefix("--set="))
    return found


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
