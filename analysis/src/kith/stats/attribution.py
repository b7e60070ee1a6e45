"""Contributions of programs: leave-one-out and Shapley shares from sub-scenarios."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import outcomes, strata
from kith.io.usage_error import UsageError
from kith.stats import intervals, selection
from kith.stats.paired_values import paired_values
from kith.stats.sweeps.one_study import expect_one_study

Members = Mapping[str, Iterable[str]]
METHODS = ("shapley", "leave-one-out")
REST = "together"


def attribution(
    study: xr.Dataset,
    outcome: str,
    programs: Members,
    *,
    method: str = "shapley",
    stratum: str = strata.ADULTS,
    window: selection.Window | None = None,
) -> pd.DataFrame:
    """Divide a difference from usual care among the programs that cause it.

    `programs` says what each scenario holds: `kith.members(path)`, or a dict of your own. The whole
    is the scenario with most programs. "leave-one-out": what is lost when one is taken away; what
    they do only together, or twice over, is the row `together`. "shapley": what a program adds,
    averaged over all orders in which programs may come; needs every combination. Shares are taken
    replicate by replicate and add up to the whole in each; `low` and `high` are 95 % of replicates.

    Raises ValueError, with the name that was probably meant, for an unknown outcome, scenario or
    stratum.

    >>> study = kith.open("results/clinic.h5").sel(scenario=["usual-care", "clinic"])
    >>> programs = kith.members("results/clinic.h5")
    >>> table = kith.attribution(study, "treated_past_year_share", programs)
    >>> table[["program", "share"]].round(3).values.tolist()
    [['clinic.outreach', 0.02]]
    """
    expect_one_study(study)
    if method not in METHODS:
        raise UsageError(f"unknown method {method!r} (there are: {', '.join(METHODS)})")
    sets = {frozenset(own): name for name, own in programs.items()}
    whole = max(sets, key=len)
    if not whole:
        raise UsageError("no scenario has a program: there is nothing to share")
    wanted = needed(whole, method)
    missing = [sorted(own) for own in wanted if own not in sets]
    if missing:
        told = "; ".join(" + ".join(own) or "none (usual care)" for own in missing[:5])
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise UsageError(
            f"{method} needs a scenario with exactly these programs: {told}{more} "
            "(kith.write_subscenarios writes them)"
        )
    gains = {own: _gain(study, outcome, sets[own], stratum, window) for own in wanted}
    shares = shapley(whole, gains) if method == "shapley" else _leave_one_out(whole, gains)
    better = outcomes.better(study, outcome)
    rows = [_row(name, share, better) for name, share in shares.items()]
    frame = pd.DataFrame(rows)
    frame.attrs.update(
        outcome=outcome, scenario=sets[whole], method=method, whole=float(np.nanmean(gains[whole])),
        label=outcomes.measure(study, outcome).label,
        interval=intervals.said(int(frame["replicates"].max())),
    )  # fmt: skip
    return frame


def needed(whole: frozenset[str], method: str) -> list[frozenset[str]]:
    """Return the sets of programs that a method needs, each as a scenario of its own."""
    names = sorted(whole)
    if method == "leave-one-out":
        return [frozenset(), *(whole - {name} for name in names), whole]
    sizes = range(len(names) + 1)
    return [frozenset(own) for size in sizes for own in itertools.combinations(names, size)]


def _gain(
    study: xr.Dataset, outcome: str, scenario: str, stratum: str,
    window: selection.Window | None,
) -> intervals.Numbers:  # fmt: skip
    if scenario == selection.baseline(study):
        return np.zeros(study.sizes["replicate"])
    usual, other = paired_values(study, outcome, scenario, [stratum], window)
    return np.asarray((other - usual).isel(stratum=0).values)


def shapley(
    whole: frozenset[str], gains: Mapping[frozenset[str], intervals.Numbers]
) -> dict[str, intervals.Numbers]:
    """Return what each program adds in each replicate, averaged over all orders of programs."""
    shares = {}
    for name in sorted(whole):
        share = np.zeros_like(gains[whole])
        for own in gains:
            if name in own:
                continue
            before, after = len(own), len(whole) - len(own) - 1
            weight = math.factorial(before) * math.factorial(after) / math.factorial(len(whole))
            share = share + weight * (gains[own | {name}] - gains[own])
        shares[name] = share
    return shares


def _leave_one_out(
    whole: frozenset[str], gains: Mapping[frozenset[str], intervals.Numbers]
) -> dict[str, intervals.Numbers]:
    shares = {name: gains[whole] - gains[whole - {name}] for name in sorted(whole)}
    rest = gains[whole] - np.sum(list(shares.values()), axis=0)
    return {**shares, REST: rest}


def _row(name: str, share: intervals.Numbers, better: int) -> dict[str, object]:
    share = share[np.isfinite(share)]
    low, high, _ = intervals.interval(share)
    helps = float(np.mean(share * better > 0)) if better and share.size else None
    return {
        "program": name, "share": float(share.mean()) if share.size else math.nan,
        "low": low, "high": high, "probability_of_benefit": helps, "replicates": int(share.size),
    }  # fmt: skip
