from __future__ import annotations

from pathlib import Path

import pytest
from county_table import ROW, write_table

from kith.validation import counties


def test_tables_and_rows_that_are_not_complete_are_left_out_or_named(tmp_path: Path) -> None:
    write_table(tmp_path, ROW, ROW | {"fips": "01003", "rural_pct": ""})
    assert list(counties.read(tmp_path)) == ["01001"]
    write_table(tmp_path, {k: v for k, v in ROW.items() if k != "EP_AGE65"})
    with pytest.raises(counties.CountyTableError, match="no column EP_AGE65"):
        counties.read(tmp_path)
