"""What the programs of partnerships did, in the figures that a board asks for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
import xarray as xr

from kith.io.open import open as open_result
from kith.io.reach import reach as open_reach
from kith.io.result_file import KithFileError, PathLike

#: Not of a partnership's own programs.
NOT_OF_PARTNERSHIPS = ("usual-care", "plain-slots")
TOGETHER = "together"
BANDS = ("below_5", "5_to_12_99", "13_and_above")

Numbers = npt.NDArray[np.float64]


def operations(path: PathLike, *, engine: str = "h5netcdf") -> pd.DataFrame:
    """Return what each program did in each scenario: means over replicates, and ratios of them.

    One row a scenario and program that cost, staffed or met anything, and one for all of them
    `together`, where clients of several programs count once. `posts_paid_fte` and
    `posts_filled_fte` are means over the weeks with posts. `clients_year_N` are clients in year N
    of the horizon, `clients_k6_…` new clients by K6 at the first visit; clients are missing where
    the study kept no reach. The file must hold a partnership.
    """
    study = open_result(path, engine=engine)
    if "posts_by_program_fte" not in study:
        raise KithFileError(f"{path}: holds no operations (no partnership, or an older version)")
    try:
        reached: xr.Dataset | None = open_reach(path, engine=engine)
    except KithFileError:
        reached = None
    rows = []
    for scenario in [str(s) for s in study["scenario"].values][1:]:
        here = study.sel(scenario=scenario)
        done = here["posts_by_program_fte"].notnull().all(["year", "program"]).values
        if done.any():
            clients = reached and reached.sel(scenario=scenario).isel(replicate=done)
            rows += _of_scenario(scenario, here.isel(replicate=done), clients)
    return pd.DataFrame(rows)


def _of_scenario(
    scenario: str, study: xr.Dataset, reached: xr.Dataset | None
) -> list[dict[str, object]]:
    runs = study.sizes["replicate"]
    years = study.sizes["year"]
    weeks = int(study["week"].values[-1]) + 1
    in_year = xr.DataArray(
        np.minimum(52.0, weeks - 52.0 * np.arange(years)), {"year": study["year"]}
    )
    summed = ["replicate", "year"]
    posts = study["posts_by_program_fte"] * in_year
    wait = study["wait_by_program_weeks"]
    sums = {
        "weeks_with_posts": study["weeks_with_posts_by_program"].sum(summed),
        "post_weeks": posts.sum(summed),
        "filled_post_weeks": (study["filled_posts_by_program_fte"] * in_year).sum(summed),
        "contacts": study["contacts_by_program"].sum(summed),
        "sessions": study["sessions_by_program"].sum(summed),
        "slots_offered": study["slots_offered_by_program"].sum(summed),
        "slots_used": study["slots_used_by_program"].sum(summed),
        "wait": (wait * posts).sum(summed),
        "waited": posts.where(np.isfinite(wait)).sum(summed),
        "usd": study["cost_by_program_usd"].sum([*summed, "payer"]),
    }
    programs = [str(p) for p in study["program"].values]
    by_year, fresh, once = _clients(reached, years, len(programs))
    rows = []
    of_all = dict.fromkeys(sums, 0.0)
    for place, program in enumerate(programs):
        own = {name: float(values[place]) for name, values in sums.items()}
        if program in NOT_OF_PARTNERSHIPS:
            continue
        of_all = {name: of_all[name] + own[name] for name in own}
        if own["usd"] != 0 or own["post_weeks"] != 0 or own["contacts"] != 0:
            rows.append({"scenario": scenario, "program": program,
                         **_figures(own, runs, by_year[:, place], fresh[place])})  # fmt: skip
    if len(rows) > 1:
        nothing = np.full(years, np.nan)
        told = _figures(of_all, runs, nothing, np.full(3, np.nan), once)
        for name in ("weeks_with_posts", "posts_paid_fte", "posts_filled_fte", "wait_weeks"):
            told[name] = np.nan
        rows.append({"scenario": scenario, "program": TOGETHER, **told})
    return rows


def _clients(
    reached: xr.Dataset | None, years: int, programs: int
) -> tuple[Numbers, Numbers, float]:
    """Sum clients over runs: by year and program, new by program and band, each person once."""
    missing = np.full((years, programs), np.nan), np.full((programs, 3), np.nan), np.nan
    if reached is None or "reach_new_clients" not in reached:
        return missing
    if (reached["reach_new_clients"] < 0).any():  # usual care was not simulated
        return missing
    strata = [s for s in reached["stratum"].values if s in ("adults", "age:10-17")]
    once = reached["reach_served"].sel(served_how="client", stratum=strata).sum()
    return (
        reached["reach_clients_by_year"].sum("replicate").values.astype(float),
        reached["reach_new_clients"].sum(["replicate", "year"]).values.astype(float),
        float(once),
    )


def _figures(
    sums: dict[str, float], runs: int, by_year: Numbers, fresh: Numbers, once: float | None = None
) -> dict[str, float]:
    clients = float(fresh.sum()) if once is None else once
    return {
        "weeks_with_posts": sums["weeks_with_posts"] / runs,
        "posts_paid_fte": _ratio(sums["post_weeks"], sums["weeks_with_posts"]),
        "posts_filled_fte": _ratio(sums["filled_post_weeks"], sums["weeks_with_posts"]),
        "contacts": sums["contacts"] / runs,
        "sessions": sums["sessions"] / runs,
        "clients": clients / runs,
        **{f"clients_year_{y + 1}": float(n) / runs for y, n in enumerate(by_year)},
        **{f"clients_k6_{band}": float(n) / runs for band, n in zip(BANDS, fresh, strict=True)},
        "clients_per_filled_post_year": _ratio(float(by_year.sum()),
                                               sums["filled_post_weeks"] / 52.0),
        "slots_used_share": _ratio(sums["slots_used"], sums["slots_offered"]),
        "wait_weeks": _ratio(sums["wait"], sums["waited"]),
        "cost_usd": sums["usd"] / runs,
        "cost_per_session_usd": _ratio(sums["usd"], sums["sessions"]),
        "cost_per_client_usd": _ratio(sums["usd"], clients),
    }  # fmt: skip


def _ratio(above: float, below: float) -> float:
    return above / below if below > 0 else float("nan")
