"""The data behind a report: one study, opened once."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from kith.figures.parts import style
from kith.io import rivals, scenario_texts
from kith.io.draws import draws as open_draws
from kith.io.failed_runs import FailedRunsWarning
from kith.io.groups.answer import answer as open_answer
from kith.io.groups.local import local as open_local
from kith.io.groups.partnerships import partnerships as open_partnerships
from kith.io.groups.ranking import ranking as open_ranking
from kith.io.groups.reach import reach as open_reach
from kith.io.open import open as open_result
from kith.io.provenance import provenance as read_provenance
from kith.io.result_file import KithFileError
from kith.io.trials.trial import trial as open_trial
from kith.stats import selection
from kith.stats.compare import compare
from kith.stats.driving.chance_events import chance_events

#: English names, independent of the machine's locale.
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


@dataclass
class Facts:
    """A study, and everything else in its file."""

    path: Path
    study: xr.Dataset
    scenario: str  #: the subject of the report
    partnerships: xr.Dataset | None
    parameters: xr.Dataset | None
    provenance: dict[str, str]
    failures: str  #: warning of kith.open about failed runs, "" if none failed
    texts: dict[str, Any] = field(default_factory=dict)  #: the resolved scenario
    trial: xr.Dataset | None = None  #: if the study is a virtual trial
    reach: xr.Dataset | None = None  #: people reached, if the result holds them
    answer: xr.Dataset | None = None  #: the answer that the program printed
    windows: xr.Dataset | None = None  #: the answer while a grant lasts and afterward
    ranking: xr.Dataset | None = None  #: all scenarios in one table
    local: xr.Dataset | None = None  #: a local clinic beside usual care
    chance: xr.Dataset | None = None  #: share of the variance due to chance, if requested
    compared: dict[tuple[Any, ...], list[dict[str, Any]]] = field(default_factory=dict, repr=False)

    @property
    def usual(self) -> str:
        """The id of usual care."""
        return selection.baseline(self.study)

    @property
    def others(self) -> list[str]:
        """The report's scenario, its rivals, and all others except usual care and their rivals."""
        rest = [
            name
            for name in selection.other_scenarios(self.study)
            if name != self.scenario and not rivals.is_rival(name)
        ]
        return [self.scenario, *self.rivals, *rest]

    @property
    def rivals(self) -> list[str]:
        """The scenario's rivals (dollar for dollar, same grant) that the study holds."""
        held = {str(name) for name in self.study["scenario"].values}
        return [self.scenario + ending for ending in rivals.ENDINGS
                if self.scenario + ending in held]  # fmt: skip

    @property
    def rival(self) -> str | None:
        """The dollar-for-dollar rival, None if the study does not hold it."""
        name = self.scenario + rivals.DOLLAR_FOR_DOLLAR
        return name if name in self.study["scenario"].values else None

    @property
    def compared_in_figures(self) -> list[str]:
        """Scenarios that figures show: `others`, or if many, only the report's and its rivals."""
        many = len(self.others) > 3  # more lines would be unreadable
        return [self.scenario, *self.rivals] if many else self.others

    @property
    def replicates(self) -> int:
        """Number of replicates."""
        return int(self.study.sizes["replicate"])

    @property
    def years(self) -> float:
        """The horizon in years."""
        return float(self.study["week"].values[-1] + 1) / 52.0

    def holds(self, *names: str) -> bool:
        """Return whether the file holds all of these outcomes."""
        return all(name in self.study.data_vars for name in names)

    def label(self, scenario: str) -> str:
        """Return a short name of a scenario."""
        return style.scenario_label(self.study, scenario)

    def title(self, scenario: str) -> str:
        """Return the full title of a scenario."""
        if "scenario_title" in self.study:
            said = str(self.study["scenario_title"].sel(scenario=scenario).item())
            return said or self.label(scenario)
        return self.label(scenario)

    def partnership(self, name: str) -> str:
        """Return the title of a partnership, or its id as words."""
        for table in scenario_texts.tables(self.texts, "partnership"):
            if table.get("id") == name and table.get("title"):
                return str(table["title"])
        return name.replace("-", " ")

    @property
    def events(self) -> pd.DataFrame | None:
        """Chance events of the partnerships, in the form that `kith.drivers` takes."""
        if self.partnerships is None:
            return None
        return chance_events(self.partnerships, self.scenario, self.texts, self.partnership)

    def month(self, week: float) -> str:
        """Return the month of a week, as "July 2026"; "" if the file has no calendar."""
        first = self.study["time"].values[0]
        if not np.issubdtype(first.dtype, np.datetime64):
            return ""
        days = round(7 * (week - float(self.study["week"].values[0])))
        day = (first + np.timedelta64(days, "D")).astype("datetime64[s]").item()
        return f"{MONTHS[day.month - 1]} {day.year}"

    def week(self, week: float) -> str:
        """Name a week with its month: "week 26 (July 2026)"."""
        month = self.month(week)
        return f"week {week:.0f} ({month})" if month else f"week {week:.0f}"

    def compare(self, names: list[str], scenario: str, **how: Any) -> list[dict[str, Any]]:
        """Compare those of the outcomes that the file holds; return each row as a dict."""
        held = [name for name in names if name in self.study.data_vars]
        key = (*held, scenario, *((name, str(how[name])) for name in sorted(how)))
        if held and key not in self.compared:
            frame = compare(self.study, held, scenario=scenario, **how)
            rows = frame.to_dict("records")
            self.compared[key] = [{str(k): v for k, v in row.items()} for row in rows]
        return self.compared.get(key, [])


def gather(path: str | Path, scenario: str | None = None) -> Facts:
    """Open a study with all data for a report; the report itself mentions failed runs."""
    file = Path(path)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", FailedRunsWarning)
        study = open_result(file)
    failures = [str(w.message) for w in told if issubclass(w.category, FailedRunsWarning)]
    chosen = selection.other_scenarios(study, scenario)[0]
    provenance = read_provenance(file)
    return Facts(
        file, study, chosen, _group(open_partnerships, file), _group(open_draws, file),
        provenance, failures[0] if failures else "", scenario_texts.parsed(provenance, chosen),
        _group(open_trial, file), _group(open_reach, file), _group(open_answer, file),
        _group(partial(open_answer, windows=True), file), _group(open_ranking, file),
        _group(open_local, file), _group(partial(open_answer, chance=True), file),
    )  # fmt: skip


def _group(read: Any, file: Path) -> xr.Dataset | None:
    try:
        content: xr.Dataset = read(file).load()
    except KithFileError:
        return None
    return content
