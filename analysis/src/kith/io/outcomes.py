"""What an outcome is called, in which unit it is shown and which way is better."""

from __future__ import annotations

from dataclasses import dataclass

import xarray as xr

_LABELS = {
    "treated_past_year_share": "People in need who are treated",
    "serious_distress_share": "Serious distress",
    "moderate_distress_share": "Moderate distress",
    "wait_weeks_median": "Median wait",
    "wait_weeks_p90": "Wait of the slowest tenth",
    "unmet_need_share": "Unmet need",
    "effective_coverage_share": "Effective coverage",
    "treatment_gap": "Treatment gap",
    "k6_mean": "Mean K6 distress",
    "phq9_mean": "Mean PHQ-9",
    "who5_mean": "Well-being (WHO-5)",
    "life_satisfaction_mean": "Life satisfaction",
    "isolated_share": "Isolation",
    "stigma_mean": "Stigma",
}

#: What the numbers are, in one line, where the file does not say it.
_MEASURES = {
    "treated_past_year_share": "Treated in the past year, of those in need in the past year",
    "serious_distress_share": "K6 of 13 or more this week",
    "wait_weeks_median": "From request to first session",
    "wait_weeks_p90": "From request to first session, of nine in ten who ever start",
    "unmet_need_share": "In need and without care for 4 weeks",
}

_LOWER = (
    "k6_", "phq9_", "in_need", "need_past_year", "unmet_need", "treatment_gap", "wait_", "delay_",
    "unserved_", "stigma_", "isolated_", "no_show_", "dropout_", "crisis_",
    "serious_distress_", "moderate_distress_", "frequent_distress_",
    "cost_societal_", "cost_payer_",
)  # fmt: skip
_HIGHER = (
    "treated_", "supported_", "adequate_care_", "effective_coverage_", "who5_",
    "life_satisfaction_", "utility_", "qalys", "wellbys", "awareness_", "trust_", "belonging_",
    "person_weeks_averted", "in_care_",
)  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """How one outcome is told to people."""

    name: str
    label: str  #: short name, for titles and axes
    meaning: str  #: what exactly is measured
    unit: str  #: as shown, after the factor; "" for an index
    difference_unit: str  #: "points" where the unit is a percentage
    factor: float  #: shown = stored × factor
    better: int  #: −1 lower is better, +1 higher, 0 neither (costs, counts of activity)

    @property
    def difference_unit_in_full(self) -> str:
        """The unit of a difference, as an axis names it."""
        return "percentage points" if self.difference_unit == "points" else self.difference_unit


def better(name: str) -> int:
    """Return the direction of benefit: −1 lower, +1 higher, 0 neither."""
    if name.startswith(_LOWER):
        return -1
    return 1 if name.startswith(_HIGHER) else 0


def is_share(name: str) -> bool:
    """Tell whether an outcome is a share, to be shown in per cent."""
    return "_share" in name or name in ("treatment_gap", "need_past_year")


def over_weeks(values: xr.DataArray) -> str:
    """Tell how weeks become one number: "sum" (visits), "last" (running totals) or "mean"."""
    methods = str(values.attrs.get("cell_methods", ""))
    if "cumulative" in methods:
        return "last"
    return "sum" if "time: sum" in methods else "mean"


def measure(study: xr.Dataset, name: str) -> Measure:
    """Describe an outcome by its name and what the file says of it."""
    attrs = study[name].attrs
    long_name = str(attrs.get("long_name", "")) or name.replace("_", " ")
    label = _LABELS.get(name, long_name[:1].upper() + long_name[1:])
    meaning = str(_MEASURES.get(name) or attrs.get("description") or long_name).rstrip(".")
    if is_share(name):
        return Measure(name, label, meaning, "%", "points", 100.0, better(name))
    unit = str(attrs.get("units", ""))
    unit = {"1": "", "count": "", "week": "weeks", "day": "days", "year": "years"}.get(unit, unit)
    return Measure(name, label, meaning, unit, unit, 1.0, better(name))
