"""Individual people, week by week, as `kith panel` follows them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from kith.io.result_file import KithFileError, PathLike
from kith.io.usage_error import UsageError

#: Words in the column `care` of weeks.csv; each becomes a column of its own here.
CARE = ("therapist", "prescriber", "general_medical", "helper", "medicated", "requested", "waiting")
#: Columns that identify a row.
KEYS = ("replicate", "scenario", "person", "week")

_WORDS = ("scenario", "care", "care_at", "care_or_support_at", "client_of", "met_by")
_TYPES = {
    "replicate": "int32", "person": "int32", "week": "int16", "k6": "float32",
    **dict.fromkeys(_WORDS, "category"),
}  # fmt: skip
_PEOPLE = dict.fromkeys(
    ("sex", "race", "income", "coverage", "zone", "groups", "strata"), "category"
)


def panel(
    folder: PathLike, table: str = "weeks", *, columns: Sequence[str] | None = None
) -> pd.DataFrame:
    """Return a table that `kith panel SCENARIO -o FOLDER` has written.

    `weeks`, one row per person and week in a scenario. Nobody has rows after death or a move away.

    - `replicate`, `scenario` ("usual-care": the life without), `person` (the same in every
      scenario of a replicate), `week` (from 0);
    - `k6`: distress, 0 to 24 points; 13 and above is serious distress;
    - True where somebody had it this week: `therapist` (a session), `prescriber` (a visit, first
      or follow-up), `general_medical` (a visit for mental health), `helper` (a contact with a
      peer, a health worker, a group), `medicated` (at its end), `requested` (asked for care, was
      referred or was offered it), `waiting` (a request is open at its end);
    - `care_at`: service of the week's first care, as treated_past_year_share counts care
      ("primary-care": a doctor's visit, "medication": no visit); missing where there was none;
      `care_or_support_at`: the same with peers, groups and health workers;
    - `client_of`: programs whose session, visit or course contact they attended; `met_by`:
      programs that contacted or referred them. Missing: none; several are joined by "+".

    `people`, one row a person.

    - `replicate`, `person`; `home` and `generation` say who it is in every study of the community;
    - `first_week`, `last_week` lived here; who has a last week before that of the study has died
      or moved away, which the model does not tell apart;
    - `baseline_week`: the first of the study's first partnership; of those who came later or left
      before, and where there is none, their own first week. As of that week: `age`, `sex`, `race`,
      `income` (percent of the poverty level), `coverage`, `zone`, `groups` and `strata` (joined by
      "+"), `care_before` and `care_or_support_before` (in the 52 weeks before).

    `columns` of weeks, beside those that say which row it is, may be chosen to save memory: a row
    of all takes about 30 bytes. Raises FileNotFoundError, KithFileError and ValueError.

    >>> weeks = kith.panel("results/panel")
    >>> weeks[["scenario", "person", "week", "k6"]].shape
    (100, 4)
    >>> kith.panel("results/panel", "people")["age"].tolist()
    [34, 50, 15]
    """
    if table not in ("weeks", "people"):
        raise UsageError(f"table {table!r} (must be 'weeks' or 'people')")
    file = Path(folder) / f"{table}.csv"
    if not file.exists():
        raise FileNotFoundError(
            f"{file}: no such file (write one with: kith panel SCENARIO -o {folder})"
        )
    return _people(file) if table == "people" else _weeks(file, columns)


def _people(file: Path) -> pd.DataFrame:
    read = pd.read_csv(file, dtype=_PEOPLE)
    flags = ["care_before", "care_or_support_before"]
    if not {"replicate", "person", *flags} <= set(read):
        raise KithFileError(f"{file}: is not a table of `kith panel`")
    return read.astype(dict.fromkeys(flags, bool))


def _weeks(file: Path, columns: Sequence[str] | None) -> pd.DataFrame:
    known = ("k6", *CARE, *_WORDS[2:])
    wanted = known if columns is None else tuple(columns)
    if strange := [name for name in wanted if name not in known]:
        raise UsageError(f"no column {strange[0]!r} (there are {', '.join(known)})")
    held = [*KEYS, *(name for name in wanted if name not in CARE)]
    if any(name in CARE for name in wanted):
        held.append("care")
    try:
        read = pd.read_csv(file, dtype=_TYPES, usecols=held)
    except ValueError as error:
        raise KithFileError(f"{file}: is not a table of `kith panel` ({error})") from error
    parts = {name: read[name] for name in KEYS}
    for name in wanted:
        parts[name] = _had(read["care"], name) if name in CARE else read[name]
    return pd.DataFrame(parts)


def _had(care: pd.Series, kind: str) -> pd.Series:
    """Return whether each row had one kind of care, from its list of all kinds."""
    holds = np.array([kind in str(words).split("+") for words in care.cat.categories], dtype=bool)
    code = care.cat.codes.to_numpy()
    return pd.Series(np.append(holds, False)[code])  # code −1, no care, indexes the last entry
