"""Tables of people reached, compared with the same people under usual care."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from kith.figures.parts import words
from kith.figures.parts.words import program_label, upper_first
from kith.io import strata
from kith.report.facts import Facts
from kith.report.tables import Table, interval_head
from kith.stats import intervals, selection
from kith.stats.reach.reach_counts import SERIOUS, effects, people, reach_counts

#: Counts in reading order, with their names in the table.
PEOPLE = {
    "additional": "Additional people treated (newly in care less displaced)",
    "newly_in_care_served": "Newly in care, served by the programs",
    "newly_in_care_not_served": "Newly in care, not served (word of mouth, freed slots)",
    "sooner": "In care 3 months sooner or more",
    "later": "In care 3 months later or more",
    "moved": "In care elsewhere, about as soon",
    "displaced": "Displaced: in care under usual care alone",
    "clients": "Clients of the programs",
    "brought": "Brought into care by the programs, not clients",
    "first_served_late": "First served in the last year of the run: too late to tell",
}
#: Dimensions of strata in the table.
DIMENSIONS = ("race", "income", "age", "sex", "zone", strata.OWN)

CERTAIN = (
    "Nobody can see two lives of one person; a simulation can. Each resident lives once with the "
    "scenario and once under usual care, with the same chance events. The number of additional "
    "people treated does not depend on that: it is the difference in how many are ever treated. "
    "Who is newly in care, sooner, later or displaced does: it assumes that chance strikes a "
    "person alike in both lives."
)
CHURN = (
    "A slot that one client takes or frees shifts the weeks of many others. A scenario that helps "
    "hardly anybody therefore still shows newly treated and displaced people, in nearly equal "
    "numbers. Read the difference between the two; neither number alone is the programs’ work. "
    "“kith churn” with the scenario’s file counts them where a single person is helped."
)


def counts(facts: Facts) -> Table | None:
    """Tabulate people reached, and those in serious distress at the start.

    Rows that are zero in every history are left out, except the first.
    """
    if facts.reach is None:
        return None
    all_of = _records(reach_counts(facts.reach, facts.scenario))
    serious = _records(reach_counts(facts.reach, facts.scenario, k6_band=SERIOUS))
    rows = []
    for name, said in PEOPLE.items():
        row = all_of[name]
        if name == "additional" or row["high"] > 0 or row["mean"] > 0:
            rows.append([said, *_told(row), _number(serious[name]["mean"], name)])
    wider = _records(reach_counts(facts.reach, facts.scenario, care="care-or-support"))
    serious = _records(
        reach_counts(facts.reach, facts.scenario, care="care-or-support", k6_band=SERIOUS)
    )
    rows.insert(1, ["Additional people with care or support (peers, groups, health workers)",
                    *_told(wider["additional"]),
                    _number(serious["additional"]["mean"], "additional")])  # fmt: skip
    if all_of["everybody"]["replicates"] == 0:
        return None
    of = f"{all_of['everybody']['mean']:,.0f}"
    heads = ["People, since the partnership began", "mean", interval_head(list(all_of.values())),
             "of these in serious distress at the start"]  # fmt: skip
    return Table(f"Who was reached, of {of} people who lived here at some time", heads, rows)


def by_stratum(facts: Facts) -> Table | None:
    """Tabulate additional people treated per 1,000 residents, in strata that are large enough."""
    if facts.reach is None or not facts.holds("residents"):
        return None
    adults = _residents(facts, strata.ADULTS)
    rows, shown = [], []
    for stratum in strata.in_reading_order(str(s) for s in facts.reach["stratum"].values):
        if stratum != strata.ADULTS and strata.dimension(stratum) not in DIMENSIONS:
            continue
        living = _residents(facts, stratum)
        enough = living >= selection.FEWEST_PEOPLE or living >= selection.FEWEST_SHARE * adults
        additional = people(facts.reach, facts.scenario, stratum)["additional"]
        if not enough or not additional.size:
            continue
        row = _summary(1000 * additional / living)
        shown.append(row)
        rows.append(
            [strata.label(stratum, strata.titles(facts.study)), f"{living:,.0f}", *_told(row, 1)]
        )
    heads = ["Group", "residents", "per 1,000", interval_head(shown)]
    said = "Additional people treated per 1,000 residents, by who they are"
    return Table(said, heads, rows) if rows else None


def effect(facts: Facts) -> Table | None:
    """Tabulate changes for people served, per person and in total, and for all others."""
    if facts.reach is None:
        return None
    found = effects(facts.reach, facts.scenario)
    somebody = served(facts)
    lines = (
        ("Each person served: weeks in serious distress", "serious_weeks_served_each", 1),
        ("Each person served: distress points times weeks", "k6_served_each", 1),
        ("All people served together: weeks in serious distress", "serious_weeks_served", 0),
        ("All others together: weeks in serious distress", "serious_weeks_others", 0),
        ("All others together: distress points times weeks", "k6_others", 0),
    )
    rows, shown = [], []
    for said, name, digits in lines:
        values = found[name][np.isfinite(found[name])]
        if values.size and (somebody or "others" in name):
            row = _summary(values)
            shown.append(row)
            rows.append([said, *_told(row, digits, signed=True)])
    heads = ["Against the same people’s life in usual care", "mean", interval_head(shown)]
    return Table("What changed for those served, and for everybody else", heads, rows)


def by_program(facts: Facts) -> Table | None:
    """Tabulate clients and people brought into care by program; one person may count in several."""
    if facts.reach is None or "reach_clients" not in facts.reach:
        return None
    own = facts.reach.sel(scenario=facts.scenario)
    rows = []
    for program in own["program"].values:
        cells = []
        for name in ("reach_clients", "reach_brought"):
            runs = own[name].sel(program=program).sum("k6_band", skipna=False).values
            runs = runs[np.isfinite(runs) & (runs >= 0)].astype(np.float64)
            cells.append(float(runs.mean()) if runs.size else 0.0)
        if any(cells):
            rows.append([upper_first(program_label(str(program))), *(f"{c:,.0f}" for c in cells)])
    heads = ["Program", "clients", "brought into care"]
    said = "Clients, and people brought into care, by program; one person may count in several"
    return Table(said, heads, rows) if len(rows) > 1 else None


def served(facts: Facts) -> bool:
    """Return whether programs of the page's scenario served anybody in any history."""
    if facts.reach is None:
        return False
    return bool((facts.reach["reach_served"].sel(scenario=facts.scenario) > 0).any())


