"""Writes the results that examples in docstrings read, below the current folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from panels import write_panel
from small_town import with_peers
from sweeps import known, saltelli, write_sweep

import kith

SCENARIOS = Path(__file__).parents[3] / "scenarios"


#: Output of `kith choose --csv`.
CHOICE = """\
plan,title,replicates,mean,behind,behind_low,behind_high,expected_loss,probability_best,gain,cost_usd,equity,dropped_for,on_frontier
b,Two peers,40,90000,0,0,0,300,0.98,1.4,50000,0.02,,True
a,One peer,28,40000,50000,10000,90000,50300,0.02,0.7,30000,0.01,b,True
usual-care,Usual care,20,0,90000,60000,120000,90300,0,0,0,0,b,True
"""

#: What it writes for `--future`.
FUTURES = """\
future,plan,title,replicates,mean,over_usual,over_usual_low,over_usual_high,regret,regret_low,regret_high,is_best,beyond,unsure
as planned,b,Two peers,40,90000,90000,60000,120000,0,0,0,True,,
as planned,a,One peer,40,40000,40000,20000,60000,50000,10000,90000,False,,
as planned,usual-care,Usual care,40,0,0,0,0,90000,60000,120000,False,,
grant lost,b,Two peers,40,-30000,-30000,-50000,-10000,30000,10000,50000,False,,
grant lost,a,One peer,40,-20000,-20000,-30000,-10000,20000,10000,30000,False,,
grant lost,usual-care,Usual care,40,0,0,0,0,0,0,0,True,,
"""


def write_results(folder: Path, whole: Path) -> None:
    """Write results/*.h5: `whole`, a sweep, a panel, a small run and a trial."""
    results = folder / "results"
    results.mkdir(parents=True)
    (folder / "scenarios").symlink_to(SCENARIOS)
    for name in ("clinic", "central"):
        shutil.copy(whole, results / f"{name}.h5")
    (results / "choice.csv").write_text(CHOICE, encoding="utf-8")
    (results / "choice-futures.csv").write_text(FUTURES, encoding="utf-8")
    places = saltelli(16)
    write_sweep(results / "sweep.h5", places, known(places), "saltelli")
    write_panel(results / "panel")
    zones = zip(("centre", "mills", "farms"), (0.0, 0.1, 0.3), strict=True)
    placed = [{"id": zone, "centroid": {"latitude": 40, "longitude": x}} for zone, x in zones]
    programs = {"colocated_clinic": {"host": "community-center"}, "grant_usd_per_year": 300_000}
    clinic = with_peers("clinic", weeks=60, **programs) | {"zone": placed}
    weeks = {"time.weeks": 60, "time.settling_weeks": 4}
    kith.run(clinic, set=weeks, replicates=3, output=results / "town.h5").close()
    trial = "trials/committee-diffusion.toml"
    short = {"time.settling_weeks": 4}
    kith.run(trial, set=short, replicates=1, output=results / "trial.h5").close()
