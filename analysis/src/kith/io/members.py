"""The programs of each scenario of a result."""

from __future__ import annotations

from kith.io import scenario_texts
from kith.io.open import open as open_result
from kith.io.provenance import provenance as read_provenance
from kith.io.result_file import PathLike
from kith.io.rivals import is_rival


def members(path: PathLike) -> dict[str, frozenset[str]]:
    """Return which programs each scenario of a result has, as "partnership.program".

    Usual care has none. Comparators are left out.

    >>> sorted(kith.members("results/clinic.h5")["clinic"])
    ['clinic.outreach']
    """
    provenance = read_provenance(path)
    with open_result(path) as study:
        names = [str(s) for s in study["scenario"].values]
    held = {names[0]: frozenset[str]()}
    for name in names[1:]:
        if not is_rival(name):
            held[name] = scenario_texts.enabled_programs(scenario_texts.parsed(provenance, name))
    return held
