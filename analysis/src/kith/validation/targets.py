"""Published figures with which the model is compared, read from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from importlib import resources
from pathlib import Path

import numpy as np
import pandas as pd

from kith.io.toml import tomllib
from kith.io.usage_error import UsageError
from kith.stats.intervals import Numbers


@dataclass(frozen=True)
class Target:
    """One figure with its tolerance, from `low` to `high`, in the unit of its measure."""

    id: str
    title: str
    measure: str
    value: float
    low: float
    high: float
    source: str
    of: str = "adults"
    over: str = ""
    why: str = ""  #: why the model misses it, if it does
    how: str = ""  #: how it is measured, if the title does not say
    fitted: bool = True  #: whether numbers may be fitted to it; if not, it is only a check

    @property
    def tolerance(self) -> float:
        """Half the width of the tolerated range."""
        return (self.high - self.low) / 2


def read(path: Path | None = None) -> list[Target]:
    """Return the nation's targets, with those of a user's file replacing them by id or added."""
    shipped = resources.files("kith.validation").joinpath("targets.toml").read_text("utf-8")
    found = {target.id: target for target in _parse(shipped, "targets.toml")}
    if path is not None:
        found |= {t.id: t for t in _parse(path.read_text("utf-8"), str(path))}
    return list(found.values())


def _parse(text: str, name: str) -> Iterable[Target]:
    try:
        tables = tomllib.loads(text).get("target", [])
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: {error}") from error
    known = {field.name for field in fields(Target)}
    problems = []
    for number, table in enumerate(tables, start=1):
        missing = {"id", "title", "measure", "value", "low", "high", "source"} - set(table)
        place = f"{name}: target {table.get('id', number)}"
        problems += [f"{place}: {key} is missing" for key in sorted(missing)]
        problems += [f"{place}: unknown key '{key}'" for key in sorted(set(table) - known)]
        if not missing and not table["low"] <= table["value"] <= table["high"]:
            problems.append(f"{place}: value must lie from low to high")
    if problems:
        raise UsageError("\n".join(problems))
    return [Target(**table) for table in tables]


def held_against(targets: Iterable[Target], measured: Mapping[str, Numbers]) -> pd.DataFrame:
    """Compare targets with their measures in each replicate (by id of the target).

    Columns: `target`, `low`, `high`, `model` the mean over replicates, `sd` between them, `inside`
    whether the mean is within the tolerance, `off` its distance from the target in tolerances,
    `why` it may be missed, `how` it is measured, whether numbers may be `fitted` to it.
    Targets that were not measured are left out.
    """
    rows = []
    for target in targets:
        if target.id not in measured:
            continue
        values = np.asarray(measured[target.id], dtype=float)
        values = values[np.isfinite(values)]
        mean = float(values.mean()) if values.size else float("nan")
        rows.append(
            {
                "id": target.id,
                "title": target.title,
                "target": target.value,
                "low": target.low,
                "high": target.high,
                "model": mean,
                "sd": float(values.std(ddof=1)) if values.size > 1 else float("nan"),
                "inside": bool(target.low <= mean <= target.high),
                "off": (mean - target.value) / target.tolerance,
                "source": target.source,
                "why": target.why,
                "how": target.how,
                "fitted": target.fitted,
            }
        )
    return pd.DataFrame(rows)
