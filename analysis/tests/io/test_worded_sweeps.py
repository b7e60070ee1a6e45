"""Names and lists that a sweep varies reach pandas as written in its file."""

from __future__ import annotations

from pathlib import Path

from program import needs_program
from small_example import EXAMPLE

import kith
from kith.io.simulator import Simulator

LANGUAGES, STAFF = (f"partnership.clinic.{key}" for key in ("outreach.languages", "unspent"))
SWEEP = f"""format = 1
id = "words"
scenarios = ["{EXAMPLE}"]
set = ["community.residents=1500", "time.weeks=20", "time.settling_weeks=0"]
[design]
method = "table"
table = "points.csv"
[run]
replicates = 1
"""


@needs_program
def test_words_of_a_table_reach_pandas(tmp_path: Path) -> None:
    (tmp_path / "points.csv").write_text(
        f"""{LANGUAGES},{STAFF}\n"['en', 'es']",kept\n"['en']",returned\n"['en']",kept\n"""
    )
    (tmp_path / "sweep.toml").write_text(SWEEP)
    program = Simulator(threads=2)
    program.call("plan", tmp_path / "sweep.toml", "-o", tmp_path / "sweep")
    program.call("work", tmp_path / "sweep")
    program.call("merge", tmp_path / "sweep", "-o", tmp_path / "sweep.h5")
    for engine in ("h5netcdf", "netcdf4"):
        with kith.open(tmp_path / "sweep.h5", engine=engine) as opened:
            assert opened[f"param_{STAFF}"].values.tolist() == ["kept", "returned", "kept"]
    table = kith.effects(tmp_path / "sweep.h5", "in_care_share", strata="adults")
    languages = table["partnership_clinic_outreach_languages"]
    assert languages.cat.categories.tolist() == ['["en", "es"]', '["en"]']
    assert languages.iloc[:: len(table) // 3].tolist() == ['["en", "es"]', '["en"]', '["en"]']
