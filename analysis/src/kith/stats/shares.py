"""What each program adds: leave-one-out and Shapley shares over a library of sub-scenarios."""

from __future__ import annotations

import itertools
import math
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import outcomes, reader, scenario_texts, strata
from kith.stats import comparison, intervals

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Members = Mapping[str, Iterable[str]]
METHODS = ("shapley", "leave-one-out")
REST = "together"


def members(path: reader.PathLike) -> dict[str, frozenset[str]]:
    """Return which programs each scenario of a result has, as "partnership.program".

    Usual care has none. Scenarios that spend the same money on plain slots are left out.
    """
    provenance = reader.provenance(path)
    with reader.open(path) as study:
        names = [str(s) for s in study["scenario"].values]
    held = {names[0]: frozenset[str]()}
    for name in names[1:]:
        if not name.endswith("-same-money"):
            held[name] = scenario_texts.enabled_programs(scenario_texts.parsed(provenance, name))
    return held


def attribution(
    study: xr.Dataset,
    outcome: str,
    programs: Members,
    *,
    method: str = "shapley",
    stratum: str = strata.ADULTS,
    window: comparison.Window | None = None,
) -> pd.DataFrame:
    """Share a difference from usual care among the programs that bring it about.

    `programs` says what each scenario holds: `kith.members(path)`, or a dict of your own. The whole
    is the scenario with most programs. "leave-one-out": what is lost when one is taken away; what
    they do only together, or twice over, is the row `together`. "shapley": what a program adds,
    averaged over all orders in which programs may come; needs every combination. Shares are taken
    replicate by replicate and add up to the whole in each; `low` and `high` are 95 % of replicates.
    """
    if method not in METHODS:
        raise ValueError(f"unknown method {method!r} (there are: {', '.join(METHODS)})")
    sets = {frozenset(own): name for name, own in programs.items()}
    whole = max(sets, key=len)
    if not whole:
        raise ValueError("no scenario has a program: there is nothing to share")
    needed = _needed(whole, method)
    missing = [sorted(own) for own in needed if own not in sets]
    if missing:
        told = "; ".join(" + ".join(own) or "none (usual care)" for own in missing[:5])
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise ValueError(
            f"{method} needs a scenario with exactly these programs: {told}{more} "
            "(kith.write_subscenarios writes them)"
        )
    gains = {own: _gain(study, outcome, sets[own], stratum, window) for own in needed}
    shares = _shapley(whole, gains) if method == "shapley" else _leave_one_out(whole, gains)
    better = outcomes.better(outcome)
    rows = [_row(name, share, better) for name, share in shares.items()]
    frame = pd.DataFrame(rows)
    frame.attrs.update(
        outcome=outcome, scenario=sets[whole], method=method, whole=float(np.nanmean(gains[whole]))
    )
    return frame


def write_subscenarios(
    scenario: str | os.PathLike[str], folder: str | os.PathLike[str], method: str = "shapley"
) -> list[Path]:
    """Write the scenario files that `attribution` needs beside `scenario`; return their paths.

    Each extends `scenario` and switches programs off. Run them together with it:
    `kith run SCENARIO FOLDER/*.toml -o shares.h5`.
    """
    source, target = Path(scenario), Path(folder)
    if method not in METHODS:
        raise ValueError(f"unknown method {method!r} (there are: {', '.join(METHODS)})")
    ident, held = _programs_of(source)
    whole = frozenset(held)
    if not whole:
        raise ValueError(f"{source}: has no program that is switched on")
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for own in _needed(whole, method):
        if own in (whole, frozenset()):
            continue
        path = target / f"{ident}-{_short(own, whole)}.toml"
        path.write_text(_subscenario(source, target, ident, own, whole), encoding="utf-8")
        written.append(path)
    return written


def _needed(whole: frozenset[str], method: str) -> list[frozenset[str]]:
    names = sorted(whole)
    if method == "leave-one-out":
        return [frozenset(), *(whole - {name} for name in names), whole]
    sizes = range(len(names) + 1)
    return [frozenset(own) for size in sizes for own in itertools.combinations(names, size)]


