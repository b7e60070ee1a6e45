"""Writes the people reached by the scenarios of a study, with known numbers."""

from __future__ import annotations

import numpy as np
from synthetic import Writer

LIVES = ["newly-reached", "sooner", "later", "moved", "same", "displaced", "no-care"]
SERVED = ["not-served", "served", "first-served-in-last-52-weeks"]
BANDS = ["below-5", "5-to-12.99", "13-and-above"]
AXES = {
    "care_counted": ["care", "care-or-support"],
    "other_life": LIVES,
    "served_by_programs": SERVED,
    "care_before": ["no-care-before", "care-before"],
    "served_how": ["client", "brought"],
    "k6_band": BANDS,
}

#: (life, served) → adults in each K6 band in the clinic's scenario; none had care before.
ADULTS = {
    ("newly-reached", "served"): (8, 12, 10),
    ("newly-reached", "not-served"): (4, 2, 0),
    ("newly-reached", "first-served-in-last-52-weeks"): (1, 0, 0),
    ("sooner", "served"): (2, 3, 5),
    ("later", "not-served"): (3, 0, 0),
    ("same", "served"): (0, 6, 0),
    ("displaced", "not-served"): (2, 3, 0),
    ("no-care", "served"): (4, 0, 0),
    ("no-care", "not-served"): (835, 80, 20),
}
YOUTHS = {("newly-reached", "served"): (1, 1, 0), ("no-care", "not-served"): (90, 8, 0)}
#: Every other replicate has one more person newly in care, so that intervals have a width.
MORE = ("newly-reached", "not-served")


def write_reached(writer: Writer, replicates: int, strata: list[str]) -> None:
    """Write /reach: scenario 1 of 3 reaches people, its rival and usual care reach nobody."""
    writer.file.create_group("reach")
    for name, labels in AXES.items():
        writer.scale(name, labels)
    sizes = [len(AXES[name]) for name in ("care_counted", "other_life", "served_by_programs",
                                          "care_before", "k6_band")]  # fmt: skip
    people = np.zeros((3, replicates, *sizes, len(strata)), dtype="i4")
    for stratum, table in ((0, ADULTS), (1, YOUTHS), (2, YOUTHS)):
        for (life, served), bands in table.items():
            held, by = LIVES.index(life), SERVED.index(served)
            for band, count in enumerate(bands):
                people[1, :, :, held, by, 0, band, stratum] = count
    people[1, 1::2, :, LIVES.index(MORE[0]), SERVED.index(MORE[1]), 0, 0, 0] += 1
    everybody = people[1].sum(axis=(2, 3, 4), keepdims=True)[:, :, 0, 0, 0]
    for scenario in (0, 2):
        people[scenario, :, :, LIVES.index("no-care"), 0, 0] = everybody
    dims = ["scenario", "replicate"]
    writer.outcome("reach/reach_people", people, [*dims, "care_counted", "other_life",
               "served_by_programs", "care_before", "k6_band", "stratum"])  # fmt: skip
    served = np.zeros((3, replicates, 2, 3, len(strata)), dtype="i4")
    served[1, :, 0, :, 0] = (10, 18, 12)
    served[1, :, 1, :, 0] = (5, 3, 3)
    served[1, :, 0, :, 1] = (1, 1, 0)
    writer.outcome("reach/reach_served", served, [*dims, "served_how", "k6_band", "stratum"])
    for name, first, second in (("clients", 3, 0), ("brought", 1, 0)):
        by = np.zeros((3, replicates, 4, 3), dtype="i4")
        by[1, :, 1], by[1, :, 2] = first, second
        writer.outcome(f"reach/reach_{name}", by, [*dims, "program", "k6_band"])
    for name, each in (("k6", -20.0), ("serious_weeks", -2.0)):
        sums = np.zeros((3, replicates, 3, len(strata)))
        sums[1, :, 1, 0] = each * 53
        sums[1, :, 0, 0] = -10.0
        writer.outcome(f"reach/reach_{name}_difference", sums,
                   [*dims, "served_by_programs", "stratum"])  # fmt: skip
