"""Writes a small study with everything that a report shows, and with known numbers."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
from reached import write_reached
from synthetic import Writer

STRATA = ["adults", "age:10-17", "income:below-100", "income:400-plus", "sex:female", "sex:male"]
SCENARIOS = ("usual-care", "clinic", "clinic-same-money")
PROGRAMS = ["usual-care", "outreach", "coordination", "plain-slots"]
PAYERS = ["private", "partnership"]
REASONS = ("waiting", "no_felt_need", "not_knowing", "cost", "travel", "language",
           "stigma_or_distrust", "no_single_barrier")  # fmt: skip
STEPS = ("need", "any_care", "came_again", "adequate", "effective")
FATES = ("seen_within_4_weeks", "seen_in_4_to_12_weeks", "seen_after_12_weeks", "left_unseen",
         "still_waiting")  # fmt: skip
ADULTS, YOUTHS = 1000, 100
START = 8

RESOLVED = """
title = "A clinic"
text = "Two organizations plan & open a clinic <inside> a center."
[time]
start = "2026-01-05"
[community]
title = "Testville"
[[zone]]
id = "hill"
title = "The Hill"
share_of_residents = 0.6
minutes_within = 5
minutes_to = { dale = 12 }
[[zone]]
id = "dale"
title = "The Dale"
share_of_residents = 0.4
minutes_within = 7
minutes_to = { hill = 12 }
[[organization]]
id = "center"
title = "The Center"
zone = "hill"
[[organization]]
id = "county"
title = "County clinic"
[[partnership]]
id = "clinic"
partners = ["county", "center"]
start_week = 8
meetings_per_month = 2.0
grant_usd_per_year = 60000.0
grant_weeks = 52
[partnership.outreach]
enabled = true
dose = 1.0
workers_fte = 2.0
steered = true
[partnership.outreach.eligible]
groups = []
[partnership.peer_support]
enabled = false
dose = 1.0
"""


def strength(replicates: int) -> np.ndarray:
    """Return the clinic's effectiveness in each replicate, the draw that drives everything."""
    return np.linspace(0.5, 1.5, replicates)