def _gain(
    study: xr.Dataset, outcome: str, scenario: str, stratum: str,
    window: comparison.Window | None,
) -> intervals.Numbers:  # fmt: skip
    if scenario == comparison.baseline(study):
        return np.zeros(study.sizes["replicate"])
    usual, other = comparison.paired_values(study, outcome, scenario, [stratum], window)
    return np.asarray((other - usual).isel(stratum=0).values)


def _shapley(
    whole: frozenset[str], gains: Mapping[frozenset[str], intervals.Numbers]
) -> dict[str, intervals.Numbers]:
    shares = {}
    for name in sorted(whole):
        share = np.zeros_like(gains[whole])
        for own in gains:
            if name in own:
                continue
            before, after = len(own), len(whole) - len(own) - 1
            weight = math.factorial(before) * math.factorial(after) / math.factorial(len(whole))
            share = share + weight * (gains[own | {name}] - gains[own])
        shares[name] = share
    return shares


def _leave_one_out(
    whole: frozenset[str], gains: Mapping[frozenset[str], intervals.Numbers]
) -> dict[str, intervals.Numbers]:
    shares = {name: gains[whole] - gains[whole - {name}] for name in sorted(whole)}
    rest = gains[whole] - np.sum(list(shares.values()), axis=0)
    return {**shares, REST: rest}


def _row(name: str, share: intervals.Numbers, better: int) -> dict[str, object]:
    share = share[np.isfinite(share)]
    low, high = intervals.headline(share)
    helps = float(np.mean(share * better > 0)) if better and share.size else None
    return {
        "program": name, "share": float(share.mean()) if share.size else math.nan,
        "low": low, "high": high, "probability_of_benefit": helps, "replicates": int(share.size),
    }  # fmt: skip


def _programs_of(file: Path) -> tuple[str, list[str]]:
    """Return a scenario's id and its programs that are on, what it extends included."""
    with file.open("rb") as opened:
        chain: list[dict[str, Any]] = [tomllib.load(opened)]
    on: dict[str, bool] = {}
    place = file
    while "extends" in chain[-1]:
        place = place.parent / str(chain[-1]["extends"])
        with place.open("rb") as opened:
            chain.append(tomllib.load(opened))
    for layer in reversed(chain):
        for partnership in layer.get("partnership", []):
            for key, table in partnership.items():
                if isinstance(table, dict):
                    name = f"{partnership['id']}.{key}"
                    on[name] = bool(table.get("enabled", on.get(name, True)))
    ident = next((str(layer["id"]) for layer in chain if "id" in layer), file.stem)
    return ident, [name for name, enabled in on.items() if enabled]


def _short(own: frozenset[str], whole: frozenset[str]) -> str:
    """Return a name: "only-…" or, where that is shorter, "without-…"."""
    without = whole - own
    kind, listed = ("only", own) if len(own) <= len(without) else ("without", without)
    words = "-and-".join(sorted(name.partition(".")[2] for name in listed))
    return f"{kind}-{words}".replace("_", "-")


def _subscenario(
    source: Path, folder: Path, ident: str, own: frozenset[str], whole: frozenset[str]
) -> str:
    base = os.path.relpath(source.resolve(), folder.resolve()).replace(os.sep, "/")
    short = _short(own, whole)
    lines = [f"# What {ident} is {short.replace('-', ' ')}; written by kith.write_subscenarios."]
    lines += ["format = 1", f'extends = "{base}"', "", f'id = "{ident}-{short}"']
    lines.append(f'title = "{short.replace("-", " ").capitalize()}"')
    off = sorted(whole - own)
    for partnership in sorted({name.partition(".")[0] for name in off}):
        lines += ["", "[[partnership]]", f'id = "{partnership}"']
        for name in off:
            if name.startswith(f"{partnership}."):
                lines += [f"[partnership.{name.partition('.')[2]}]", "enabled = false"]
    return "\n".join(lines) + "\n"
