"""A page for the budget: who pays what and when, break-even, how long the partnership lives."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import xarray as xr

from kith.stats import comparison, intervals, valuation

COSTS = "cost_by_program_usd"


def budget(
    study: xr.Dataset,
    scenario: str | None = None,
    against: str | None = None,
    by: tuple[str, ...] = ("year", "program", "payer"),
) -> pd.DataFrame:
    """Return money by year (from 1), program and payer: means, paired difference and its 95 %.

    `by` may name fewer of the three; the others are summed. USD of the year, not discounted. Rows
    without money in any replicate are left out.
    """
    chosen = comparison.other_scenarios(study, scenario)[0]
    if COSTS not in study:
        raise ValueError(f"the file holds no {COSTS}")
    unknown = set(by) - {"year", "program", "payer"}
    if unknown or not by:
        raise ValueError("by may name year, program and payer")
    money = study[COSTS].sum([d for d in ("year", "program", "payer") if d not in by])
    money = money.transpose("scenario", "replicate", *by)
    whole = study[COSTS].notnull().all(["year", "program", "payer"])
    usual = money.sel(scenario=comparison.baseline(study, against)).values
    other = money.sel(scenario=chosen).values
    pairs = whole.sel(scenario=chosen) & whole.sel(scenario=comparison.baseline(study, against))
    rows = []
    for place in np.ndindex(*usual.shape[1:]):
        before, after = (run[(pairs.values, *place)] for run in (usual, other))
        if not before.any() and not after.any():
            continue
        names = {d: study[d].values[i] for d, i in zip(by, place, strict=True)}
        if "year" in names:
            names["year"] = int(names["year"]) + 1
        low, high = intervals.headline(after - before)
        rows.append({**names, "usual_care": before.mean(), "value": after.mean(),
                     "difference": (after - before).mean(), "low": low, "high": high})  # fmt: skip
    return pd.DataFrame(rows, columns=[*by, "usual_care", "value", "difference", "low", "high"])


def break_even(
    study: xr.Dataset, scenario: str | None = None, perspective: str = "societal"
) -> dict[str, float]:
    """Tell whether what is spent comes back within the horizon as lower costs elsewhere.

    `share` of the replicates whose total is no higher than usual care's, the median `week` in
    which they get there, and `usd_per_qaly`: what a QALY must be worth for half of them to pay.
    A replicate that spends nothing more is left out. Money is discounted 3 % a year.
    """
    chosen = comparison.other_scenarios(study, scenario)[0]
    rate = (1 + valuation.DISCOUNT_PER_YEAR) ** -(study["week"].values / 52.0)
    weekly = valuation.pair_difference(study, valuation.PERSPECTIVES[perspective], chosen, None)
    running = np.cumsum(weekly.transpose("replicate", "time").values * rate, axis=1)
    running = running[np.isfinite(running).all(axis=1) & (running.max(axis=1) > 0)]
    if not running.size:
        return {"share": math.nan, "week": math.nan, "usd_per_qaly": math.nan}
    ends_even = running[:, -1] <= 0
    after_last_loss = running.shape[1] - np.argmax(running[ends_even][:, ::-1] > 0, axis=1)
    worth = math.nan
    if "qalys" in study:
        gain = valuation.gain_in(study, "qalys", chosen)
        cost = valuation.cost_difference(study, chosen, perspective=perspective)
        needed = np.where(
            gain > 0, cost / np.where(gain > 0, gain, 1), np.where(cost > 0, np.inf, 0)
        )
        worth = float(np.median(needed[np.isfinite(cost)]))
    weeks = study["week"].values[after_last_loss]
    week = float(np.median(weeks)) if ends_even.any() else math.nan
    return {"share": float(ends_even.mean()), "week": week, "usd_per_qaly": worth}


def survival(partnerships: xr.Dataset, scenario: str) -> pd.DataFrame:
    """Return the share of replicates in which each partnership is alive, by week.

    `partnerships` is what `kith.partnerships(path)` opens. A partnership that a scenario does not
    have, or that never began in any replicate, is left out.
    """
    alive = partnerships["alive"].sel(scenario=scenario).transpose("replicate", "time", ...)
    share = {}
    for name in partnerships["partnership"].values:
        runs = alive.sel(partnership=name).values
        runs = runs[np.isfinite(runs).any(axis=1)]  # NaN throughout: failed; at first: not begun
        if (runs > 0.5).any():
            share[str(name)] = (runs > 0.5).mean(axis=0)
    return pd.DataFrame(share, index=pd.Index(partnerships["week"].values, name="week"))


def ended_by(
    partnerships: xr.Dataset, scenario: str, weeks_after_start: int = 156
) -> dict[str, float]:
    """Return, for each partnership, the share of replicates in which it is dead by then.

    The clock starts in the first week in which it is alive in any replicate. Missing where the
    horizon ends before.
    """
    dead = {}
    for name, share in survival(partnerships, scenario).items():
        place = int(np.argmax(share.to_numpy() > 0)) + weeks_after_start
        if place < len(share):
            dead[str(name)] = 1.0 - float(share.iloc[place])
    return dead


def empty_posts(study: xr.Dataset) -> pd.DataFrame:
    """Return how many posts (FTE) each scenario has, and the share that stays empty on average."""
    window = comparison.resolve_window(study, None)
    weeks = study["week"].values
    inside = np.flatnonzero((weeks >= window[0]) & (weeks <= window[1]))
    rows = []
    for name in study["scenario"].values:
        posts, filled = (
            study[v].sel(scenario=name).isel(time=inside).mean("time").values
            for v in ("posts_fte", "filled_posts_fte")
        )
        share = 1 - filled / np.where(posts > 0, posts, np.nan)
        share = share[np.isfinite(share)]
        low, high = intervals.headline(share)
        rows.append({"scenario": str(name), "posts_fte": float(np.nanmean(posts)),
                     "empty_share": float(share.mean()) if share.size else math.nan,
                     "low": low, "high": high})  # fmt: skip
    return pd.DataFrame(rows)
