"""A table of counties with one invented county."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from kith.validation import counties
from kith.validation.counties import County

ROW = {
    "fips": "01001", "state": "AL", "county": 'Made "up"', "population": "60000",
    "population_18plus": "46000", "area_sqmi": "600", "EP_POV150": "20", "EP_AGE65": "16",
    "EP_AGE17": "23", "EP_MINRTY": "27", "EP_AFAM": "19", "EP_HISP": "4", "EP_ASIAN": "1",
    "acs_broadband_pct": "87", "acs_not_prof_english_pct": "1.1", "acs_median_hh_income": "70000",
    "acs_households": "22500", "uninsured_u65_pct": "10", "rural_pct": "40",
    "social_associations_per_10k": "11", "mhp_per_100k": "", "MHLTH_crude": "17.3",
}  # fmt: skip


def write_table(folder: Path, *rows: dict[str, str]) -> Path:
    pd.DataFrame(list(rows)).to_csv(folder / "counties.csv", index=False)
    return folder


def county(tmp_path: Path, **changes: str) -> County:
    return counties.read(write_table(tmp_path, ROW | changes))["01001"]
