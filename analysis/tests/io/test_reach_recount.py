"""People reached, recounted in Python from individual people, agree exactly."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import recount
import xarray as xr
from program import needs_program
from small_example import EXAMPLE, REPLICATES, SMALL

import kith
from kith.io.simulator import Simulator

SCENARIOS = EXAMPLE.parent
REPLICATE = REPLICATES - 1
#: A K6 score that only rounding would make serious is written 1/1024 lower; weeks are exact.
STEPS = {"k6": 0.05, "serious_weeks": 1e-9}
PEOPLE = ["care_counted", "other_life", "served_by_programs", "care_before", "k6_band", "stratum"]


def follow(file: Path, folder: Path, replicate: int, sets: Sequence[str]) -> Path:
    """Follow everybody through one replicate."""
    words = [word for change in sets for word in ("--set", change)]
    Simulator(threads=2).call(
        "panel", file, "-o", folder, "--people", "all", "--only", f"replicate={replicate}", *words
    )
    return folder


def read(folder: Path, result: Path) -> recount.Panel:
    columns = ("k6", *recount.PLACES.values(), "client_of", "met_by")
    with kith.open(result) as study:
        first_week = int(study.attrs["first_partnership_week"])
    return recount.everybody(
        kith.panel(folder, columns=columns), kith.panel(folder, "people"), first_week
    )


def expect_the_same(result: Path, panel: recount.Panel, replicate: int) -> None:
    """Compare every count and sum of every scenario except usual care."""
    reached = kith.reach(result).sel(replicate=replicate)
    for scenario in map(str, reached["scenario"].values[1:]):
        own = reached.sel(scenario=scenario)
        table = recount.per_person(panel, scenario)
        strata = recount.by_stratum(table)
        assert_people(own["reach_people"], strata)
        served = strata[strata["how"] != ""]
        axes = {"served_how": served["how"], "k6_band": served["band"],
                "stratum": served["stratum"]}  # fmt: skip
        assert_counts(own["reach_served"], axes)
        for name in ("k6", "serious_weeks"):
            told = own[f"reach_{name}_difference"]
            sums = strata.groupby(["served", "stratum"])[f"{name}_difference"].sum()
            expected = sums.to_xarray().rename(served="served_by_programs")
            expected = expected.reindex_like(told, fill_value=0.0).fillna(0.0)
            np.testing.assert_allclose(told, expected.transpose(*told.dims), atol=STEPS[name])
        assert_programs(own, panel, scenario, table)


def assert_people(told: xr.DataArray, strata: pd.DataFrame) -> None:
    parts = []
    before = {"care": "care_before", "care-or-support": "care_or_support_before"}
    for counted, column in before.items():
        known = np.where(strata[column], "care-before", "no-care-before")
        part = pd.DataFrame({"care_counted": counted, "other_life": strata[counted],
                             "served_by_programs": strata["served"], "care_before": known,
                             "k6_band": strata["band"], "stratum": strata["stratum"]})  # fmt: skip
        parts.append(part)
    everybody = pd.concat(parts)
    assert_counts(told, {name: everybody[name] for name in PEOPLE})


def assert_programs(
    own: xr.Dataset, panel: recount.Panel, scenario: str, table: pd.DataFrame
) -> None:
    life = panel.life(scenario)
    visits = recount.client_weeks(life)
    clients = visits.drop_duplicates(["person", "program"])
    had = life[life["care_at"].notna()]
    brought = recount.brought_weeks(life, had.groupby("person")["week"].min())
    for name, met in (("clients", clients), ("brought", brought)):
        bands = met["person"].map(table["band"])
        assert_counts(own[f"reach_{name}"], {"program": met["program"], "k6_band": bands})
    visits = visits.assign(year=visits["week"] // recount.YEAR)
    yearly = visits.drop_duplicates(["person", "program", "year"])
    told = own["reach_clients_by_year"]
    years = pd.Series(told["year"].values[yearly["year"]], index=yearly.index)
    assert_counts(told, {"year": years, "program": yearly["program"]})


def assert_counts(told: xr.DataArray, axes: dict[str, pd.Series]) -> None:
    """Compare counts with counts of rows by the labels of their axes."""
    assert set(told.dims) == set(axes)
    counted = pd.DataFrame(axes).value_counts()
    expected = told.to_series()
    found = counted.reorder_levels(expected.index.names).reindex(expected.index, fill_value=0)
    assert int(found.sum()) == len(axes[str(told.dims[0])])  # every label is on its axis
    wrong = found[found != expected]
    assert wrong.empty, f"{told.name}: {len(wrong)} counts differ, such as\n{wrong.head()}"


@pytest.fixture(scope="module")
def small_panel(small_result: Path, tmp_path_factory: pytest.TempPathFactory) -> recount.Panel:
    folder = tmp_path_factory.mktemp("recount") / "panel"
    return read(follow(EXAMPLE, folder, REPLICATE, SMALL), small_result)


@needs_program
def test_the_same_people_are_counted_in_a_small_example(
    small_result: Path, small_panel: recount.Panel
) -> None:
    expect_the_same(small_result, small_panel, REPLICATE)
    with kith.reach(small_result) as reached:
        lives = reached["reach_people"].sel(scenario=EXAMPLE.stem, replicate=REPLICATE)
        lives = lives.sel(stratum="adults", care_counted="care").sum(["k6_band", "care_before"])
    apart = lives.sel(other_life=["newly-reached", "sooner", "later", "moved", "displaced"])
    assert int(apart.sum()) > 0
    assert int(lives.sel(served_by_programs="served").sum()) > 0


@needs_program
@pytest.mark.parametrize(("name", "value"), [("QUARTER", 1), ("BROUGHT_WITHIN", 25), ("YEAR", 51)])
def test_another_definition_is_noticed(
    small_result: Path,
    small_panel: recount.Panel,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: int,
) -> None:
    monkeypatch.setattr(recount, name, value)
    with pytest.raises(AssertionError, match="counts differ"):
        expect_the_same(small_result, small_panel, REPLICATE)


@needs_program
def test_strata_follow_from_who_somebody_is(small_panel: recount.Panel) -> None:
    people = small_panel.people
    strata = people["strata"].astype(str).str.split("+")
    adult = people["age"] >= 18
    assert (strata.map(lambda names: "adults" in names) == adult).all()
    for column, dimension in (("race", "race"), ("sex", "sex"), ("income", "income"),
                              ("coverage", "coverage")):  # fmt: skip
        own = dimension + ":" + people[column].astype(str)
        held = [o in names for o, names in zip(own, strata, strict=True)]
        assert (np.array(held) == adult).all()


@pytest.mark.full
@needs_program
@pytest.mark.parametrize(
    "name",
    ["clinic-at-the-community-center", "everything-together", "cooperative-of-peers"],
)
def test_the_same_people_are_counted_in_shipped_scenarios(name: str, tmp_path: Path) -> None:
    file = SCENARIOS / f"{name}.toml"
    result = Simulator(threads=2).run([file], tmp_path / "r.h5", replicates=1)
    panel = read(follow(file, tmp_path / "panel", 0, ("run.replicates=1",)), result)
    expect_the_same(result, panel, 0)
