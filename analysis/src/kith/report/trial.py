"""The page of a virtual trial: its arms, its measurements, and published findings."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import xarray as xr

from kith.figures.agreement import agreement_on, finding, height
from kith.io.trials.trial_targets import measure_in_words, numbers_in_words, read_targets
from kith.report.drawings import Drawing, draw
from kith.report.facts import Facts
from kith.report.tables import Table


def headline(facts: Facts) -> str:
    """State the agreement with published findings, or else the first outcome's difference."""
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
    """State the arms, their participants, and how the trial differs from the published one."""
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
    """Tabulate every outcome in every week.

    Yes-or-no outcomes have counts, risk differences and risk ratios; all others have means (SD),
    differences and SMDs.
    """
    trial = facts.trial
    if trial is None:
        return None
    arms = [str(arm) for arm in trial["trial_arm"].values]
    heads = ["Outcome, week since enrollment", *arms]
    for arm in arms[1:]:
        heads += [f"{arm} − {arms[0]}", "SMD in favor, or risk ratio (RR)"]
    rows = []
    for week in trial["trial_week"].values:
        for outcome in trial["trial_outcome"].values:
            at = trial.sel(trial_week=week, trial_outcome=outcome)
            rows.append([f"{_name(at)}, {int(week)}", *_arms(at), *_differences(at)])
    return Table("Mean (SD) of n participants, or number of n (share); 95 % intervals", heads, rows)


def against_the_world(facts: Facts) -> Table | None:
    """Tabulate published findings beside those of the replay."""
    if (targets := _targets(facts)).empty:
        return None
    heads = ["Finding", "measure", "n", "published", "agrees from … to", "simulated (95 %)", "",
             "source"]  # fmt: skip
    rows = [
        [
            str(t["title"] or t["id"]), _measure(t), numbers_in_words(t),
            _number(t["published"]),
            f"{_number(t['low'])} … {_number(t['high'])}",
            _interval(t["simulated"], t["simulated_low"], t["simulated_high"]),
            "agrees" if t["met"] else "does not agree", str(t["source"]),
        ]
        for t in targets.to_dict("records")
    ]  # fmt: skip
    return Table("Simulated and published findings", heads, rows)


def drawing(facts: Facts) -> dict[str, Drawing]:
    """Draw each simulated finding relative to the bounds of agreement with the published one."""
    if (targets := _targets(facts)).empty:
        return {}
    size = (9.0, height(targets))
    return {"agreement": draw("agreement", size, partial(agreement_on, targets))}


def _measure(target: Mapping[Hashable, Any]) -> str:
    """Name the measure, outcome (with its derivation, if any) and week of a target."""
    made = f" ({target['made_of']})" if target["made_of"] else ""
    words = f"{measure_in_words(target)} of {target['outcome']}{made}, week {target['week']:.0f}"
    return words.replace("_", " ")


def _targets(facts: Facts) -> pd.DataFrame:
    return read_targets(facts.path) if facts.trial is not None else pd.DataFrame()


def _name(at: xr.Dataset) -> str:
    """Name an outcome, with its derivation if it was derived from another."""
    name = str(at["trial_outcome"].item()).replace("_", " ")
    made = "outcome_made_of" in at and str(at["outcome_made_of"].item())
    return f"{name} ({at['outcome_meaning'].item()})".replace("_", " ") if made else name


def _is_share(at: xr.Dataset) -> bool:
    return "outcome_scale" in at and str(at["outcome_scale"].item()) == "share"


def _arms(at: xr.Dataset) -> list[str]:
    columns = (at[name].values for name in ("pooled_n", "pooled_mean", "pooled_sd"))
    return [_arm(at, *(float(one) for one in cell)) for cell in zip(*columns, strict=True)]


def _arm(at: xr.Dataset, n: float, mean: float, sd: float) -> str:
    if not n:
        return "–"
    if _is_share(at):
        return f"{n * mean:,.0f} of {n:,.0f} ({100 * mean:.1f} %)"
    return f"{_number(mean)} ({_number(sd)}), n = {n:,.0f}"


def _differences(at: xr.Dataset) -> list[str]:
    cells = []
    share = _is_share(at)
    for arm in range(1, at.sizes["trial_arm"]):
        one = at.isel(trial_arm=arm)
        for name in ("difference", "ratio" if share else "smd"):
            ends = (one[name], one[f"{name}_low"], one[f"{name}_high"])
            words = _interval(*(float(end) for end in ends))
            cells.append(f"RR {words}" if name == "ratio" and words != "–" else words)
    return cells


def _interval(value: float, low: float, high: float) -> str:
    if not math.isfinite(value):
        return "–"
    return f"{_number(value)} ({_number(low)} to {_number(high)})"


def _number(value: float) -> str:
    return f"{value:.3g}".replace("-", "−") if math.isfinite(value) else "–"
