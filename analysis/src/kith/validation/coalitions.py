"""How long partnerships last, from many identical ones in one small community."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kith.io.evidence import CENTRAL
from kith.io.groups.partnerships import partnerships as open_partnerships
from kith.io.simulator import Simulator
from kith.stats.intervals import Numbers

#: Number of partnerships in the community; they do not interact.
NUMBER = 60

_HEAD = """format = 1
extends = "{community}"
id = "coalitions"
title = "Coalitions with a grant of three years"
"""

# The grant pays a coordinator and the meetings, as in the 110 coalitions of Feinberg 2008.
_ONE = """
[[partnership]]
id = "coalition-{number}"
partners = ["community-center", "congregation"]
grant_usd_per_year = 65_000
grant_weeks = 156
renewal = "by_chance"
"""


def alive(
    simulator: Simulator, community: Path, folder: Path, replicates: int, seed: int
) -> dict[str, Numbers]:
    """Return the share alive 3 and 7 years after the start, by replicate."""
    file = folder / "coalitions.toml"
    text = _HEAD.format(community=community.resolve().as_posix())
    file.write_text(text + "".join(_ONE.format(number=i) for i in range(NUMBER)), "utf-8")
    small = ("community.residents=500", "time.settling_weeks=0", "time.weeks=365")
    result = simulator.run(
        [file], folder / "coalitions.h5", sets=(*small, *CENTRAL), replicates=replicates, seed=seed
    )
    with open_partnerships(result) as table:
        share = table["alive"].isel(scenario=1).mean("partnership")
        return {
            f"alive_{years}_years": np.asarray(share.isel(time=52 * years), dtype=float)
            for years in (3, 7)
        }
