"""What a scenario says of its neighborhoods: people, income, and how far the partners are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from kith.io.scenario_texts import tables
from kith.stats.intervals import Numbers

_COLUMNS = ["zone", "title", "share", "income_factor", "minutes", "partners", "x", "y"]


def neighborhoods(texts: dict[str, Any]) -> pd.DataFrame:
    """Return a row for each zone of a scenario, placed so that distances are travel times.

    `texts` is the scenario with all that it extends (`kith.io.scenario_texts.parsed`). `share` is
    of residents, `income_factor` relative to the community's median, `minutes` by car to the
    nearest place of a partner (NaN without partners), `partners` who has a seat there. Files hold
    travel times and no coordinates: `x` and `y`, in minutes, are classical multidimensional scaling
    of the times (Torgerson 1952), whose directions mean nothing. The attribute `off_minutes` is how
    far distances on that plane are from the times, on average. Empty where there are fewer than
    two zones or times are missing.
    """
    zones = tables(texts, "zone")
    times = _minutes(zones)
    if len(zones) < 2 or not np.isfinite(times).all():
        return pd.DataFrame(columns=_COLUMNS)
    ids = [str(zone["id"]) for zone in zones]
    seats, places = _partners(texts)
    reached = [place for place in range(len(ids)) if ids[place] in places]
    apart = (times + times.T) / 2
    np.fill_diagonal(apart, 0.0)
    x, y = _on_a_plane(apart)
    frame = pd.DataFrame({
        "zone": ids,
        "title": [str(zone.get("title") or zone["id"]) for zone in zones],
        "share": [float(zone.get("share_of_residents", np.nan)) for zone in zones],
        "income_factor": [float(zone.get("income_factor", 1.0)) for zone in zones],
        "minutes": times[:, reached].min(axis=1) if reached else np.nan,
        "partners": [seats.get(zone, []) for zone in ids],
        "x": x, "y": y,
    })  # fmt: skip
    pairs = np.triu_indices(len(ids), 1)
    shown = np.hypot(x[:, None] - x, y[:, None] - y)
    frame.attrs["off_minutes"] = float(np.abs(shown - apart)[pairs].mean())
    return frame


def _minutes(zones: list[dict[str, Any]]) -> Numbers:
    """Return minutes by car from each zone (row) to each, within a zone on the diagonal."""
    ids = [str(zone.get("id")) for zone in zones]
    times = np.full((len(ids), len(ids)), np.nan)
    for row, zone in enumerate(zones):
        times[row, row] = float(zone.get("minutes_within", np.nan))
        for other, minutes in zone.get("minutes_to", {}).items():
            if other in ids:
                times[row, ids.index(other)] = float(minutes)
    return np.where(np.isfinite(times), times, times.T)


def _partners(texts: dict[str, Any]) -> tuple[dict[str, list[str]], set[str]]:
    """Return which partners sit in a zone, and all zones where partners have a place."""
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


def _on_a_plane(apart: Numbers) -> tuple[Numbers, Numbers]:
    """Place points so that their distances come near to those given."""
    count = len(apart)
    center = np.eye(count) - 1.0 / count
    values, vectors = np.linalg.eigh(-0.5 * center @ apart**2 @ center)
    axes = []
    for place in (-1, -2):  # the two largest
        axis = vectors[:, place] * np.sqrt(max(values[place], 0.0))
        turned = axis[np.argmax(np.abs(axis))] < 0  # an axis may point either way: fix one
        axes.append(-axis if turned else axis)
    return axes[0], axes[1]
