from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from county_table import ROW, county
from program import stand_in

from kith.io.simulator import Simulator, SimulatorError
from kith.validation import county_fit
from kith.validation.counties import County


def test_where_no_county_can_be_simulated_the_first_reason_is_told(tmp_path: Path) -> None:
    program = stand_in(tmp_path, "echo 'there is no evidence file' >&2; exit 3")
    with pytest.raises(SimulatorError, match=r"none of 1 counties .* no evidence file"):
        county_fit.simulate(Simulator(program), [county(tmp_path)], tmp_path, tmp_path, 1000, 1)


def some_counties(number: int) -> dict[str, County]:
    rng = np.random.default_rng(5)
    states = ["MA", "OH", "TX", "CA"]
    found = {}
    for i in range(number):
        numbers = {name: float(value) for name, value in ROW.items() if value.isdigit()}
        numbers |= {name: float(rng.uniform(1, 50)) for name in county_fit.INPUTS}
        numbers["population"] = float(rng.lognormal(10, 1.5))
        numbers["MHLTH_crude"] = 10.0 + 0.2 * numbers["EP_POV150"]
        found[f"{i:05d}"] = County(f"{i:05d}", "c", states[i % 4], numbers)
    return found


def test_counties_are_drawn_evenly_over_regions_and_sizes() -> None:
    known = some_counties(400)
    drawn = county_fit.draw(known, 160, seed=1)
    assert len({c.fips for c in drawn}) == 160
    assert {county_fit.region(c) for c in drawn} == set(county_fit.REGIONS)
    by_region = pd.Series([county_fit.region(c) for c in drawn]).value_counts()
    assert set(by_region) == {40}
    assert [c.fips for c in county_fit.draw(known, 160, seed=1)] == [c.fips for c in drawn]


def test_the_regression_says_of_others_what_it_learned() -> None:
    known = list(some_counties(200).values())
    said = county_fit.regression(known[:150], known[150:], "MHLTH_crude")
    assert said == pytest.approx([c.numbers["MHLTH_crude"] for c in known[150:]])


def test_a_fit_tells_bias_from_spread() -> None:
    observed = np.array([10.0, 12.0, 14.0, 16.0])
    found = county_fit.fit(observed / 2.0 + 4.0, observed)
    assert found.correlation == pytest.approx(1.0)
    assert found.slope == pytest.approx(2.0)
    assert found.bias == pytest.approx(-2.5)
    assert found.error**2 == pytest.approx(found.bias**2 + found.error_unbiased**2)


def test_the_gain_over_the_floor_is_none_against_itself_and_large_against_noise() -> None:
    rng = np.random.default_rng(3)
    observed = rng.normal(size=200)
    near, noise = observed + 0.3 * rng.normal(size=200), rng.normal(size=200)
    assert county_fit.correlation_gain(near, near, observed) == (0.0, 0.0, 0.0)
    gain, low, high = county_fit.correlation_gain(near, noise, observed)
    assert low < gain < high
    assert low > 0.5


def test_points_per_sd_are_those_of_one_input_beside_all_others() -> None:
    known = list(some_counties(200).values())
    providers = np.array([c.numbers["mhp_per_100k"] for c in known])
    poverty = np.array([c.numbers["EP_POV150"] for c in known])
    said = county_fit.points_per_sd(2.0 * providers + 3.0 * poverty, known, "mhp_per_100k")
    assert said == pytest.approx(2.0 * providers.std())


def test_what_race_says_of_both_is_taken_away_before_they_are_correlated() -> None:
    known = list(some_counties(200).values())
    rng = np.random.default_rng(5)
    black = np.array([c.numbers["EP_AFAM"] for c in known])
    own = rng.normal(size=200)
    observed, predicted = own + 0.5 * black, own - 0.5 * black
    assert np.corrcoef(predicted, observed)[0, 1] < 0.0
    apart = county_fit.correlation_apart_from(predicted, observed, known, ["EP_AFAM"])
    assert apart == pytest.approx(1.0)


def test_a_county_counts_by_its_people() -> None:
    known = list(some_counties(3).values())
    for one, people in zip(known, (1e6, 1e6, 1.0), strict=True):
        one.numbers["population"] = people
    rising, misled = np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0, -9.0])
    assert np.corrcoef(rising, misled)[0, 1] < 0.0
    weighted = county_fit.correlation_by_population(rising, misled, known)
    assert weighted == pytest.approx(1.0, abs=1e-3)
