"""The shock of 2020 compared with the Household Pulse Survey: shape and unmet need, not level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from kith.io.evidence import CENTRAL
from kith.io.open import open as open_result
from kith.io.simulator import Simulator

#: The week of the run in which the shock strikes, and the corresponding day.
STRIKES, STRUCK = 52, pd.Timestamp("2020-03-15")

_SCENARIO = """format = 1
extends = "{nation}"
id = "shock"
title = "The shock of 2020"
[time]
weeks = 300
[[event]]
id = "pandemic"
week = {week}
size_z = 0.35                           # 0.10-0.68 in surveys from April 2020 to 2021
half_life_weeks = 30                    # plausible: 13-60
closure_weeks = 26
in_person_slots_share = 0.5
"""


@dataclass(frozen=True)
class Shock:
    """The nation's weekly course after the shock, indexed by the day of each week."""

    weeks: pd.DataFrame  # percent of adults: frequent, serious, unmet
    before: pd.Series[float]  # means of the year before


def read(folder: Path) -> pd.DataFrame:
    """Return the national series in percent of adults, indexed by the middle of each period."""
    symptoms = _series(folder / "pulse_anxdep_national.csv")
    care = _series(folder / "pulse_care_national.csv")
    return symptoms.join(care, how="outer")


def _series(file: Path) -> pd.DataFrame:
    table = pd.read_csv(file, parse_dates=["start", "end"])
    middle = table["start"] + (table["end"] - table["start"]) / 2
    return table.drop(columns=["start", "end"]).set_index(middle.dt.normalize())


def scenario(nation: Path) -> str:
    """Return the scenario file of the shock in the reference nation."""
    return _SCENARIO.format(nation=nation.resolve().as_posix(), week=STRIKES)


def simulate(simulator: Simulator, nation: Path, folder: Path, replicates: int) -> Shock:
    """Simulate the shock in the reference nation."""
    file = folder / "shock.toml"
    file.write_text(scenario(nation), "utf-8")
    result = simulator.run([file], folder / "shock.h5", sets=CENTRAL, replicates=replicates)
    with open_result(result) as study:
        usual = study.isel(scenario=0).sel(stratum="adults")
        serious = usual["serious_distress_share"]
        unmet = serious * (usual["unmet_need_share"] - usual["unmet_need_no_felt_need_share"])
        found = {
            "frequent": usual["frequent_distress_share"],
            "serious": serious,
            "unmet": unmet,
        }
        weeks = pd.DataFrame(
            {name: 100.0 * values.mean("replicate").to_numpy() for name, values in found.items()}
        )
        weeks.index = STRUCK + pd.to_timedelta(7 * (study["week"].to_numpy() - STRIKES), unit="D")
    return Shock(weeks[weeks.index >= STRUCK], weeks[weeks.index < STRUCK].mean())


def at(course: pd.DataFrame, days: pd.DatetimeIndex) -> pd.DataFrame:
    """Return the simulated course on other days, linearly interpolated between weeks."""
    whole = course.index.union(days)
    return course.reindex(whole).interpolate("time").loc[days]


def shape(simulated: pd.Series[float], observed: pd.Series[float]) -> Mapping[str, float]:
    """Return the correlation over time, and both series' first and last values over their means."""
    model, field = simulated / simulated.mean(), observed / observed.mean()
    return {
        "correlation": float(np.corrcoef(model, field)[0, 1]),
        "model_first": float(model.iloc[0]), "field_first": float(field.iloc[0]),
        "model_last": float(model.iloc[-1]), "field_last": float(field.iloc[-1]),
    }  # fmt: skip
