from __future__ import annotations

from pathlib import Path

import numpy as np
from panels import WEEKS, write_panel

from kith.validation import followed


def test_adults_are_tables_of_people_and_weeks(tmp_path: Path) -> None:
    folder = write_panel(tmp_path / "panel")
    rows = (folder / "weeks.csv").read_text().splitlines()
    kept = [row for row in rows if ",clinic," not in row]
    (folder / "weeks.csv").write_text("\n".join([*kept, ""]))
    (adults,) = followed.adults(folder, ("therapist", "general_medical"))
    assert adults.k6.shape == (2, WEEKS)  # the third is 15 years old
    assert np.isfinite(adults.k6[0]).all()
    assert np.isfinite(adults.k6[1]).sum() == 10  # leaves after 10 weeks
    assert adults.care.sum() == adults.care[0, 18] == 2
