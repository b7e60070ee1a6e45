"""The declarations of outcomes in a result: label, meaning, unit and which way is better.

The program declares each outcome once and writes the declaration beside the values: the attributes
`label`, `better`, `units`, `long_name`, `description` and `formerly` (its names in older versions).
None of this is repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import xarray as xr

from kith.io.result_file import KithFileError
from kith.io.usage_error import UsageError

_DIRECTIONS = {"less": -1, "neither": 0, "more": 1}


@dataclass(frozen=True)
class Measure:
    """How one outcome is presented to people."""

    name: str
    label: str  #: short name, for titles and axes
    meaning: str  #: exact definition of the measure
    unit: str  #: as shown, after the factor; "" for an index
    difference_unit: str  #: "points" where the unit is a percentage
    factor: float  #: shown = stored × factor
    better: int  #: −1 lower is better, +1 higher, 0 neither (costs, counts of activity)

    @property
    def difference_unit_in_full(self) -> str:
        """The unit of a difference, as an axis names it."""
        return "percentage points" if self.difference_unit == "points" else self.difference_unit


def better(study: xr.Dataset, name: str) -> int:
    """Return the direction of benefit that the file states: −1 lower, +1 higher, 0 neither.

    There is no fallback: a wrong guess would silently turn benefit into harm. An outcome without a
    direction, written by an older version or computed by a script, raises an error with advice.
    """
    said = study[name].attrs.get("better")
    if said not in _DIRECTIONS:
        found = "no attribute 'better'" if said is None else f"the attribute 'better' is {said!r}"
        raise KithFileError(
            f"outcome '{name}' does not say which way is better ({found}): run the scenario again "
            f"with this version of kith, or set study['{name}'].attrs['better'] to 'more', 'less' "
            "or 'neither'"
        )
    return _DIRECTIONS[said]


def looked_at(study: xr.Dataset) -> list[str]:
    """Return the outcomes that the scenarios of a study look at (`look_at`), in their order.

    Empty if they name none; outcomes that the file does not hold are left out.
    """
    return [name for name in str(study.attrs.get("look_at", "")).split() if name in study.data_vars]


def in_order(study: xr.Dataset, names: Iterable[str]) -> list[str]:
    """Return the outcomes that a study looks at, then the other names, each once."""
    return list(dict.fromkeys([*looked_at(study), *names]))


def called_now(study: xr.Dataset, name: str) -> str | None:
    """Return the present name of an outcome that the file lists under a former name, or None."""
    for known, values in study.variables.items():
        if name in str(values.attrs.get("formerly", "")).split():
            return str(known)
    return None


def refuse_former(study: xr.Dataset, name: str) -> None:
    """Raise UsageError, with the present name, for a former name of an outcome."""
    if name in study.data_vars:
        return
    if (now := called_now(study, name)) is not None:
        raise UsageError(f"unknown outcome {name!r} ({name} is now {now})")


def is_share(name: str) -> bool:
    """Return whether an outcome is a share, to be shown in percent."""
    return "_share" in name or name == "treatment_gap"


def over_weeks(values: xr.DataArray) -> str:
    """Return how weeks are combined: "sum" (visits), "last" (running totals) or "mean"."""
    methods = str(values.attrs.get("cell_methods", ""))
    if "cumulative" in methods:
        return "last"
    return "sum" if "time: sum" in methods else "mean"


def measure(study: xr.Dataset, name: str) -> Measure:
    """Describe an outcome as the file declares it; without a label, its name serves as one."""
    refuse_former(study, name)
    attrs = study[name].attrs
    plain = str(attrs.get("long_name", "")) or name.replace("_", " ")
    label = str(attrs.get("label", "")) or plain[:1].upper() + plain[1:]
    meaning, direction = _meaning(study, name) or plain, better(study, name)
    if is_share(name):
        return Measure(name, label, meaning, "%", "points", 100.0, direction)
    unit = str(attrs.get("units", ""))
    unit = {"1": "", "count": "", "week": "weeks", "day": "days", "year": "years"}.get(unit, unit)
    return Measure(name, label, meaning, unit, unit, 1.0, direction)


def _meaning(study: xr.Dataset, name: str) -> str:
    """Return the first sentence of a description; "As OTHER." refers to another outcome's."""
    first = str(study[name].attrs.get("description", "")).partition(". ")[0].rstrip(".")
    other = re.fullmatch(r"As (\w+)", first)
    return _meaning(study, other[1]) if other and other[1] in study else first
