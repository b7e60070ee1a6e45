"""Writes the sub-scenarios, without some of the programs, that `attribution` needs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kith.io.scenario_texts import programs_of
from kith.io.simulator import Simulator
from kith.io.toml import tomllib
from kith.io.usage_error import UsageError
from kith.stats.attribution import METHODS, needed


def write_subscenarios(
    scenario: str | os.PathLike[str], folder: str | os.PathLike[str], method: str = "shapley"
) -> list[Path]:
    """Write the scenario files that `attribution` needs beside `scenario`; return their paths.

    Each extends `scenario` and switches programs off. Run them together with it:
    `kith run SCENARIO FOLDER/*.toml -o shares.h5`.

    >>> files = kith.write_subscenarios("scenarios/everything-together.toml", "results/parts",
    ...                                   method="leave-one-out")
    >>> len(files) > 5
    True
    """
    source, target = Path(scenario), Path(folder)
    if method not in METHODS:
        raise UsageError(f"unknown method {method!r} (there are: {', '.join(METHODS)})")
    ident, held = _programs_of(source)
    whole = frozenset(held)
    if not whole:
        raise UsageError(f"{source}: has no program that is switched on")
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for own in needed(whole, method):
        if own in (whole, frozenset()):
            continue
        path = target / f"{ident}-{_short(own, whole)}.toml"
        path.write_text(_subscenario(source, target, ident, own, whole), encoding="utf-8")
        written.append(path)
    return written


def _programs_of(file: Path) -> tuple[str, list[str]]:
    """Return a scenario's id and the programs that it, or a file it extends, switches on."""
    with file.open("rb") as opened:
        try:
            chain: list[dict[str, Any]] = [tomllib.load(opened)]
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise UsageError(f"{file}: is not a scenario ({error})") from None
    on: dict[str, bool] = {}
    place = file
    while "extends" in chain[-1]:
        place = _extended(place, str(chain[-1]["extends"]))
        with place.open("rb") as opened:
            chain.append(tomllib.load(opened))
    for layer in reversed(chain):
        for partnership in layer.get("partnership", []):
            for path, table in programs_of(partnership).items():
                name = f"{partnership['id']}.{path}"
                on[name] = bool(table.get("enabled", on.get(name, True)))
    ident = next((str(layer["id"]) for layer in chain if "id" in layer), file.stem)
    return ident, [name for name, enabled in on.items() if enabled]


def _extended(file: Path, name: str) -> Path:
    """Return the file that a scenario extends: beside it, or one that comes with Kith."""
    beside = file.parent / name
    return beside if beside.exists() else Simulator().shipped(name) or beside


def _short(own: frozenset[str], whole: frozenset[str]) -> str:
    """Return a short name: "only-…" or, if fewer programs are missing, "without-…"."""
    without = whole - own
    kind, listed = ("only", own) if len(own) <= len(without) else ("without", without)
    words = "-and-".join(sorted(name.rpartition(".")[2] for name in listed))
    return f"{kind}-{words}".replace("_", "-")


def _subscenario(
    source: Path, folder: Path, ident: str, own: frozenset[str], whole: frozenset[str]
) -> str:
    base = os.path.relpath(source.resolve(), folder.resolve()).replace(os.sep, "/")
    short = _short(own, whole)
    lines = [f"# {ident}, {short.replace('-', ' ')}; written by kith.write_subscenarios."]
    lines += ["format = 1", f'extends = "{base}"', "", f'id = "{ident}-{short}"']
    lines.append(f'title = "{short.replace("-", " ").capitalize()}"')
    off = sorted(whole - own)
    for partnership in sorted({name.partition(".")[0] for name in off}):
        lines += ["", "[[partnership]]", f'id = "{partnership}"']
        for name in off:
            if name.startswith(f"{partnership}."):
                lines += [f"[partnership.{name.partition('.')[2]}]", "enabled = false"]
    return "\n".join(lines) + "\n"
