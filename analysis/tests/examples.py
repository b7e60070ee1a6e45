"""The results that examples in docstrings read, below the current folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from panels import write_panel
from small_town import with_peers
from sweeps import known, saltelli, write_sweep

import kith

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def write_results(folder: Path, whole: Path) -> None:
    """Write results/*.h5: `whole`, a sweep, single people, a small run and a trial."""
    results = folder / "results"
    results.mkdir(parents=True)
    (folder / "scenarios").symlink_to(SCENARIOS)
    for name in ("clinic", "central"):
        shutil.copy(whole, results / f"{name}.h5")
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
