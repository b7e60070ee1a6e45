"""Recounts the people whom a scenario reached from individual people, without the program's counts.

It follows the definitions only: T1 and T0 are the weeks of first care from the partnership's first
week on, with the partnership and without it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

USUAL = "usual-care"
#: Kind of care counted -> the column of `kith.panel` with its place.
PLACES = {"care": "care_at", "care-or-support": "care_or_support_at"}
QUARTER, BROUGHT_WITHIN, YEAR = 13, 26, 52
BANDS = ("below-5", "5-to-12.99", "13-and-above")


@dataclass(frozen=True)
class Panel:
    """Everybody of one replicate, from the partnership's first week on."""

    people: pd.DataFrame  #: by person
    weeks: pd.DataFrame
    first_week: int
    last_week: int

    def life(self, scenario: str) -> pd.DataFrame:
        """Return the weeks of everybody in one scenario."""
        return self.weeks[self.weeks["scenario"] == scenario]


def everybody(weeks: pd.DataFrame, people: pd.DataFrame, first_week: int) -> Panel:
    """Keep the people and weeks of one replicate from the partnership's first week on."""
    here = people[people["last_week"] >= first_week].set_index("person")
    return Panel(here, weeks[weeks["week"] >= first_week], first_week, int(weeks["week"].max()))


def per_person(panel: Panel, scenario: str) -> pd.DataFrame:
    """Return a row per person: K6 band, other life, and which programs served them and how."""
    table = panel.people[["care_before", "care_or_support_before", "strata"]].copy()
    table["band"] = _band(panel)
    with_it, without = panel.life(scenario), panel.life(USUAL)
    for counted, column in PLACES.items():
        table[counted] = _other_life(
            _first_care(panel, with_it, column), _first_care(panel, without, column)
        )
    t1 = _first_care(panel, with_it, "care_at")["week"]
    clients, brought = client_weeks(with_it), brought_weeks(with_it, t1)
    first_visit = clients.groupby("person")["week"].min().reindex(table.index)
    first_brought = brought.groupby("person")["week"].min().reindex(table.index)
    first = np.fmin(first_visit, first_brought)
    late = first > panel.last_week - YEAR
    table["served"] = np.select(
        [first.isna(), late], ["not-served", "first-served-in-last-52-weeks"], "served"
    )
    table["how"] = np.select([first.isna(), first_visit.notna()], ["", "client"], "brought")
    for name, values in (("k6", _steps(panel)), ("serious_weeks", panel.weeks["k6"] >= 13)):
        summed = values.groupby([panel.weeks["scenario"], panel.weeks["person"]], observed=True)
        sums = summed.sum().unstack("scenario").reindex(table.index)
        table[f"{name}_difference"] = sums[scenario] - sums[USUAL]
    return table


def client_weeks(life: pd.DataFrame) -> pd.DataFrame:
    """Return person, program and week of every week as a client."""
    return _by_program(life, "client_of")


def brought_weeks(life: pd.DataFrame, t1: pd.Series) -> pd.DataFrame:
    """Return person, program and week of first care for people brought into care by a program."""
    met = _by_program(life, "met_by")
    met["care"] = met["person"].map(t1)
    met = met[met["week"] <= met["care"]]  # nobody already in care is brought into it
    last = met.groupby(["person", "program"], as_index=False).last()
    soon = last[last["care"] - last["week"] <= BROUGHT_WITHIN]
    return soon[["person", "program"]].assign(week=soon["care"])


def by_stratum(table: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each person and each of the person's strata."""
    return table.assign(stratum=table["strata"].astype(str).str.split("+")).explode("stratum")


def _by_program(life: pd.DataFrame, column: str) -> pd.DataFrame:
    some = life.loc[life[column].notna(), ["person", "week", column]]
    some = some.assign(program=some[column].astype(str).str.split("+")).explode("program")
    return some[["person", "program", "week"]].sort_values("week", kind="stable")


def _steps(panel: Panel) -> pd.Series:
    """Return K6 without the rounding of its printed value: it has steps of 1/1024 of a point."""
    return np.rint(panel.weeks["k6"].astype("float64") * 1024) / 1024


def _band(panel: Panel) -> pd.Series:
    life = panel.life(USUAL)
    start = life[life["week"] == life["person"].map(panel.people["baseline_week"])]
    k6 = start.set_index("person")["k6"].reindex(panel.people.index)
    return pd.cut(k6, [-np.inf, 5, 13, np.inf], right=False, labels=list(BANDS)).astype(str)


def _first_care(panel: Panel, life: pd.DataFrame, column: str) -> pd.DataFrame:
    had = life.loc[life[column].notna(), ["person", "week", column]].sort_values("week")
    first = had.drop_duplicates("person").set_index("person")
    first = first.rename(columns={column: "place"}).reindex(panel.people.index)
    return first.assign(place=first["place"].astype(str))


def _other_life(one: pd.DataFrame, other: pd.DataFrame) -> np.ndarray:
    t1, t0 = one["week"], other["week"]  # missing: never
    return np.select(
        [
            t1.isna() & t0.isna(),
            t1.isna(),
            t0.isna(),
            t0 >= t1 + QUARTER,
            t0 <= t1 - QUARTER,
            one["place"] != other["place"],
        ],
        ["no-care", "displaced", "newly-reached", "sooner", "later", "moved"],
        "same",
    )
