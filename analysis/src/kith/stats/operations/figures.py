"""Sums of the work of programs and their services by run, and the figures derived from them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import xarray as xr

from kith.stats import intervals

BANDS = ("below_5", "5_to_12_99", "13_and_above")

Numbers = npt.NDArray[np.float64]
Sums = dict[str, Numbers]


def work(study: xr.Dataset, by: str) -> Sums:
    """Sum the work of each program or service over years, as (replicate, program or service)."""
    weeks = int(study["week"].values[-1]) + 1
    in_year = xr.DataArray(
        np.minimum(52.0, weeks - 52.0 * np.arange(study.sizes["year"])), {"year": study["year"]}
    )
    posts = study[f"posts_by_{by}_fte"] * in_year
    wait = study[f"wait_by_{by}_weeks"]
    sums = {
        "weeks_with_posts": study[f"weeks_with_posts_by_{by}"],
        "post_weeks": posts,
        "filled_post_weeks": study[f"filled_posts_by_{by}_fte"] * in_year,
        "sessions": study[f"sessions_by_{by}"],
        "slots_offered": study[f"slots_offered_by_{by}"],
        "slots_used": study[f"slots_used_by_{by}"],
        "wait": wait * posts,
        "waited": posts.where(np.isfinite(wait)),
    }
    axis = "program" if by == "program" else "program_service"
    return {name: values.sum("year").transpose("replicate", axis).values.astype(float)
            for name, values in sums.items()}  # fmt: skip


def cost(study: xr.Dataset) -> Numbers:
    """Return the cost to all payers in USD, as (replicate, program)."""
    spent = study["cost_by_program_usd"].sum(["year", "payer"]).transpose("replicate", "program")
    return np.asarray(spent.values, dtype=float)


def clients(
    reached: xr.Dataset | None, runs: int, years: int, programs: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Return clients by (year, program) over runs, by (run, program, K6 band), and by run."""
    missing = (np.full((years, programs), np.nan), np.full((runs, programs, 3), np.nan),
               np.full(runs, np.nan))  # fmt: skip
    if reached is None or "reach_new_clients" not in reached:
        return missing
    if (reached["reach_new_clients"] < 0).any():  # usual care was not simulated
        return missing
    strata = [s for s in reached["stratum"].values if s in ("adults", "age:10-17")]
    once = reached["reach_served"].sel(served_how="client", stratum=strata)
    fresh = reached["reach_new_clients"].sum("year").transpose("replicate", "program", "k6_band")
    return (
        reached["reach_clients_by_year"].sum("replicate").values.astype(float),
        fresh.values.astype(float),
        once.sum([d for d in once.dims if d != "replicate"]).values.astype(float),
    )


def figures(
    sums: dict[str, Numbers], clients: Numbers, by_year: Numbers, fresh: Numbers
) -> dict[str, object]:
    """Return the figures derived from sums by run; ratios are ratios of sums over runs."""
    runs = len(clients)
    total = {name: float(values.sum()) for name, values in sums.items()}
    return {
        "weeks_with_posts": total["weeks_with_posts"] / runs,
        "posts_paid_fte": ratio(total["post_weeks"], total["weeks_with_posts"]),
        "posts_filled_fte": ratio(total["filled_post_weeks"], total["weeks_with_posts"]),
        "contacts": total["contacts"] / runs,
        "sessions": total["sessions"] / runs,
        "clients": float(clients.sum()) / runs,
        **{f"clients_year_{y + 1}": float(n) / runs for y, n in enumerate(by_year)},
        **{f"clients_k6_{band}": float(n) / runs
           for band, n in zip(BANDS, fresh.sum(axis=0), strict=True)},
        "clients_per_filled_post_year": ratio(float(by_year.sum()),
                                               total["filled_post_weeks"] / 52.0),
        "slots_used_share": ratio(total["slots_used"], total["slots_offered"]),
        "wait_weeks": ratio(total["wait"], total["waited"]),
        "cost_usd": total["usd"] / runs,
        "cost_per_session_usd": ratio(total["usd"], total["sessions"]),
        "cost_per_client_usd": ratio(total["usd"], float(clients.sum())),
        **_interval("clients", clients),
        **_interval("cost_per_client_usd", _ratios(sums["usd"], clients)),
        **spreads(sums),
    }  # fmt: skip


def spreads(sums: dict[str, Numbers]) -> dict[str, object]:
    """Return the intervals known for programs and for services, and their name."""
    return {
        **_interval("sessions", sums["sessions"]),
        **_interval("slots_used_share", _ratios(sums["slots_used"], sums["slots_offered"])),
        "interval": intervals.name(
            intervals.interval(sums["post_weeks"]).kind, len(sums["post_weeks"])
        ),
    }


def _interval(name: str, by_run: Numbers) -> dict[str, object]:
    found = intervals.interval(by_run[np.isfinite(by_run)])
    return {f"{name}_low": found.low, f"{name}_high": found.high}


def _ratios(above: Numbers, below: Numbers) -> Numbers:
    return np.array([ratio(a, b) for a, b in zip(above, below, strict=True)])


def ratio(above: float, below: float) -> float:
    """Divide; return NaN if the divisor is not positive."""
    return above / below if below > 0 else float("nan")