def write_whole(path: Path, *, replicates: int = 12, weeks: int = 120, **root: object) -> Path:
    """Write a study in which the clinic gains twice as much as its rival and costs the same."""
    writer = Writer(path)
    writer.file.attrs.update({
        "Conventions": "CF-1.10", "title": "A clinic", "source": "kith 0.1.0 (git 0123abc)",
        "filetype": "kith-study", "kith_format": np.int32(1), "people_per_resident": 10.0,
        "date_created": "2026-01-05T00:00:00Z", "kith_run_id": "07d322d9",
        "first_partnership_week": np.int32(START), **root,
    })  # fmt: skip
    writer.scale("time", np.arange(weeks) * 7.0, units="days since 2026-01-05", calendar="standard")
    writer.scale("scenario", list(SCENARIOS))
    writer.scale("replicate", np.arange(replicates, dtype="i4"))
    writer.scale("stratum", STRATA)
    writer.scale("year", np.arange(-(-weeks // 52), dtype="i4"))
    writer.scale("program", PROGRAMS)
    writer.scale("payer", PAYERS)
    writer.scale("partnership", ["clinic"])
    writer.put("week", np.arange(weeks, dtype="i4"), ["time"])
    for name, texts in (("title", ["Usual care", "A clinic", "Same money"]),
                        ("question", ["", "Does it help?", "And this?"])):  # fmt: skip
        writer.put(f"scenario_{name}", np.array(texts, dtype=object), ["scenario"])
    _outcomes(writer, replicates, weeks)
    _money(writer, replicates, weeks)
    _partnership(writer, replicates, weeks)
    _ledger(writer, replicates)
    write_reached(writer, replicates, STRATA)
    texts = np.array([RESOLVED] * 3, dtype=object)
    for name in ("scenario_toml", "scenario_resolved_toml"):
        writer.put(f"provenance/{name}", texts, ["scenario"])
    writer.file["provenance"].create_dataset(
        "command_line", data="kith run clinic.toml -o clinic.h5", dtype=h5py.string_dtype()
    )
    writer.close()
    return path


def effect(replicates: int, weeks: int) -> np.ndarray:
    """Return gains as (scenario, replicate, week, stratum): 1 for the clinic, 0.5 for its rival."""
    after = (np.arange(weeks) >= START) * 1.0
    per_scenario = np.array([0.0, 1.0, 0.5])
    tilt = np.array([1.0, 1.0, 2.0, 0.5, 1.0, 1.0])  # more for the poor
    return np.einsum("s,r,w,g->srwg", per_scenario, strength(replicates), after, tilt)


def _outcomes(writer: Writer, replicates: int, weeks: int) -> None:
    runs = (len(SCENARIOS), replicates, weeks, len(STRATA))
    dims = ["scenario", "replicate", "time", "stratum"]
    gain = effect(replicates, weeks)
    shift = np.array([0.0, -0.1, -0.08, 0.06, 0.02, -0.02])
    own = 0.002 * np.random.default_rng(3).normal(size=(1, replicates, 1, 1))

    def put(name: str, values: np.ndarray) -> None:
        writer.outcome(name, np.broadcast_to(values, runs).astype("f4"), dims)

    put("treated_past_year_share", 0.5 + shift + own + 0.02 * gain)
    put("need_past_year_share", 0.2 + 0 * gain)
    put("serious_distress_share", 0.05 + own / 10 - 0.001 * gain)
    put("wait_weeks_median", 1.5 + 0.1 * gain)
    put("wait_weeks_p90", 8.0 + 0.5 * gain)
    for fate, level in zip(FATES, (0.5, 0.1, 0.02, 0.37, 0.01), strict=True):
        put(f"{fate}_share", level + (fate == FATES[0]) * 0.04 * gain
            - (fate == FATES[3]) * 0.04 * gain)  # fmt: skip
    put("isolated_share", 0.12 + 0 * gain)
    put("k6_mean", 3.0 + own - 0.1 * gain)
    put("unmet_need_share", 0.7 - shift - 0.04 * gain)
    for reason in REASONS:
        put(f"unmet_need_{reason}_share", (0.7 - shift - 0.04 * gain) / len(REASONS))
    for place, step in enumerate(STEPS):
        lasting = 1 - 0.12 * place
        put(f"cascade_{step}", 60 * lasting + place * gain)
    people = np.array([ADULTS, YOUTHS, 300, 310, 520, 480], dtype="i4")
    writer.outcome("residents", np.broadcast_to(people, runs).copy(), dims)
    for name, level in (("qalys", 0.8), ("wellbys", 7.0)):
        yearly = 1000 * level + 10 * gain
        writer.outcome(name, np.cumsum(yearly / 52, axis=2), dims)


def _money(writer: Writer, replicates: int, weeks: int) -> None:
    runs, dims = (len(SCENARIOS), replicates, weeks), ["scenario", "replicate", "time"]
    after = (np.arange(weeks) >= START) * 1.0
    spent = np.einsum("s,r,w->srw", [0.0, 1000.0, 1000.0], np.ones(replicates), after)
    usual = 5000.0 - 100.0 * effect(replicates, weeks)[..., 0]
    for name, values in (("societal", usual + spent), ("payer", usual), ("partnership", spent)):
        writer.outcome(f"cost_{name}_usd", values, dims)
    years = -(-weeks // 52)
    table = np.zeros((*runs[:2], years, len(PROGRAMS), len(PAYERS)))
    for year in range(years):
        inside = slice(52 * year, min(52 * (year + 1), weeks))
        table[:, :, year, 0, 0] = usual[:, :, inside].sum(-1)
        for scenario, program in ((1, 1), (2, 3)):
            table[scenario, :, year, program, 1] = spent[scenario, :, inside].sum(-1)
    writer.outcome("cost_by_program_usd", table, [*dims[:2], "year", "program", "payer"])
    posts = np.broadcast_to(np.array([10.0, 12.0, 12.0])[:, None, None], runs)
    writer.outcome("posts_fte", posts.copy(), dims)
    writer.outcome("filled_posts_fte", posts * 0.9, dims)
    queue = 30 + 5 * effect(replicates, weeks)[..., 0]
    writer.outcome("queue_length", queue, dims)
    level = 0 * effect(replicates, weeks)[..., 0]
    for fate, share in zip(FATES, (0.6, 0.1, 0.0, 0.3, 0.0), strict=True):
        writer.outcome(f"therapist_{fate}_share", level + share, dims)
        writer.outcome(f"helper_{fate}_share", level + np.nan, dims)
    writer.outcome("therapist_wait_weeks_median", level + 0.7, dims)
    for name, level in (("need", -0.3), ("care", 0.1)):
        values = level - 0.01 * effect(replicates, weeks)[..., 0]
        writer.outcome(f"concentration_index_{name}", values, dims)
    status = np.zeros(runs[:2], dtype="i1")
    writer.put("run_status", status, dims[:2])


def _partnership(writer: Writer, replicates: int, weeks: int) -> None:
    """Write a partnership that ends in week 60 in every fourth replicate."""
    alive = np.full((len(SCENARIOS), replicates, weeks, 1), np.nan, dtype="f4")
    alive[1:, :, START:] = 1.0
    alive[1:, ::4, 60:] = 0.0
    dims = ["scenario", "replicate", "time", "partnership"]
    writer.outcome("partnerships/alive", alive, dims)
    ramp = np.linspace(0.1, 0.9, weeks, dtype="f4")[:, None]
    for name in ("maturity", "trust", "communication", "shared_goals", "inclusion", "resources"):
        writer.outcome(f"partnerships/{name}", alive * ramp, dims)


def _ledger(writer: Writer, replicates: int) -> None:
    """Write a number that drives everything, one that is only drawn, and one that is not drawn."""
    paths = ["evidence.care.effect", "evidence.care.noise", "evidence.wait.decay"]
    writer.scale("parameters/path", paths)
    noise = np.random.default_rng(5).normal(size=replicates)
    draws = np.stack([strength(replicates), noise, np.ones(replicates)], axis=1)
    axis = ["parameters/path"]
    writer.put("parameters/value", np.ones((len(SCENARIOS), 3)), ["scenario", *axis])
    writer.put("parameters/draw", draws, ["replicate", *axis])
    for name, numbers in (("low", [0.5, -2.0, 1.0]), ("high", [1.5, 2.0, 1.0])):
        writer.put(f"parameters/{name}", np.array(numbers), axis)
    texts = {
        "unit": ["1", "1", "1/week"], "grade": ["assumed", "trial", "expert"],
        "source": ["Assumed", "A trial (2020)", "Said at a table"],
        "meaning": ["How well care works.", "Nothing at all.", "How waiting deters."],
    }  # fmt: skip
    for name, said in texts.items():
        writer.put(f"parameters/{name}", np.array(said, dtype=object), axis)
