"""Every parameter that a scenario may hold, with unit, bounds, meaning and source."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd

from kith.io.simulator import Simulator, SimulatorError, set_options
from kith.io.toml import tomllib
from kith.io.usage_error import UsageError
from kith.running import as_toml
from kith.running.check import INVALID, problems_of
from kith.running.errors import InvalidScenario
from kith.running.given_files import Scenario, given_files

COLUMNS = ("path", "value", "unit", "low", "high", "meaning", "source", "grade")
_AS_CSV = ("--format", "csv")
_RANGES = ("low", "high", "range_low", "range_high")


def parameters(
    scenario: Scenario | None = None, *, evidence: bool = False, match: str | None = None,
    set: as_toml.Changes | None = None, kith: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Return the parameters of a scenario, or of everything that a file may hold.

    scenario  a path (also of a file that comes with Kith), a text or a dictionary; None: every
              parameter with its default
    evidence  only numbers that rest on evidence
    match     only parameters with this text in path, meaning or source
    set       changes of the scenario as in `kith.run`
    kith      the program; None: as in `kith.run`

    A row is a parameter. Columns: `path` as `set` takes it; `value` (bool, number, text or list;
    None where there is none); `unit` ("1" has none); `low` and `high`, which a value must lie
    between (NaN: no bound); `meaning`; of evidence `source`, `grade` ("trial", "observational",
    "expert", "assumed"), and `range_low` and `range_high`, the plausible range (95 %). Further:
    `type`, `drawn` (replicates draw it) and `programs` (which read it).

    `kith.draws(path)` opens the parameters of a result, with the value of each replicate.

    Raises InvalidScenario, whose `problems` lists what is wrong, and SimulatorError.

    >>> found = kith.parameters(match="therapist_fte")
    >>> found.loc[found["path"].str.contains("colocated"), ["value", "low", "unit"]].values.tolist()
    [[1, 0.0, '1']]
    """
    if scenario is None and set is not None:
        raise UsageError("set changes a scenario: name one")
    simulator = Simulator(kith)
    words = ["--evidence"] * evidence + (["--match", match] if match else [])
    if scenario is None:
        return _table(simulator.call("parameters", *words, *_AS_CSV))
    if isinstance(scenario, str | Path) and str(scenario).endswith((".h5", ".nc")):
        raise UsageError(f"{scenario} is a result, not a scenario: use kith.draws({scenario!r})")
    changes = as_toml.changes(set)
    with given_files(simulator, scenario) as given:
        try:
            words += [*set_options(changes), *_AS_CSV]
            return _table(simulator.call("parameters", *given.paths, *words))
        except SimulatorError as error:
            if error.exit_code != INVALID:
                raise
            raise InvalidScenario(problems_of(simulator, given, changes)) from None


def _table(told: str) -> pd.DataFrame:
    table = pd.read_csv(io.StringIO(told), dtype=str, keep_default_na=False)
    values = pd.Series([_value(v) for v in table["value"]], index=table.index, dtype=object)
    table["value"] = values.infer_objects()
    for name in _RANGES:
        table[name] = pd.to_numeric(table[name].replace("", None)).astype(float)
    table["drawn"] = table["drawn"] == "1"
    return table[[*COLUMNS, *(name for name in table.columns if name not in COLUMNS)]]


def _value(text: str) -> object:
    try:
        return tomllib.loads(f"v = {text}")["v"] if text else None
    except tomllib.TOMLDecodeError:
        return text
