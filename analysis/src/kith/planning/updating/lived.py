"""The scenario that is being lived, and the numbers of it that can be observed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from kith.io import outcomes, rivals, strata
from kith.io.usage_error import UsageError
from kith.stats import selection
from kith.stats.intervals import Numbers

#: Begins the names of a partnership's own numbers.
PARTNERSHIPS = "partnerships/"

_AXES = {"scenario", "replicate", "time"}
_COUNTED = ("count", "USD")  # units of what twice as many people have twice as much of


@dataclass(frozen=True)
class Column:
    """What a column of actual numbers observes."""

    name: str  #: as the table calls it
    measure: outcomes.Measure
    among: str  #: stratum, or partnership
    how: str  #: what weeks become: "sum", "last" (of running totals: what was gained) or "mean"
    low: float  #: no value lies below,
    high: float  #: or above

    @property
    def of_partnership(self) -> bool:
        """Tell whether it is a partnership's own number."""
        return self.name.startswith(PARTNERSHIPS)

    @property
    def label(self) -> str:
        """Return what it is called, with whom it is about where these are not all adults."""
        told = self.measure.label.removesuffix(", this week")
        return told if self.of_partnership or self.among == strata.ADULTS else (
            f"{told} ({strata.label(self.among)})"
        )  # fmt: skip


@dataclass(frozen=True)
class Lived:
    """A scenario of a study, and its partnerships where the file holds any."""

    study: xr.Dataset
    life: xr.Dataset | None
    scenario: str
    #: Real people for each resident simulated, in numbers of the community: of so many parts like
    #: the simulated one, one has the partnership and the others have usual care.
    people_per_resident: float = 1.0

    def names(self) -> list[str]:
        """Return what can be observed."""
        own = [str(n) for n, v in self.study.data_vars.items() if set(v.dims) >= _AXES]
        if self.life is None:
            return own
        return own + [f"{PARTNERSHIPS}{name}" for name in self.life.data_vars]

    def column(self, name: str) -> Column:
        """Return what NAME, NAME@STRATUM or partnerships/NAME@PARTNERSHIP observes."""
        plain, _, among = name.partition("@")
        if PARTNERSHIPS + plain in self.names() and plain not in self.names():
            raise UsageError(f"unknown outcome {plain!r} (did you mean {PARTNERSHIPS + plain!r}?)")
        selection.must_know("outcome", plain, self.names())
        values, of = self._values(plain), self.study
        if plain.startswith(PARTNERSHIPS):
            assert self.life is not None
            of, plain = self.life, plain.removeprefix(PARTNERSHIPS)
            among = self._partnership(among)
        else:
            among = self._stratum(values, plain, among)
        how = outcomes.over_weeks(values)
        if str(values.attrs.get("long_name", "")).endswith("this week"):
            how = "sum"  # money of a week: that of a month is its sum
        possible = (0.0, 1.0) if outcomes.is_share(plain) else (-np.inf, np.inf)
        low, high = values.attrs.get("valid_range", possible)
        return Column(name, outcomes.measure(of, plain), among, how, float(low), float(high))

    def weekly(self, column: Column) -> Numbers:
        """Return the column's values as simulated, (replicate, week), for as many real people."""
        own = self._of(column, self.scenario)
        parts = self.people_per_resident
        if column.of_partnership or parts == 1.0:
            return own
        all_parts = own + (parts - 1.0) * self._of(column, selection.baseline(self.study))
        unit = self.study[column.measure.name].attrs.get("units")
        counted = column.how != "mean" or unit in _COUNTED
        return all_parts if counted else all_parts / parts

    def _of(self, column: Column, scenario: str) -> Numbers:
        values = self._values(column.name.partition("@")[0]).sel(scenario=scenario)
        for axis in ("stratum", "partnership"):
            if axis in values.dims:
                values = values.sel({axis: column.among})
        found = np.asarray(values.transpose("replicate", "time").values, dtype=np.float64)
        if column.of_partnership and values.attrs.get("units") in _COUNTED:
            begun = np.isfinite(found).cumsum(axis=1) > 0  # nothing is spent before it begins
            found = np.where(~begun & begun[:, -1:], 0.0, found)
        return found

    def _values(self, name: str) -> xr.DataArray:
        if name.startswith(PARTNERSHIPS):
            assert self.life is not None
            return self.life[name.removeprefix(PARTNERSHIPS)]
        return selection.outcome_values(self.study, name)

    def _stratum(self, values: xr.DataArray, name: str, among: str) -> str:
        if "stratum" not in values.dims:
            if among not in ("", strata.ADULTS):
                raise UsageError(f"outcome {name!r} is known only for everybody, not by stratum "
                                 f"(did you mean {name!r}?)")  # fmt: skip
            return strata.ADULTS
        selection.must_know("stratum", among or strata.ADULTS, selection.known_strata(self.study))
        return among or strata.ADULTS

    def _partnership(self, among: str) -> str:
        assert self.life is not None
        lives = self.life["alive"] if "alive" in self.life else next(iter(self.life.values()))
        here = lives.sel(scenario=self.scenario).notnull().any(["replicate", "time"])
        known = [str(p) for p, is_here in zip(self.life["partnership"].values, here.values,
                                              strict=True) if is_here]  # fmt: skip
        if among:
            selection.must_know("partnership", among, known)
            return among
        if len(known) != 1:
            raise UsageError(f"scenario {self.scenario!r} has {len(known)} partnerships (name one "
                             "after @: " + ", ".join(known) + ")")  # fmt: skip
        return known[0]


def lived_scenario(study: xr.Dataset, wanted: str | None) -> str:
    """Return the scenario that is being lived: the one named, or the only plan."""
    others = selection.other_scenarios(study, wanted)
    plans = others if wanted else [name for name in others if not rivals.is_rival(name)]
    if len(plans) != 1:
        raise UsageError(f"the result holds {len(plans)} plans: name the one that is being lived "
                         f"(scenario: {', '.join(plans or others)})")  # fmt: skip
    return plans[0]
