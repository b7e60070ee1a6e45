from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import xarray as xr

from kith.report.comparison import local_tables
from kith.report.facts import Facts


def facts(theirs: list[float], agreement: list[str], replicates: int = 40) -> Facts:
    told: Any = xr.Dataset(
        {
            "theirs": ("fact", theirs),
            "usual_care": ("fact", [4100.4, 3.04]),
            "low": ("fact", [3800.0, 2.0]),
            "high": ("fact", [4500.0, np.nan if replicates < 2 else 3.9]),
            "decimals": ("fact", [0, 1]),
            "interval": ("fact", ["percentiles", "none" if replicates < 2 else "percentiles"]),
            "agreement": ("fact", agreement),
        },
        {"fact": ["clients in a year", "weeks to a first visit"]},
        {"clinic": "Town clinic", "source": "local facts f.csv"},
    )
    return cast(Facts, SimpleNamespace(local=told, replicates=replicates))


def test_theirs_stand_beside_usual_care_with_its_range() -> None:
    table = local_tables.clinic(facts([4000.0, 3.0], ["agrees", "agrees"]))
    assert table is not None
    assert table.caption.startswith("Town clinic (local facts f.csv)")
    assert table.heads[3] == "95 % interval"
    assert table.rows == [
        ["Clients in a year", "4,000", "4,100", "3,800 to 4,500", "agrees"],
        ["Weeks to a first visit", "3.0", "3.0", "2.0 to 3.9", "agrees"],
    ]
    assert local_tables.warning(facts([4000.0, 3.0], ["agrees", "agrees"])) == ""


def test_what_differs_is_said_in_a_sentence() -> None:
    told = facts([900.0, 9.0], ["differs", "differs"])
    assert local_tables.warning(told) == (
        "Usual care does not match the clinic in clients in a year, weeks to a first visit."
    )


def test_without_facts_there_is_no_table() -> None:
    none = cast(Facts, SimpleNamespace(local=None, replicates=40))
    assert local_tables.clinic(none) is None
    assert local_tables.warning(none) == ""
    one = local_tables.clinic(facts([1.0, 1.0], ["differs", "unknown"], replicates=1))
    assert one is not None
    assert one.rows[1][3] == "–"
