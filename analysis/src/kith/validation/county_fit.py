"""Usual care of many counties, simulated from inputs alone, compared with observations."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from kith.io.evidence import CENTRAL
from kith.io.open import open as open_result
from kith.io.simulator import Simulator, SimulatorError
from kith.stats.intervals import Numbers
from kith.validation.counties import County

#: Census regions by state.
REGIONS = {
    "Northeast": "CT ME MA NH RI VT NJ NY PA",
    "Midwest": "IL IN MI OH WI IA KS MN MO NE ND SD",
    "South": "DE FL GA MD NC SC VA DC WV AL KY MS TN AR LA OK TX",
    "West": "AZ CO ID MT NV NM UT WY AK CA HI OR WA",
}

#: Figure → simulated outcome and observed column, both in percent of adults.
COMPARED = {
    "frequent mental distress": ("frequent_distress_share", "MHLTH_crude"),
    "depression, ever told": ("any_care_past_year_share", "DEPRESSION_crude"),
}

#: Inputs of the simulation that the regression also gets; `_LOGARITHMS` enter as logarithms.
INPUTS = (
    "population", "EP_AGE17", "EP_AGE65", "EP_AFAM", "EP_HISP", "EP_ASIAN", "EP_MINRTY",
    "acs_median_hh_income", "EP_POV150", "uninsured_u65_pct", "acs_not_prof_english_pct",
    "acs_broadband_pct", "rural_pct", "mhp_per_100k", "violent_crime_per_100k_chr2018",
    "social_associations_per_10k",
)  # fmt: skip
_LOGARITHMS = {"population", "acs_median_hh_income", "mhp_per_100k"}

OUTCOMES = ("frequent_distress_share", "serious_distress_share", "any_care_past_year_share")


@dataclass(frozen=True)
class Fit:
    """The fit of one set of predictions, in percent of adults."""

    correlation: float
    slope: float  # of observed on predicted: 1 is right, above 1 the prediction varies too little
    bias: float  # mean predicted - observed
    error: float  # root mean square
    error_unbiased: float  # root mean square after removing the bias


def region(county: County) -> str:
    """Return the Census region of a county; "" for territories."""
    return next((name for name, states in REGIONS.items() if county.state in states.split()), "")


def draw(counties: Mapping[str, County], number: int, seed: int) -> list[County]:
    """Draw counties evenly over regions and quarters of population size, without replacement."""
    rng = np.random.default_rng(seed)
    placed = [c for c in counties.values() if region(c)]
    edges = np.quantile([c.numbers["population"] for c in placed], [0.25, 0.5, 0.75])
    cells: dict[tuple[str, int], list[County]] = {}
    for county in sorted(placed, key=lambda c: c.fips):
        size = int(np.searchsorted(edges, county.numbers["population"]))
        cells.setdefault((region(county), size), []).append(county)
    each = math.ceil(number / len(cells))
    drawn: list[County] = []
    for _, members in sorted(cells.items()):
        chosen = rng.choice(len(members), size=min(each, len(members)), replace=False)
        drawn += [members[i] for i in sorted(chosen)]
    return drawn


def simulate(
    simulator: Simulator, drawn: Iterable[County], data: Path, folder: Path, residents: int,
    replicates: int,
) -> pd.DataFrame:  # fmt: skip
    """Return the first year of usual care in each county: outcomes by FIPS, percent of adults.

    `kith community` makes the files from the table `data`. Counties that the program refuses are
    left out and listed in the attribute `refused`. Raises SimulatorError if it refuses all.
    """
    rows, refused = {}, {}
    for county in drawn:
        file = folder / f"{county.fips}.toml"
        try:
            simulator.community(county.fips, data, file, residents)
            result = simulator.run(
                [file], folder / "county.h5", sets=("time.weeks=52", *CENTRAL),
                replicates=replicates,
            )  # fmt: skip
        except SimulatorError as error:
            refused[county.fips] = str(error).strip().splitlines()[-1]
            continue
        with open_result(result) as study:
            usual = study[list(OUTCOMES)].isel(scenario=0).sel(stratum="adults")
            rows[county.fips] = {
                name: 100.0 * float(usual[name].mean(["time", "replicate"])) for name in OUTCOMES
            }
    if refused and not rows:
        first = next(iter(refused.values()))
        raise SimulatorError(
            f"none of {len(refused)} counties can be simulated; the first: {first}"
        )
    table = pd.DataFrame.from_dict(rows, orient="index", columns=list(OUTCOMES))
    table.attrs["refused"] = refused
    return table


def regression(
    fitted_on: Sequence[County], asked: Sequence[County], column: str,
    names: Sequence[str] = INPUTS,
) -> Numbers:  # fmt: skip
    """Predict a column for some counties by least squares on inputs, fitted on other counties."""
    known = [c for c in fitted_on if column in c.numbers]
    inputs, observed = _inputs(known, names), np.array([c.numbers[column] for c in known])
    center, spread = inputs.mean(axis=0), inputs.std(axis=0)
    scaled = np.column_stack([np.ones(len(inputs)), (inputs - center) / spread])
    weights, *_ = np.linalg.lstsq(scaled, observed, rcond=None)
    new = np.column_stack([np.ones(len(asked)), (_inputs(asked, names) - center) / spread])
    return np.asarray(new @ weights, dtype=float)


def _inputs(counties: Sequence[County], names: Sequence[str]) -> Numbers:
    def value(county: County, name: str) -> float:
        number = county.numbers[name]
        return math.log1p(number) if name in _LOGARITHMS else number

    return np.array([[value(county, name) for name in names] for county in counties])


def correlation_gain(
    better: Numbers, floor: Numbers, observed: Numbers, resamples: int = 2_000, seed: int = 1
) -> tuple[float, float, float]:
    """Return the gain in correlation of one prediction over another, and its 95 % interval.

    The interval is a paired bootstrap over counties.
    """
    rng = np.random.default_rng(seed)

    def gain(kept: np.ndarray) -> float:
        return float(
            np.corrcoef(better[kept], observed[kept])[0, 1]
            - np.corrcoef(floor[kept], observed[kept])[0, 1]
        )

    number = observed.size
    drawn = [gain(rng.integers(0, number, number)) for _ in range(resamples)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return gain(np.arange(number)), float(low), float(high)


def correlation_apart_from(
    predicted: Numbers, observed: Numbers, counties: Sequence[County], names: Sequence[str]
) -> float:
    """Return the partial correlation of two series, given some inputs."""
    known = np.column_stack([np.ones(len(counties)), _inputs(counties, names)])
    left = [v - known @ np.linalg.lstsq(known, v, rcond=None)[0] for v in (predicted, observed)]
    return float(np.corrcoef(*left)[0, 1])


def correlation_by_population(
    predicted: Numbers, observed: Numbers, counties: Sequence[County]
) -> float:
    """Return the correlation weighted by the counties' population."""
    people = np.array([county.numbers["population"] for county in counties])
    cov = np.cov(predicted, observed, aweights=people)
    return float(cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1]))


def points_per_sd(values: Numbers, counties: Sequence[County], name: str) -> float:
    """Return the points by which values rise per SD of an input, all other inputs held constant.

    That input enters without a logarithm, the others as in the regression.
    """
    others = [n for n in INPUTS if n != name]
    asked = np.array([[county.numbers[name]] for county in counties])
    inputs = np.hstack([asked, _inputs(counties, others)])
    scaled = (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)
    weights, *_ = np.linalg.lstsq(
        np.column_stack([np.ones(len(inputs)), scaled]), values, rcond=None
    )
    return float(weights[1])


def fit(predicted: Numbers, observed: Numbers) -> Fit:
    """Compare predictions with observations."""
    difference = predicted - observed
    slope = np.cov(predicted, observed)[0, 1] / predicted.var(ddof=1)
    return Fit(
        correlation=float(np.corrcoef(predicted, observed)[0, 1]),
        slope=float(slope),
        bias=float(difference.mean()),
        error=float(np.sqrt((difference**2).mean())),
        error_unbiased=float(difference.std()),
    )
