"""The neighborhoods of a scenario: residents, income, and travel time to the partners."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from kith.io.scenario_texts import tables
from kith.stats.intervals import Numbers

_COLUMNS = ["zone", "title", "share", "income_factor", "minutes", "partners"]


def neighborhoods(texts: dict[str, Any]) -> pd.DataFrame:
    """Return a row for each zone of a scenario: residents, income and how near the partners are.

    `texts` is the scenario with all that it extends (`kith.io.scenario_texts.parsed`). `share` is
    of residents, `income_factor` relative to the community's median, `minutes` by car to the
    nearest place of a partner (NaN without partners), `partners` who has a seat there.
    Empty where there are fewer than two zones or times are missing.

    >>> told = kith.provenance("results/clinic.h5")
    >>> texts = kith.io.scenario_texts.parsed(told, "clinic")
    >>> kith.neighborhoods(texts)[["zone", "share", "minutes"]].values.tolist()
    [['hill', 0.6, 5.0], ['dale', 0.4, 12.0]]
    """
    zones = tables(texts, "zone")
    times = _minutes(zones)
    if len(zones) < 2 or not np.isfinite(times).all():
        return pd.DataFrame(columns=_COLUMNS)
    ids = [str(zone["id"]) for zone in zones]
    seats, places = _partners(texts)
    reached = [place for place in range(len(ids)) if ids[place] in places]
    return pd.DataFrame({
        "zone": ids,
        "title": [str(zone.get("title") or zone["id"]) for zone in zones],
        "share": [float(zone.get("share_of_residents", np.nan)) for zone in zones],
        "income_factor": [float(zone.get("income_factor", 1.0)) for zone in zones],
        "minutes": times[:, reached].min(axis=1) if reached else np.nan,
        "partners": [seats.get(zone, []) for zone in ids],
    })  # fmt: skip


def _minutes(zones: list[dict[str, Any]]) -> Numbers:
    """Return minutes by car between zones (row: from), with times within zones on the diagonal."""
    ids = [str(zone.get("id")) for zone in zones]
    times = np.full((len(ids), len(ids)), np.nan)
    for row, zone in enumerate(zones):
        times[row, row] = float(zone.get("minutes_within", np.nan))
        for other, minutes in zone.get("minutes_to", {}).items():
            if other in ids:
                times[row, ids.index(other)] = float(minutes)
    return np.where(np.isfinite(times), times, times.T)


def _partners(texts: dict[str, Any]) -> tuple[dict[str, list[str]], set[str]]:
    """Return the partners located in each zone, and all zones in which partners have a site."""
    members = {str(p) for table in tables(texts, "partnership") for p in table.get("partners", [])}
    seats: dict[str, list[str]] = {}
    for table in tables(texts, "organization"):
        if str(table.get("id")) in members and table.get("zone"):
            name = str(table.get("title") or table["id"]).partition(",")[0]
            seats.setdefault(str(table["zone"]), []).append(name)
    sites = {
        str(site.get("zone"))
        for site in tables(texts, "site")
        if str(site.get("organization")) in members and not site.get("remote", False)
    }
    return seats, sites | set(seats)
