"""Makes scenarios/counties.csv.gz from a table of all counties: the columns that `kith community` reads, no more.

Usage: counties.py TABLE.csv [-o scenarios/counties.csv.gz]. The same table gives the same bytes. TABLE has a row a
county, put together from the public-domain tables that scenarios/README.md names.
"""

import argparse
import csv
import gzip
import io
from pathlib import Path

COLUMNS = (
    "fips", "state", "full_name", "population", "lon", "lat", "area_sqmi", "mean_household_size",
    "EP_POV150", "EP_UNINSUR", "EP_AGE65", "EP_AGE17", "EP_NOVEH", "EP_MINRTY", "EP_AFAM", "EP_HISP",
    "EP_ASIAN", "EP_AIAN", "acs_broadband_pct", "acs_median_hh_income", "acs_median_hh_income_white",
    "acs_median_hh_income_black", "acs_median_hh_income_hispanic", "acs_not_prof_english_spanish_pct",
    "acs_not_prof_english_other_european_pct", "acs_not_prof_english_asian_pct",
    "acs_not_prof_english_other_pct",
)  # fmt: skip


def rows_of(table):
    with table.open(encoding="utf-8-sig", newline="") as opened:
        rows = sorted(csv.DictReader(opened), key=lambda row: row["fips"])
    return [[row[column].removesuffix(".0") for column in COLUMNS] for row in rows]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("scenarios/counties.csv.gz"))
    asked = parser.parse_args()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows_of(asked.table))
    asked.output.write_bytes(gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
