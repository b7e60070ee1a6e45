"""The programs' own declarations: verbs, keys, outcomes, functions."""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stdout, suppress
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import h5py

#: Placeholders of ids in `kith parameters`, as in `zone.<zone>.title`.
ID = re.compile(r"<[\w-]+>\.")


def output_of(*command: str) -> str:
    """Return the output of a command, from stdout or else stderr, where some print --help."""
    # A fixed width for argparse's help, and no colors.
    settings = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        command, capture_output=True, text=True, env=settings, check=False, timeout=300
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout or done.stderr


@cache
def verbs() -> dict[str, tuple[str, bool]]:
    """Return every verb with its meaning, and whether it is a Python command.

    These are the verbs of `kith --help`, and commands of the package that it does not list.
    """
    found: dict[str, tuple[str, bool]] = {}
    in_python = False
    for line in output_of("kith", "--help").splitlines():
        in_python = in_python or line.startswith("In Python")
        if match := re.match(r"  ([\w-]+) +(\S.*)", line):
            found[match[1]] = (match[2], in_python)
    for script in entry_points(group="console_scripts"):
        name = script.name.removeprefix("kith-")
        if script.value.startswith("kith.commands.") and name not in found:
            found[name] = (
                str(importlib.import_module(script.module).__doc__).split(": ")[-1],
                True,
            )
    return found


def help_of(verb: str) -> str:
    """Return the output of `kith VERB --help`; Python verbs run in this process: it is faster."""
    if not verbs()[verb][1]:
        return output_of("kith", verb, "--help")
    (command,) = entry_points(group="console_scripts", name=f"kith-{verb}")
    printed = io.StringIO()
    with redirect_stdout(printed), suppress(SystemExit):
        command.load()(["--help"])
    return printed.getvalue()


@cache
def parameters() -> list[dict[str, Any]]:
    """Return every key that a scenario may hold, from the parser's own declarations."""
    listed: list[dict[str, Any]] = json.loads(output_of("kith", "parameters", "--format", "json"))
    return listed


@cache
def evidence() -> list[dict[str, Any]]:
    """Return every evidence number, with value, range, source and grade."""
    command = ("kith", "parameters", "--evidence", "--format", "json")
    listed: list[dict[str, Any]] = json.loads(output_of(*command))
    return listed


@cache
def schema_keys() -> dict[str, dict[str, Any]]:
    """Return the keys of the JSON Schema, as `zone.title`, with their schemas."""

    def walk(node: dict[str, Any], path: str) -> dict[str, dict[str, Any]]:
        inner = node["items"] if node.get("type") == "array" and "items" in node else node
        below = inner.get("properties", {})
        sourced = "grade" in below
        # A number with a source is one key, which includes its value, range and grade.
        if not below or (sourced and ("value" in below or "values" in below)):
            return {path: node}
        found: dict[str, dict[str, Any]] = {}
        for name, one in below.items():
            if not (sourced and name in {"unit", "source", "grade"}):
                found |= walk(one, f"{path}.{name}".lstrip("."))
        return found

    return walk(json.loads(output_of("kith", "schema")), "")


@cache
def outcomes(folder: Path) -> dict[str, dict[str, str]]:
    """Return every outcome of a result, with its attributes.

    The result is made here: a short study of the teaching town, with a partnership.
    """
    result = folder / "outcomes.h5"
    if not result.exists():
        scenario = folder / "outcomes.toml"
        scenario.write_text(
            'format = 1\nid = "short"\nextends = "communities/teaching-town.toml"\n'
            '[time]\nweeks = 4\nsettling_weeks = 4\n[[partnership]]\nid = "mills"\n'
            'partners = ["clinic", "community-center"]\nstart_week = 0\nestablished = true\n'
            "[partnership.outreach]\nworkers_fte = 1\n"
        )
        output_of("kith", "run", str(scenario), "-o", str(result), "-q", "-n", "1")
    found = {}
    with h5py.File(result) as file:
        for name, values in file.items():
            if isinstance(values, h5py.Dataset) and "better" in values.attrs:
                texts = {k: v for k, v in values.attrs.items() if isinstance(v, str)}
                axes = [str(d[0].name).rsplit("/", 1)[-1] for d in values.dims if len(d)]
                found[name] = texts | {"axes": " × ".join(axes)}
    return found


@cache
def public_functions() -> dict[str, Any]:
    """Return every public name of the Python package and its figures, with the object."""
    import kith
    import kith.figures

    names = {f"kith.{name}": getattr(kith, name) for name in kith.__all__ if name[0] != "_"}
    figures = {f"kith.figures.{n}": getattr(kith.figures, n) for n in kith.figures.__all__}
    return names | figures
