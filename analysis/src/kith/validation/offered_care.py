"""People to whom programs offer care: a small trial, and outreach in the reference nation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kith.io.evidence import CENTRAL, central_evidence, evidence
from kith.io.open import open as open_result
from kith.io.simulator import Simulator
from kith.io.trials.trial import trial as open_trial
from kith.stats.intervals import Numbers

#: Weeks from enrollment to the measurement: half a year.
WEEKS = 26

# Both arms may use usual care. An arm can be sent to one place only, so none is sent to a doctor.
_TRIAL = """format = 1
extends = "{community}"
id = "collaborative-care"
title = "Collaborative care against usual care"

[time]
weeks = 80

[[partnership]]
id = "practice"
partners = ["primary-care-practices", "safety-net"]
established = true
grant_usd_per_year = 5_000_000
grant_weeks = 260
[partnership.integrated_primary_care]
care_managers_fte = 12

[trial]
title = "Collaborative care against usual care"
enrol_week = 52                         # by then posts are filled
number = 800
weeks = [0, {weeks}]
outcomes = ["medicated"]
[trial.eligible]
youngest_age = 18
least_phq9 = 10
[[trial.arm]]
id = "usual"
title = "Usual care"
[[trial.arm]]
id = "collaborative"
title = "With a care manager"
partnerships = ["practice"]
refer_to = "practice/integrated_primary_care"
"""

_OUTREACH = """format = 1
extends = "{community}"
id = "found-by-outreach"
title = "People found by outreach workers"

[time]
weeks = 104

[[partnership]]
id = "outreach"
partners = ["community-center", "safety-net"]
established = true
grant_usd_per_year = 5_000_000
grant_weeks = 260
[partnership.outreach]
workers_fte = 10
"""

#: Workers offer care without accompanying people to the first visit.
_ALONE = evidence("care.start_coached", 0.0, "people found by others go alone")


def patterns(
    simulator: Simulator, community: Path, folder: Path, replicates: int, seed: int,
    sets: Sequence[str] = (),
) -> dict[str, Numbers]:  # fmt: skip
    """Return both measures by name."""
    where = (simulator, community, folder, replicates, seed, sets)
    return {
        "medicated_collaborative_to_usual": medicated_ratio(*where),
        "found_begin_share": found_begin(*where),
    }


def medicated_ratio(
    simulator: Simulator, community: Path, folder: Path, replicates: int, seed: int,
    sets: Sequence[str] = (),
) -> Numbers:  # fmt: skip
    """Return the ratio of shares on medication after half a year, collaborative to usual care."""
    file = folder / "collaborative.toml"
    text = _TRIAL.format(community=community.resolve().as_posix(), weeks=WEEKS)
    result = _run(simulator, file, text, sets, replicates, seed)
    with open_trial(result) as table:
        share = table["mean"].isel(scenario=-1).sel(trial_outcome="medicated", trial_week=WEEKS)
        ratio = share.sel(trial_arm="collaborative") / share.sel(trial_arm="usual")
        return np.asarray(ratio, dtype=float)


def found_begin(
    simulator: Simulator, community: Path, folder: Path, replicates: int, seed: int,
    sets: Sequence[str] = (),
) -> Numbers:  # fmt: skip
    """Return the share of people offered care by outreach workers who start it.

    This is the share who accept times the share who come. The latter is measured in the second half
    of the second year, when workers are in their posts.
    """
    file = folder / "outreach.toml"
    text = _OUTREACH.format(community=community.resolve().as_posix())
    result = _run(simulator, file, text, (*sets, _ALONE), replicates, seed)
    accepts = central_evidence(simulator, file, sets)["evidence.programs.outreach_accepts_share"]
    with open_result(result) as study:
        come = study["came_of_found_share"].isel(scenario=1).sel(stratum="adults")
        return np.asarray(accepts * come.isel(time=slice(78, 104)).mean("time"), dtype=float)


def _run(
    simulator: Simulator, file: Path, text: str, sets: Sequence[str], replicates: int, seed: int
) -> Path:
    file.write_text(text, "utf-8")
    changes = (*CENTRAL, "same_money.enabled=false", *sets)
    result = file.with_suffix(".h5")
    return simulator.run([file], result, sets=changes, replicates=replicates, seed=seed)
