"""What the page of a virtual trial says: its arms, what was measured, and what the world found."""

from __future__ import annotations

import math
from functools import partial

import pandas as pd
import xarray as xr

from kith.figures.agreement import agreement_on, finding, height
from kith.io.trial_targets import read_targets
from kith.report.drawings import Drawing, draw
from kith.report.facts import Facts
from kith.report.tables import Table


def headline(facts: Facts) -> str:
    """State what the trial finds: against what was published, else in its first outcome."""
    if not (targets := _targets(facts)).empty:
        return finding(targets) + "."
    if facts.trial is None:
        return ""
    at = facts.trial.isel(trial_week=-1, trial_outcome=0)
    return (
        f"{int(at['trial_week'])} weeks after enrollment, {at['trial_outcome'].item()!s} of "
        f"“{at['trial_arm'].values[1]}” differs from “{at['trial_arm'].values[0]}” by "
        f"{_differences(at)[0]}."
    ).replace("_", " ")


def told(facts: Facts) -> str:
    """Say who takes part in which arms."""
    if facts.trial is None:
        return ""
    table = facts.texts["trial"]
    arms = [f"{arm.get('title') or arm['id']} ({arm['id']})" for arm in table["arm"]]
    people = facts.trial["pooled_n"].max(("trial_week", "trial_outcome")).values
    counted = [f"{name}: {n:,.0f} people" for name, n in zip(arms, people, strict=True)]
    said = f"{table.get('title') or 'A virtual trial'}. {'; '.join(counted)}, all histories pooled."
    differs = " ".join(str(table.get("differs", "")).split())
    return f"{said} How it differs from the published trial: {differs}" if differs else said


def measured(facts: Facts) -> Table | None:
    """Return every outcome of every week: mean (SD) of the arms, and how they differ."""
    trial = facts.trial
    if trial is None:
        return None
    arms = [str(arm) for arm in trial["trial_arm"].values]
    heads = ["Outcome, week since enrollment", *arms]
    for arm in arms[1:]:
        heads += [f"{arm} − {arms[0]}", "SMD in favor"]
    rows = []
    for week in trial["trial_week"].values:
        for outcome in trial["trial_outcome"].values:
            at = trial.sel(trial_week=week, trial_outcome=outcome)
            name = f"{str(outcome).replace('_', ' ')}, {int(week)}"
            rows.append([name, *_arms(at), *_differences(at)])
    return Table("Mean (SD) of participants; 95 % intervals", heads, rows)


def against_the_world(facts: Facts) -> Table | None:
    """Return what was published beside what the replay gives."""
    if (targets := _targets(facts)).empty:
        return None
    heads = ["Finding", "published", "agrees from … to", "simulated (95 %)", "", "source"]
    rows = [
        [
            str(t["title"] or t["id"]), _number(t["published"]),
            f"{_number(t['low'])} … {_number(t['high'])}",
            _interval(t["simulated"], t["simulated_low"], t["simulated_high"]),
            "agrees" if t["met"] else "does not agree", str(t["source"]),
        ]
        for t in targets.to_dict("records")
    ]  # fmt: skip
    return Table("Simulated and published findings", heads, rows)


def drawing(facts: Facts) -> dict[str, Drawing]:
    """Draw where the simulation lies within what agrees with each finding."""
    if (targets := _targets(facts)).empty:
        return {}
    size = (9.0, height(targets))
    return {"agreement": draw("agreement", size, partial(agreement_on, targets))}


def _targets(facts: Facts) -> pd.DataFrame:
    return read_targets(facts.path) if facts.trial is not None else pd.DataFrame()


def _arms(at: xr.Dataset) -> list[str]:
    pairs = zip(at["pooled_mean"].values, at["pooled_sd"].values, strict=True)
    return [f"{_number(mean)} ({_number(sd)})" for mean, sd in pairs]


def _differences(at: xr.Dataset) -> list[str]:
    cells = []
    for arm in range(1, at.sizes["trial_arm"]):
        one = at.isel(trial_arm=arm)
        for name in ("difference", "smd"):
            ends = (one[name], one[f"{name}_low"], one[f"{name}_high"])
            cells.append(_interval(*(float(end) for end in ends)))
    return cells


def _interval(value: float, low: float, high: float) -> str:
    if not math.isfinite(value):
        return "–"
    return f"{_number(value)} ({_number(low)} to {_number(high)})"


def _number(value: float) -> str:
    return f"{value:.3g}".replace("-", "−") if math.isfinite(value) else "–"
