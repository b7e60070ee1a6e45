"""Tables of the fate of requests for care, and of barriers to care."""

from __future__ import annotations

import numpy as np

from kith.figures.parts.words import upper_first
from kith.figures.reasons import REASONS
from kith.report.facts import Facts
from kith.report.tables import Table
from kith.stats.paired_values import paired_values

#: Prefix of the outcomes of a kind of care → the name of the kind.
KINDS = {
    "": "All",
    "general_medical_": "General medical",
    "therapist_": "Therapist",
    "prescriber_": "Prescriber",
    "helper_": "Non-clinical helper",
}
#: Outcomes for the fate of a request → their column heads.
FATES = {
    "seen_within_4_weeks_share": "seen within 4 weeks",
    "seen_in_4_to_12_weeks_share": "in 4 to 12",
    "seen_after_12_weeks_share": "later",
    "left_unseen_share": "left unseen",
    "still_waiting_share": "still waiting",
}
MEDIAN = "wait_weeks_median"


def by_kind(facts: Facts) -> Table | None:
    """Tabulate when requests were seen, per 100 requests, in usual care and the scenario."""
    if not facts.holds(*FATES):
        return None
    rows = []
    for prefix, kind in KINDS.items():
        levels = {fate: _levels(facts, prefix + fate) for fate in (*FATES, MEDIAN)}
        for place, of in enumerate(("usual care", "scenario")):
            told = [_told(levels[fate][place], 100) for fate in FATES]
            if any(told):
                rows.append([f"{kind}, {of}", *told, _told(levels[MEDIAN][place], 1)])
    heads = ["Of 100 requests made 12 to 38 weeks before", *FATES.values(),
             "median wait of those who start, weeks"]  # fmt: skip
    return Table("How long adults wait for a first visit, by kind of care", heads, rows)


def barriers(facts: Facts) -> Table | None:
    """Tabulate adults without care per 100 in need, by barrier, in usual care and the scenario.

    The first columns count each adult under the barrier whose removal would help most, so that they
    add up. The last columns count all adults held back by a barrier, and so do not add up.
    """
    rows = []
    for reason, (said, _) in REASONS.items():
        cells = []
        for name in (f"unmet_need_{reason}_share", f"held_back_by_{reason}_share"):
            cells += [
                f"{100 * mean:.1f}" if np.isfinite(mean) else "–" for mean in _levels(facts, name)
            ]
        if any(cell != "–" for cell in cells):
            rows.append([upper_first(said), *cells])
    if not rows:
        return None
    total = [f"{100 * mean:.1f}" for mean in _levels(facts, "unmet_need_share")]
    rows.append(["All without care", *total, "", ""])
    heads = ["Of 100 adults in need now, without care and", "helped most without it, usual care",
             "scenario", "held back by it among others, usual care", "scenario"]  # fmt: skip
    return Table("What keeps adults in need from care", heads, rows)


def _levels(facts: Facts, name: str) -> tuple[float, float]:
    """Return the means over replicates in usual care and the scenario; NaN if there are none."""
    if not facts.holds(name):
        return np.nan, np.nan
    usual, own = paired_values(facts.study, name, facts.scenario)
    values = [run.values[np.isfinite(run.values)] for run in (usual, own)]
    means = [float(some.mean()) if some.size else np.nan for some in values]
    return means[0], means[1]


def _told(value: float, factor: float) -> str:
    return f"{factor * value:.1f}" if np.isfinite(value) else ""
