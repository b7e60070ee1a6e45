"""The main example, small enough for daily tests."""

from __future__ import annotations

from pathlib import Path

EXAMPLE = Path(__file__).parents[3] / "scenarios" / "clinic-at-the-community-center.toml"
SMALL = ("community.residents=4000", "time.weeks=130", "time.settling_weeks=26",
         "partnership.clinic.start_week=10")  # fmt: skip
REPLICATES = 3
