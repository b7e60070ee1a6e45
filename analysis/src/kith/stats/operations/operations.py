"""The operation of partnerships' programs, in the figures that a board asks for."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
import xarray as xr

from kith.io.groups.reach import reach as open_reach
from kith.io.open import open as open_result
from kith.io.result_file import KithFileError, PathLike
from kith.stats.operations.figures import clients, cost, figures, ratio, spreads, work

#: The program that stands for a rival's FTE at a clinic.
BOUGHT = "plain-slots"
#: Entries of the axis `program` that are not programs of partnerships.
NOT_OF_PARTNERSHIPS = ("usual-care", BOUGHT)
TOGETHER = "together"


def operations(
    path: PathLike, *, by: Literal["program", "service"] = "program", engine: str = "auto"
) -> pd.DataFrame:
    """Return what each program did in each scenario: means over replicates, and ratios of them.

    One row a scenario and program that cost, staffed or met anything, and one for all of them
    `together`, where clients of several programs count once. `posts_paid_fte` and
    `posts_filled_fte` are means over the weeks with posts. `clients_year_N` are clients in year N
    of the horizon, `clients_k6_…` new clients by K6 at the first visit; clients are missing where
    the study kept no reach. `…_low` and `…_high` are the interval over replicates that
    `interval` names: 95 % from 39 on, the range below. A comparator has one row, `plain-slots`: the
    work of its posts by their share of a clinic's; clients and contacts are missing.

    By `service`: one row a scenario and service of a program (`telehealth/prescribers`), with what
    is known of it, intervals of sessions and of slots used included; posts are means over the
    weeks in which its program had any, so that services
    add up. The file must hold a partnership, by service one of this version.

    >>> table = kith.operations("results/town.h5")
    >>> "peer_support" in table["program"].tolist()
    True
    """
    study = open_result(path, engine=engine)
    if "sample" in study.dims:
        raise KithFileError(
            f"{path}: is the result of a sweep (operations are of one study of kith run; "
            "kith.effects tabulates a sweep)"
        )
    needed = "posts_by_program_fte" if by == "program" else "posts_by_service_fte"
    if needed not in study:
        raise KithFileError(f"{path}: holds no operations (no partnership, or an older version)")
    try:
        reached: xr.Dataset | None = open_reach(path, engine=engine)
    except KithFileError:
        reached = None
    rows = []
    by_week = [name for name, held in study.data_vars.items() if "time" in held.dims]
    study = study.drop_vars(by_week)  # they are not used, and each would be sliced below
    for scenario in [str(s) for s in study["scenario"].values][1:]:
        here = study.sel(scenario=scenario)
        done = here["posts_by_program_fte"].notnull().all(["year", "program"]).values
        if not done.any():
            continue
        here = here.isel(replicate=done)
        if by == "service":
            rows += _services(scenario, here)
            continue
        known = reached and reached.sel(scenario=scenario).isel(replicate=done)
        rows += _of_scenario(scenario, here, known)
        rows += _of_rival(scenario, here)
    return pd.DataFrame(rows, columns=None if rows else ["scenario", by])


def _of_scenario(
    scenario: str, study: xr.Dataset, reached: xr.Dataset | None
) -> list[dict[str, object]]:
    years = study.sizes["year"]
    sums = work(study, "program")
    met = study["contacts_by_program"].sum("year").transpose("replicate", "program")
    sums |= {"contacts": met.values.astype(float), "usd": cost(study)}
    programs = [str(p) for p in study["program"].values]
    by_year, fresh, once = clients(reached, study.sizes["replicate"], years, len(programs))
    rows = []
    of_all = {name: np.zeros(len(values)) for name, values in sums.items()}
    for place, program in enumerate(programs):
        own = {name: values[:, place] for name, values in sums.items()}
        if program in NOT_OF_PARTNERSHIPS:
            continue
        of_all = {name: of_all[name] + own[name] for name in own}
        if own["usd"].any() or own["post_weeks"].any() or own["contacts"].any():
            own_clients = fresh[:, place].sum(axis=1)
            told = figures(own, own_clients, by_year[:, place], fresh[:, place])
            rows.append({"scenario": scenario, "program": program, **told})
    if len(rows) > 1:
        told = figures(of_all, once, np.full(years, np.nan), np.full((1, 3), np.nan))
        for name in ("weeks_with_posts", "posts_paid_fte", "posts_filled_fte", "wait_weeks"):
            told[name] = np.nan
        rows.append({"scenario": scenario, "program": TOGETHER, **told})
    return rows


def _of_rival(scenario: str, study: xr.Dataset) -> list[dict[str, object]]:
    """Return the row of a rival's FTE; no row for other scenarios or files of older versions."""
    names = [str(p) for p in study["program"].values]
    usd = cost(study)[:, names.index(BOUGHT)]
    if not usd.any() or "posts_by_service_fte" not in study:
        return []
    own = [str(s).partition("/")[0] == BOUGHT for s in study["program_service"].values]
    sums = {name: values[:, own].sum(axis=1) for name, values in work(study, "service").items()}
    unknown = np.full(len(usd), np.nan)
    sums |= {"contacts": unknown, "usd": usd}
    told = figures(sums, unknown, np.full(study.sizes["year"], np.nan), np.full((1, 3), np.nan))
    return [{"scenario": scenario, "program": BOUGHT, **told}]


def _services(scenario: str, study: xr.Dataset) -> list[dict[str, object]]:
    sums = work(study, "service")
    runs = study.sizes["replicate"]
    programs = [str(p) for p in study["program"].values]
    weeks = work(study, "program")["weeks_with_posts"].sum(axis=0)
    rows: list[dict[str, object]] = []
    for place, service in enumerate(str(s) for s in study["program_service"].values):
        by_run = {name: values[:, place] for name, values in sums.items()}
        own = {name: float(values.sum()) for name, values in by_run.items()}
        program = service.partition("/")[0]
        if own["post_weeks"] <= 0:
            continue
        with_posts = (
            own["weeks_with_posts"] if program == BOUGHT else weeks[programs.index(program)]
        )
        rows.append({
            "scenario": scenario, "program": program, "service": service,
            "posts_paid_fte": ratio(own["post_weeks"], with_posts),
            "posts_filled_fte": ratio(own["filled_post_weeks"], with_posts),
            "sessions": own["sessions"] / runs,
            "slots_used_share": ratio(own["slots_used"], own["slots_offered"]),
            "wait_weeks": ratio(own["wait"], own["waited"]), **spreads(by_run),
        })  # fmt: skip
    return rows
