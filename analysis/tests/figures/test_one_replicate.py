from __future__ import annotations

from pathlib import Path

from whole import write_whole

import kith

MAIN = "treated_past_year_share"


def test_all_draw_with_one_replicate(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "one.h5", replicates=1, weeks=60)
    with kith.open(path) as study:
        for function in (kith.figures.cascade, kith.figures.reasons, kith.figures.levels,
                         kith.figures.cost_effectiveness, kith.figures.spending):  # fmt: skip
            function(study).figure.draw_without_rendering()
        kith.figures.acceptability(study)
        kith.figures.equity_plane(study)
        kith.figures.convergence(study, MAIN)
        kith.figures.tornado(study, kith.draws(path), MAIN)
