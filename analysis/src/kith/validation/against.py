"""Counties and the pandemic, simulated from inputs, compared with observations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from kith.io import pages
from kith.stats.intervals import Numbers
from kith.validation import county_fit, pulse
from kith.validation.counties import County
from kith.validation.county_fit import Fit

#: The single most predictive input, and the one that should predict next to nothing.
POVERTY = "EP_POV150"
PROVIDERS = "mhp_per_100k"

#: Race and ethnicity, which the observed figures use of individuals; they do not use their income.
RACES = ("EP_MINRTY", "EP_AFAM", "EP_HISP", "EP_ASIAN")


@dataclass(frozen=True)
class Comparison:
    """One observed figure of the drawn counties beside its predictions."""

    name: str
    outcome: str
    observed: Numbers
    simulated: Numbers
    regression: Numbers
    poverty: Numbers
    per_provider: tuple[float, float]  # points per SD of registered providers: simulated, observed
    apart_from_race: tuple[float, float]  # correlations of the simulation and of poverty
    by_population: tuple[float, float]  # likewise, weighted by population

    def rows(self) -> list[list[str]]:
        """Return rows of a table: the simulation, the regression, and poverty alone as a floor."""
        return [
            self._row(f"simulation (`{self.outcome}`)", self.simulated),
            self._row("regression on the same inputs", self.regression),
            self._row("poverty alone (the floor)", self.poverty),
        ]

    def beside_the_floor(self) -> str:
        """Compare the simulation with poverty alone in words, and state the effect of providers."""
        gain, low, high = county_fit.correlation_gain(self.simulated, self.poverty, self.observed)
        simulated, observed = self.per_provider
        return (
            f"For {self.name} the correlation of the simulation is {gain:+.2f} against that of "
            f"poverty alone (95 % interval {low:+.2f} to {high:+.2f}, a paired bootstrap). "
            f"One SD more registered providers, all other inputs as they are, goes with "
            f"{simulated:+.2f} points in the simulation and {observed:+.2f} in what was observed."
            "\n\n"
            "Once race and ethnicity are taken from both, what is left of the simulation and of "
            f"the observed figures correlates with {self.apart_from_race[0]:.2f} (poverty: "
            f"{self.apart_from_race[1]:.2f}). With each county counted by its people the "
            f"correlation is {self.by_population[0]:.2f} (poverty: {self.by_population[1]:.2f})."
        )

    def _row(self, what: str, predicted: Numbers) -> list[str]:
        fit: Fit = county_fit.fit(predicted, self.observed)
        numbers = [f"{value:.2f}" for value in asdict(fit).values()]
        return [self.name, what, *numbers]


def compare(table: pd.DataFrame, drawn: list[County], others: list[County]) -> list[Comparison]:
    """Compare simulated counties with observed figures and a regression fitted on `others`."""
    found = []
    for name, (outcome, column) in county_fit.COMPARED.items():
        kept = [c for c in drawn if c.fips in table.index and column in c.numbers]
        observed = np.array([c.numbers[column] for c in kept])
        simulated = table.loc[[c.fips for c in kept], outcome].to_numpy()
        found.append(
            Comparison(
                name, outcome, observed, simulated,
                county_fit.regression(others, kept, column),
                county_fit.regression(others, kept, column, (POVERTY,)),
                (county_fit.points_per_sd(simulated, kept, PROVIDERS),
                 county_fit.points_per_sd(observed, kept, PROVIDERS)),
                _both(county_fit.correlation_apart_from, simulated, observed, kept, RACES),
                _both(county_fit.correlation_by_population, simulated, observed, kept),
            )
        )  # fmt: skip
    return found


def _both(
    correlation: Callable[..., float], simulated: Numbers, observed: Numbers,
    counties: list[County], *rest: object,
) -> tuple[float, float]:  # fmt: skip
    poverty = np.array([county.numbers[POVERTY] for county in counties])
    return (
        correlation(simulated, observed, counties, *rest),
        correlation(poverty, observed, counties, *rest),
    )


def page(
    found: list[Comparison], others: int, refused: dict[str, str], shock: pulse.Shock,
    field: pd.DataFrame, command: str,
) -> str:  # fmt: skip
    """Return the comparison as a Markdown page."""
    heads = [
        "observed",
        "predicted by",
        "correlation",
        "slope",
        "bias",
        "error",
        "error, bias removed",
    ]
    rows = [row for comparison in found for row in comparison.rows()]
    left_out = f"{len(refused)} more could not be simulated" if refused else "none was left out"
    return "\n".join(
        [
            "# Against the world", "", f"Made by `{command}`.", "",
            "## Counties", "",
            f"{found[0].observed.size} counties, drawn evenly over Census regions and quarters of "
            f"population size ({left_out}). Usual care is simulated from "
            "population, age, income, coverage, language, broadband, rurality, registered "
            "providers, violent crime and social associations, without any observed prevalence and "
            "without a number fitted to counties. The regression was fitted to the observed "
            f"figures of the {others} other counties. Percent of adults.", "",
            pages.table(heads, rows), "",
            found[0].beside_the_floor(), "",
            "Slope: of observed on predicted (1 is right; below 1, predictions vary too much). "
            "Depression is *ever told*, a lifetime diagnosis, for which the model has no state: "
            "it is compared with the share treated in the past year, so only the "
            "correlation is meaningful.", "",
            "![Simulated and observed frequent mental distress](counties.svg)", "",
            *_pulse_words(shock, field), *_LIMITS, "",
        ]
    )  # fmt: skip


def _pulse_words(shock: pulse.Shock, field: pd.DataFrame) -> list[str]:
    seen = field["anxiety_or_depression"].dropna()
    seen = seen[seen.index <= shock.weeks.index[-1]]
    missed = field["needed_counseling_not_received"].dropna()
    rows = []
    for words, name, series in (
        ("symptoms", "frequent", seen),
        ("needed counseling, did not get it", "unmet", missed),
    ):
        days = pd.DatetimeIndex(series.index)
        numbers = pulse.shape(pulse.at(shock.weeks, days)[name], series)
        rows.append([words, *(f"{value:.2f}" for value in numbers.values())])
    heads = ["", "correlation over time", "model, first", "Pulse, first", "model, last",
             "Pulse, last"]  # fmt: skip
    peak = shock.weeks["serious"].max() / shock.before["serious"]
    year = shock.weeks["serious"].iloc[52] / shock.before["serious"]
    return [
        "## The shock of 2020", "",
        "One shock of 0.35 SD in March 2020 with a half-life of 30 weeks, and half of the slots in "
        "person for half a year, in the reference nation; nothing was fitted to the series. "
        "Each series over its own mean, at its first and last period:", "",
        pages.table(heads, rows), "",
        f"At its peak, serious distress is {peak:.2f} times that of the year before (surveys found "
        f"at least 1.7), {year:.2f} times a year after the shock.", "",
        "![Course of symptoms and unmet need](pulse.svg)", "",
    ]  # fmt: skip


_LIMITS = [
    "## What this cannot show", "",
    "- PLACES figures are themselves regressions on age, sex, race, education and county poverty; "
    "their agreement with anything made from poverty is partly by construction. They set a "
    "baseline and cannot validate what a partnership does.",
    "- The relations are cross-sectional and of places, not of people.",
    "- PLACES knows the race and ethnicity of a person but not the income, and the poverty of a "
    "county. Surveys find any mental illness less often in Black and Hispanic adults than in "
    "White adults of the same income (NSDUH 2021). Where many of them live the simulation "
    "therefore says less distress, by about twice as much as PLACES. No number was changed for "
    "that.",
    "- K6 of 6.93 or more stands for 14 or more bad days of 30, by its share of adults in the "
    "nation's survey.",
    "- Pulse is an online survey with single-digit response: its shape counts, not its level. "
    "The model has one shock; waves of infection, elections and prices are not in it.",
]  # fmt: skip
