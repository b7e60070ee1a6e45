"""Reads the table of counties, with inputs of the regression and observed figures."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from pathlib import Path

#: Columns that the regression needs; in percent unless the name says otherwise.
NEEDED = (
    "fips", "state", "county", "population", "population_18plus", "area_sqmi", "EP_POV150",
    "EP_AGE65", "EP_AGE17", "EP_MINRTY", "EP_AFAM", "EP_HISP", "EP_ASIAN", "acs_broadband_pct",
    "acs_not_prof_english_pct", "acs_median_hh_income", "acs_households", "uninsured_u65_pct",
    "rural_pct", "social_associations_per_10k",
)  # fmt: skip

#: Columns that may be empty → the national figure used instead.
NATIONAL = {
    "mhp_per_100k": 332.5,  # NPPES 2024
    "violent_crime_per_100k_chr2018": 380.0,  # FBI 2012-14, mean of the years (not verified)
}


@dataclass(frozen=True)
class County:
    """One row of the table; `numbers` holds all its numeric columns."""

    fips: str
    name: str
    state: str
    numbers: dict[str, float]


class CountyTableError(ValueError):
    """A table, or one of its rows, from which no community can be made."""


def read(path: Path) -> dict[str, County]:
    """Return the counties of a table that have all needed columns, by FIPS code.

    `path` is the table (CSV, UTF-8, one row per county, an empty cell for a missing value) or a
    folder that contains `counties.csv`.
    """
    file = path / "counties.csv" if path.is_dir() else path
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = csv.DictReader(opened)
        names = set(rows.fieldnames or [])
        missing = [name for name in NEEDED if name not in names]
        if missing:
            raise CountyTableError(f"{file}: has no column {', '.join(missing)}")
        counties = [_county(row) for row in rows]
    return {county.fips: county for county in counties if county is not None}


def _county(row: dict[str, str]) -> County | None:
    numbers = {key: float(text) for key, text in row.items() if _is_number(text)}
    texts = ("fips", "state", "county")
    if any(name not in numbers for name in NEEDED if name not in texts):
        return None
    for column, value in NATIONAL.items():
        numbers.setdefault(column, value)
    return County(row["fips"].zfill(5), row["county"], row["state"], numbers)


def _is_number(text: str | None) -> bool:
    try:
        return text is not None and math.isfinite(float(text))
    except ValueError:
        return False
