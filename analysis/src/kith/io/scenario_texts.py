"""The community and partnerships of a result, as told by the scenario files it carries."""

from __future__ import annotations

import functools
import json
import math
from pathlib import Path
from typing import Any

import xarray as xr

from kith.io import strata
from kith.io.result_file import opened
from kith.io.toml import tomllib

_NAME = "scenario_resolved_toml"
_TEXTS = f"provenance/{_NAME}"

#: The table of a partnership that holds the programs which a scenario describes whole.
CUSTOM = "custom"

#: Scenario tables whose entries are strata → the dimension of these strata.
_STRATA = {"group": "group", "zone": "zone", "stratum": strata.OWN}


@functools.lru_cache(maxsize=16)  # a text takes 0.1 s, and many a page opens its result again
def _scenario(text: str) -> dict[str, Any]:
    """Return what a text says, which nobody may change: others read the same. Raises as tomllib."""
    return tomllib.loads(text)


def parsed(provenance: dict[str, str], scenario: str) -> dict[str, Any]:
    """Return a scenario from `kith.provenance`, with all it extends; {} if it is not there."""
    texts = (provenance.get(f"{_NAME}:{scenario}"), provenance.get(_NAME))
    try:
        return dict(_scenario(next(text for text in texts if text is not None)))
    except (StopIteration, tomllib.TOMLDecodeError):
        return {}


def enabled_programs(texts: dict[str, Any]) -> frozenset[str]:
    """Return the programs that a scenario switches on, as "partnership.program"."""
    return frozenset(
        f"{partnership.get('id')}.{path.rpartition('.')[2]}"
        for partnership in tables(texts, "partnership")
        for path, table in programs_of(partnership).items()
        if table.get("enabled", False) and table.get("dose", 1.0) > 0
    )


def programs_of(partnership: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the tables of a partnership's programs by their path in it.

    A custom program, which a scenario describes whole, has its name at the end of its path.

    >>> list(programs_of({"id": "p", "outreach": {}, "custom": {"talks": {}}}))
    ['outreach', 'custom.talks']
    """
    found = {key: table for key, table in partnership.items() if isinstance(table, dict)}
    custom = found.pop(CUSTOM, {})
    own = {f"{CUSTOM}.{name}": table for name, table in custom.items() if isinstance(table, dict)}
    return found | own


def tables(texts: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return a scenario's tables of one kind, such as its zones or partnerships."""
    found = texts.get(kind, [])
    return [table for table in found if isinstance(table, dict)] if isinstance(found, list) else []


def annotate(study: xr.Dataset, file: Path) -> xr.Dataset:
    """Add the names of the community and its groups, and when partnerships start and grants end.

    They are added as the attributes `community` and `stratum_titles` (of groups, zones and strata
    that a scenario adds), and the coordinates `start_week` and `grant_end_week` of `scenario`, NaN
    without a partnership or grant. A sweep gets its number of `weeks`,
    too. A study without scenario files is returned unchanged.
    """
    with opened(file) as result:
        texts = result[_TEXTS].asstr()[...] if _TEXTS in result else []
    try:
        scenarios = [_scenario(text) for text in texts]
    except tomllib.TOMLDecodeError:
        return study
    if not scenarios or len(scenarios) != study.sizes.get("scenario"):
        return study
    title = _table(scenarios[0].get("community")).get("title")
    if title and "community" not in study.attrs:
        study.attrs["community"] = str(title)
    weeks = _table(scenarios[0].get("time")).get("weeks")
    if weeks and "sample" in study.dims:  # a sweep may hold blocks of weeks, the last one shorter
        study.attrs["weeks"] = int(weeks)
    named = {
        f"{prefix}:{table['id']}": str(table["title"])
        for scenario in reversed(scenarios)  # usual care, the first, overrides the others
        for kind, prefix in _STRATA.items()
        for table in tables(scenario, kind)
        if table.get("id") and table.get("title")
    }
    if named and "stratum_titles" not in study.attrs:
        study.attrs["stratum_titles"] = json.dumps(named, ensure_ascii=False)
    # Usual care, the first, has no partnership, whatever its file says.
    marks = [(math.nan, math.nan), *map(_milestones, scenarios[1:])]
    new = {}
    for place, name in enumerate(("start_week", "grant_end_week")):
        if name not in study.variables and name not in study.attrs:
            new[name] = ("scenario", [pair[place] for pair in marks])
    return study.assign_coords(new)


def _milestones(scenario: dict[str, Any]) -> tuple[float, float]:
    """Return the weeks of the first start of a partnership and the last end of a grant."""
    starts, ends = [], []
    for partnership in tables(scenario, "partnership"):
        start = float(partnership.get("start_week", 0))
        starts.append(start)
        if partnership.get("grant_usd_per_year", 0) and partnership.get("grant_weeks", 0):
            ends.append(start + float(partnership["grant_weeks"]))
    return min(starts, default=math.nan), max(ends, default=math.nan)


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
