from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from program import needs_program, stand_in

from kith.commands.community import main
from kith.io.simulator import Simulator, SimulatorError
from kith.validation import community, counties, county_fit, posts, pulse
from kith.validation.counties import County

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROW = {
    "fips": "01001", "state": "AL", "county": 'Made "up"', "population": "60000",
    "population_18plus": "46000", "area_sqmi": "600", "EP_POV150": "20", "EP_AGE65": "16",
    "EP_AGE17": "23", "EP_MINRTY": "27", "EP_AFAM": "19", "EP_HISP": "4", "EP_ASIAN": "1",
    "acs_broadband_pct": "87", "acs_not_prof_english_pct": "1.1", "acs_median_hh_income": "70000",
    "acs_households": "22500", "uninsured_u65_pct": "10", "rural_pct": "40",
    "social_associations_per_10k": "11", "mhp_per_100k": "", "MHLTH_crude": "17.3",
}  # fmt: skip


def write_table(folder: Path, *rows: dict[str, str]) -> Path:
    pd.DataFrame(list(rows)).to_csv(folder / "counties.csv", index=False)
    return folder


def county(tmp_path: Path, **changes: str) -> County:
    return counties.one(write_table(tmp_path, ROW | changes), "1001")


def test_a_county_becomes_a_community_with_its_margins(tmp_path: Path) -> None:
    made = tomllib.loads(community.text(county(tmp_path)))
    people = made["community"]
    assert made["title"] == 'Made "up", AL'
    assert people["share_below_150_poverty"] == 0.2
    assert sum(people["race_share"]) == pytest.approx(1.0, abs=1e-3)
    assert people["residents"] * people["people_per_resident"] == pytest.approx(52_645, rel=1e-3)
    assert sum(zone["share_of_residents"] for zone in made["zone"]) == pytest.approx(1.0, abs=1e-3)
    assert people["providers_per_100k"] == 332.5  # the nation's where the cell is empty
    assert [o["id"] for o in people["observed"]] == ["frequent-mental-distress"]
    silent = sum(
        group["share_not_proficient"] * np.dot(group["share_by_race"], people["race_share"])
        for group in made["group"]
    )
    assert silent == pytest.approx(0.011, rel=0.02)


def test_posts_go_with_adults_and_the_root_of_providers(tmp_path: Path) -> None:
    def therapists(providers: str) -> float:
        made = tomllib.loads(community.text(county(tmp_path, mhp_per_100k=providers), 10_000))
        return sum(p["fte"] for p in made["provider"] if p["role"] == "therapist")

    adults = 10_000 * county(tmp_path).adult_share_of_residents
    assert therapists("332.5") == pytest.approx(84.0 * adults / 1e5, rel=0.01)
    assert therapists("83.1") == pytest.approx(42.0 * adults / 1e5, rel=0.01)
    assert therapists("0") > 0.0
    shares = posts.spread("practices", {"town-poorer": 0.3, "town-richer": 0.3, "country": 0.4})
    assert shares["country"] == pytest.approx(0.16 / 0.76)


@pytest.mark.parametrize("rural", ["0", "100"])
def test_a_county_may_be_all_town_or_all_country(tmp_path: Path, rural: str) -> None:
    made = tomllib.loads(community.text(county(tmp_path, rural_pct=rural)))
    zones = {zone["id"] for zone in made["zone"]}
    assert zones == ({"country"} if rural == "100" else {"town-poorer", "town-richer"})
    assert {site["zone"] for site in made["site"]} == zones


def test_tables_and_rows_that_are_not_complete_are_named(tmp_path: Path) -> None:
    write_table(tmp_path, ROW, ROW | {"fips": "01003", "rural_pct": ""})
    with pytest.raises(counties.CountyTableError, match=r"01003 \(1 counties of state 01"):
        counties.one(tmp_path, "01003")
    write_table(tmp_path, {k: v for k, v in ROW.items() if k != "EP_AGE65"})
    with pytest.raises(counties.CountyTableError, match="no column EP_AGE65"):
        counties.read(tmp_path)


def test_the_command_writes_and_does_not_overwrite(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_table(tmp_path, ROW)
    words = ["--fips", "01001", "--data", str(tmp_path), "-o", str(tmp_path / "c.toml")]
    monkeypatch.delenv("KITH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main([*words, "--kith", "no-such-program"]) == 1
    assert not (tmp_path / "c.toml").exists()
    assert main(words) == 0  # the package alone
    assert "not checked" in capsys.readouterr().err
    assert main(words) == 4
    assert "--force" in capsys.readouterr().err


@needs_program
@pytest.mark.parametrize("rural", ["0", "40", "100"])
def test_the_program_accepts_the_community(
    tmp_path: Path, rural: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITH_SHARE_DIR", str(Path(__file__).parents[2]))  # evidence lies there
    write_table(tmp_path, ROW | {"rural_pct": rural})
    words = ["--fips", "01001", "--data", str(tmp_path), "-o", str(tmp_path / "c.toml")]
    assert main(words) == 0


def test_where_no_county_can_be_simulated_the_first_reason_is_told(tmp_path: Path) -> None:
    program = stand_in(tmp_path, "echo 'there is no evidence file' >&2; exit 3")
    with pytest.raises(SimulatorError, match=r"none of 1 counties .* no evidence file"):
        county_fit.simulate(Simulator(program), [county(tmp_path)], tmp_path, 1000, 1)


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


def test_series_are_compared_by_shape_alone() -> None:
    days = pd.date_range("2020-04-01", periods=5, freq="28D")
    model = pd.Series([4.0, 3.0, 2.5, 2.2, 2.0], index=days)
    told = pulse.shape(model, 3.0 * model)
    assert told["correlation"] == pytest.approx(1.0)
    assert told["model_first"] == pytest.approx(told["field_first"])
    halfway = pulse.at(model.to_frame("x"), pd.DatetimeIndex([days[0] + pd.Timedelta(days=14)]))
    assert halfway["x"].item() == pytest.approx(3.5)
