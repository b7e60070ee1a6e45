"""Chance events of a scenario's partnerships, replicate by replicate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from kith.io import scenario_texts
from kith.stats import intervals
from kith.stats.sweeps.one_study import expect_one_study

_WEEKS_PER_YEAR = 52.0


def chance_events(
    partnerships: xr.Dataset,
    scenario: str,
    texts: dict[str, Any],
    title: Callable[[str], str] = str,
) -> pd.DataFrame:
    """Return one row per replicate and one column per event, 1 where it happened.

    `kith.drivers` takes the table. Events: a partnership opened; its grant was renewed, where the
    scenario leaves that to chance.
    `partnerships` is what `kith.partnerships(path)` opens, `texts` the scenario with all that it
    extends; `title` gives a partnership's title from its id.

    >>> life = kith.partnerships("results/clinic.h5")
    >>> told = kith.provenance("results/clinic.h5")
    >>> texts = kith.io.scenario_texts.parsed(told, "clinic")
    >>> kith.chance_events(life, "clinic", texts).shape
    (48, 0)
    """
    expect_one_study(partnerships)
    events: dict[str, intervals.Numbers] = {}
    tables = {str(t.get("id")): t for t in scenario_texts.tables(texts, "partnership")}
    for name in map(str, partnerships["partnership"].values):
        one = partnerships.sel(scenario=scenario, partnership=name)
        if name not in tables:
            continue
        if "opened" in one:
            happened = (one["opened"] > 0.5).any("time")
            events[f"Whether “{title(name)}” ever opens"] = happened.values.astype(np.float64)
        renewed = _renewed(one, tables[name])
        if renewed is not None:
            events[f"Whether the grant of “{title(name)}” is renewed"] = renewed
    return pd.DataFrame(events, index=range(partnerships.sizes["replicate"]))


def _renewed(one: xr.Dataset, table: dict[str, Any]) -> intervals.Numbers | None:
    """Return in which replicates grant money still came in the week after the grant's end."""
    grant = float(table.get("grant_usd_per_year", 0.0))
    weeks = int(table.get("grant_weeks", 0))
    if table.get("renewal", "never") == "never" or not grant or not weeks:
        return None
    end = int(table.get("start_week", 0)) + weeks
    places = np.flatnonzero(one["week"].values == end)
    if "money_in_usd" not in one or not places.size:
        return None
    money = one["money_in_usd"].isel(time=int(places[0])).values
    other = float(table.get("other_income_usd_per_year", 0.0))
    return np.asarray(money > (other + grant / 2) / _WEEKS_PER_YEAR, dtype=np.float64)
