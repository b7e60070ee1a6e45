"""The targets of virtual trials: published findings beside the results of the replay."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pandas as pd

from kith.io.result_file import KithFileError, PathLike, checked, opened

_TEXTS = ("title", "outcome", "measure", "arm", "against", "source")
_NUMBERS = (
    "week", "published", "low", "high", "simulated", "simulated_low", "simulated_high",
    "single_low", "single_high", "met",
)  # fmt: skip


def read_targets(path: PathLike) -> pd.DataFrame:
    """Read the targets of one result of a trial: one row per target.

    Columns: study and trial (titles), id, title, outcome, measure, arm, against, source; week;
    made_of, in words, if the outcome was derived from another one; n and n_against, participants of
    both arms whom the outcome counts, over all replicates; is_share: a yes or no per participant;
    published, low and high as the scenario file has them; simulated, with the 95 % interval of its
    mean over replicates; single_low and single_high, between which 95 of 100 single replicates
    lie; met; differs, in words. Raises KithFileError for a file without a trial.
    """
    with opened(checked(path)) as file:
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
        scales = group.get("outcome_scale")
        kinds = (
            {}
            if scales is None
            else dict(
                zip(
                    map(_text, group.file["trial_outcome"][()]), map(_text, scales[()]), strict=True
                )
            )
        )
        table["is_share"] = [kinds.get(one) == "share" for one in table["outcome"]]
        made_of = group.get("target_made_of")
        table["made_of"] = [""] * len(table) if made_of is None else list(map(_text, made_of[()]))
        for name, arm in (("n", "arm"), ("n_against", "against")):
            table[name] = [_number_of(group, row, str(row[arm])) for _, row in table.iterrows()]
    table["met"] = table["met"] > 0
    return table.assign(file=Path(path).stem, **columns)


def targets_of(paths: Iterable[PathLike]) -> pd.DataFrame:
    """Read the targets of many results, in their order."""
    tables = [read_targets(path) for path in paths]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def measure_in_words(target: Mapping[Hashable, Any]) -> str:
    """Name the measure of a target; for shares it is a risk difference or a risk ratio."""
    measure = str(target["measure"])
    if measure in ("difference", "ratio") and target["is_share"]:
        return f"risk {measure}"
    return {"odds_ratio": "odds ratio", "smd": "SMD"}.get(measure, measure)


def numbers_in_words(target: Mapping[Hashable, Any]) -> str:
    """State the participants behind a target: of its arm and, if compared, of the other arm."""
    if target["measure"] == "mean":
        return f"{target['n']:,.0f}"
    return f"{target['n']:,.0f} : {target['n_against']:,.0f}"


def _number_of(group: h5py.Group, target: pd.Series, arm: str) -> float:
    """Return the number of an arm's participants whom a target's outcome counts in its week."""
    arms = [_text(one) for one in group.file["trial_arm"][()]]
    outcomes = [_text(one) for one in group.file["trial_outcome"][()]]
    week = int(np.flatnonzero(group.file["trial_week"][()] == target["week"])[0])
    return float(group["pooled_n"][arms.index(arm), week, outcomes.index(str(target["outcome"]))])


def _text(value: object) -> str:
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)
