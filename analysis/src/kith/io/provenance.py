"""What made a study."""

from __future__ import annotations

import h5py
import numpy as np

from kith.io.result_file import PathLike, checked


def provenance(path: PathLike) -> dict[str, str]:
    """Return what made a study: its scenario files, command line, compiler, libraries, dates.

    `scenario_toml` and `scenario_resolved_toml` are those of all scenarios, one after the other;
    `scenario_toml:ID` is that of one.
    """
    file = checked(path)
    told: dict[str, str] = {}
    with h5py.File(file, "r") as opened:
        group = opened.get("provenance")
        names = [_text(name) for name in opened["scenario"][()]] if "scenario" in opened else []
        for key, item in group.items() if group is not None else []:
            values = [_text(value) for value in np.ravel(item[()])]
            told[key] = "\n".join(values)
            if len(values) == len(names) > 1:
                told |= {f"{key}:{n}": value for n, value in zip(names, values, strict=True)}
    return told


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