def headline(facts: Facts) -> str:
    """State in a sentence how many more people are treated; "" if the file does not tell."""
    if facts.reach is None:
        return ""
    values = people(facts.reach, facts.scenario)
    additional = values["additional"]
    if additional.size < intervals.FEWEST:
        return ""
    row = _summary(additional)
    mean, spread = row["mean"], _spread(row, 0)
    more = "more" if mean >= 0 else "fewer"
    newly, displaced = (float(values[n].mean()) for n in ("newly_in_care", "displaced"))
    return (
        f"{abs(mean):,.0f} {more} people are treated at some time ({_kind(row)} {spread}): "
        f"{newly:,.0f} get care who would have gone without, {displaced:,.0f} go without who would "
        "have got care."
    )


def _residents(facts: Facts, stratum: str) -> float:
    """Return the mean number of people in a stratum when the first partnership begins."""
    if stratum not in facts.study["stratum"].values:
        return 0.0
    first = int(facts.study.attrs.get("first_partnership_week", 0))
    weeks = facts.study["week"].values
    place = min(int(np.searchsorted(weeks, first)), len(weeks) - 1)  # may start after the end
    one = facts.study["residents"].sel(scenario=facts.usual, stratum=stratum).isel(time=place)
    return float(one.mean())


def _records(frame: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {str(k): {str(n): v for n, v in row.items()} for k, row in frame.T.to_dict().items()}


def _summary(values: intervals.Numbers) -> dict[str, Any]:
    low, high, kind = intervals.interval(values)
    return {"mean": float(values.mean()), "low": low, "high": high, "interval": kind,
            "replicates": values.size}  # fmt: skip


def _told(row: dict[str, Any], digits: int = 0, signed: bool = False) -> list[str]:
    return [_written(row["mean"], digits, signed), _spread(row, digits, signed)]


def _spread(row: dict[str, Any], digits: int, signed: bool = False) -> str:
    if not np.isfinite(row["low"]):
        return ""
    return " to ".join(_written(row[n], digits, signed) for n in ("low", "high"))


def _written(value: float, digits: int, signed: bool = False) -> str:
    text = words.signed(float(value), digits)
    return text if signed else text.removeprefix("+")


def _number(value: float, name: str) -> str:
    """Write a mean number of people; "" for those first served too late to tell."""
    return "" if name == "first_served_late" else _written(value, 0)


def _kind(row: dict[str, Any]) -> str:
    return intervals.name(row["interval"], row["replicates"]).replace("replicates", "histories")
