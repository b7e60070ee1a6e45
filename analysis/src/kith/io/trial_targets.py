"""The targets of virtual trials: what was found in the world beside what the replay gives."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import h5py
import pandas as pd

from kith.io.result_file import KithFileError, PathLike

_TEXTS = ("title", "outcome", "measure", "arm", "against", "source")
_NUMBERS = (
    "week", "published", "low", "high", "simulated", "simulated_low", "simulated_high",
    "single_low", "single_high", "met",
)  # fmt: skip


def read_targets(path: PathLike) -> pd.DataFrame:
    """Read the targets of one result of a trial: one row a target.

    Columns: study and trial (titles), id, title, outcome, measure, arm, against, source; week;
    published, low and high as the scenario file has them; simulated with its 95 % interval of the
    mean over replicates; single_low and single_high, between which 95 of 100 single replicates
    lie; met; differs, in words. Raises KithFileError for a file without a trial.
    """
    with h5py.File(path, "r") as file:
        if "trial" not in file or "pooled_mean" not in file["trial"]:
            raise KithFileError(f"{path} holds no trial")
        group = file["trial"]
        columns: dict[str, str | int] = {
            "study": _text(file.attrs["title"]),
            "trial": _text(group.attrs["title"]),
            "differs": " ".join(_text(group.attrs["differs"]).split()),
            "replicates": int(group.attrs["replicates"]),
        }
        if "target" not in group:
            return pd.DataFrame()
        table = pd.DataFrame({"id": [_text(one) for one in group["target"][()]]})
        for name in _TEXTS:
            table[name] = [_text(one) for one in group[f"target_{name}"][()]]
        for name in _NUMBERS:
            table[name] = group[f"target_{name}"][()]
    table["met"] = table["met"] > 0
    return table.assign(file=Path(path).stem, **columns)


def targets_of(paths: Iterable[PathLike]) -> pd.DataFrame:
    """Read the targets of many results, in their order."""
    tables = [read_targets(path) for path in paths]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def _text(value: object) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)
