"""Equity, budget, convergence and what drives an answer, on a study whose truth is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from whole import START, strength

import kith
from kith.stats import intervals
from kith.stats.convergence import needed


def test_gaps_are_to_the_best_off_and_narrow_where_the_poor_gain_more(whole: xr.Dataset) -> None:
    frame = kith.equity(whole, by="income")
    assert len(frame) == 1
    row = frame.iloc[0]
    assert (row["stratum"], row["to"]) == ("income:below-100", "income:400-plus")
    assert row["usual_care"] == pytest.approx(0.14, abs=1e-6)
    assert row["difference"] == pytest.approx(-0.02 * 1.5, rel=1e-3)  # tilt 2 against 0.5
    assert row["verdict"] == "narrower"
    assert row["probability_narrower"] == 1.0


def test_concentration_narrows_towards_zero(whole: xr.Dataset) -> None:
    frame = kith.equity(whole).set_index("outcome")
    assert frame.loc["concentration_index_need", "verdict"] == "wider"  # −0.3 → −0.31
    assert frame.loc["concentration_index_care", "verdict"] == "narrower"  # 0.1 → 0.09
    with pytest.raises(ValueError, match="there are: income, age, sex"):
        kith.equity(whole, by="shoe-size")


def test_the_budget_adds_up_to_the_weekly_costs(whole: xr.Dataset) -> None:
    table = kith.budget(whole, "clinic", by=("year", "payer"))
    assert table["year"].min() == 1
    spent = table[table["payer"] == "partnership"]["difference"].sum()
    assert spent == pytest.approx(1000 * (120 - START))
    whole_sum = kith.budget(whole, "clinic", by=("program",))["difference"].sum()
    societal = whole["cost_societal_usd"]
    weekly = (societal.sel(scenario="clinic") - societal.isel(scenario=0)).sum("time").mean()
    assert whole_sum == pytest.approx(float(weekly))
    with pytest.raises(ValueError, match="year, program and payer"):
        kith.budget(whole, by=("mood",))


def test_break_even_says_when_and_what_a_qaly_must_be_worth(whole: xr.Dataset) -> None:
    even = kith.break_even(whole, "clinic")
    assert even["share"] == 0.0
    assert np.isnan(even["week"])
    worth = kith.value(whole, "clinic").set_index("effect").loc["qalys", "cost_per_unit"]
    assert even["usd_per_qaly"] == pytest.approx(worth, rel=0.1)
    paid = whole.copy()
    cost = whole["cost_societal_usd"].copy(deep=True)
    cost[1, :, 100:] -= 1e5
    even = kith.break_even(paid.assign(cost_societal_usd=cost), "clinic")
    assert (even["share"], even["week"]) == (1.0, 100.0)
    assert even["usd_per_qaly"] < 0


def test_partnerships_end_as_they_do(whole_path: Path) -> None:
    known = kith.partnerships(whole_path)
    alive = kith.survival(known, "clinic")
    assert alive.loc[START, "clinic"] == 1.0
    assert alive.loc[0, "clinic"] == 0.0
    assert alive.loc[60, "clinic"] == 0.75
    assert kith.ended_by(known, "clinic", weeks_after_start=52) == {"clinic": 0.25}
    assert kith.ended_by(known, "clinic", weeks_after_start=51) == {"clinic": 0.0}
    assert kith.ended_by(known, "clinic", weeks_after_start=500) == {}
    assert kith.survival(known, "usual-care").empty


def test_empty_posts(whole: xr.Dataset) -> None:
    frame = kith.empty_posts(whole).set_index("scenario")
    assert frame.loc["clinic", "posts_fte"] == pytest.approx(12.0)
    np.testing.assert_allclose(frame["empty_share"], 0.1)


def test_replicates_that_are_enough() -> None:
    draws = np.random.default_rng(1).normal(1.0, 2.0, size=400)
    wanted = needed(draws, 0.5)
    spread = draws.std(ddof=1)
    assert wanted is not None
    assert intervals.student_t(wanted - 1) * spread / np.sqrt(wanted) <= 0.5
    assert intervals.student_t(wanted - 2) * spread / np.sqrt(wanted - 1) > 0.5
    assert needed(draws[:1], 0.5) is None
    assert needed(draws, 0.0) is None


def test_convergence_follows_the_replicates(whole: xr.Dataset) -> None:
    frame = kith.convergence(whole, "treated_past_year_share", "clinic")
    assert frame["replicates"].tolist() == sorted(set(frame["replicates"]))
    assert frame["replicates"].iloc[-1] == 12
    assert frame["difference"].iloc[-1] == pytest.approx(0.02, rel=1e-3)
    assert not frame["enough"].iloc[-1]
    loose = kith.convergence(whole, "treated_past_year_share", "clinic", precision=0.01)
    assert loose["enough"].iloc[-1]
    assert loose.attrs["needed"] <= 12


def test_the_number_that_drives_is_found(whole: xr.Dataset, whole_path: Path) -> None:
    frame = kith.drivers(whole, kith.parameters(whole_path), "treated_past_year_share", "clinic")
    assert frame["path"].tolist()[0] == "evidence.care.effect"
    assert frame["clear"].tolist() == [True, False]  # what is never drawn is not listed
    assert frame["rank_correlation"].iloc[0] == pytest.approx(1.0)
    works = np.sort(strength(12))
    assert frame["low"].iloc[0] == pytest.approx(0.02 * works[:4].mean(), rel=1e-3)
    assert frame["high"].iloc[0] == pytest.approx(0.02 * works[-4:].mean(), rel=1e-3)
    assert frame["grade"].iloc[0] == "assumed"


def test_nothing_drives_a_number_that_chance_makes() -> None:
    """Of 200 studies of pure chance about 5 % name a driver; more would mislead."""
    random = np.random.default_rng(11)
    named = 0
    for _ in range(200):
        draws, noise = random.normal(size=(40, 30)), random.normal(size=(2, 40, 1, 1))
        dims = ("scenario", "replicate", "time", "stratum")
        study = xr.Dataset(
            {"k6_mean": (dims, noise)},
            coords={"scenario": ["usual-care", "a"], "stratum": ["adults"], "week": ("time", [0])},
        )
        known = xr.Dataset(
            {"draw": (("replicate", "path"), draws)}, coords={"path": [f"p{i}" for i in range(30)]}
        )
        named += bool(kith.drivers(study, known, "k6_mean")["clear"].any())
    assert 1 <= named <= 20


def test_a_scenario_can_be_set_against_another(whole: xr.Dataset) -> None:
    name = "treated_past_year_share"
    frame = kith.compare(whole, name, scenario="clinic", against="clinic-same-money")
    assert frame["difference"].item() == pytest.approx(0.01, rel=1e-3)
    assert "usual_care" not in frame
    assert frame["against"].item() == pytest.approx(0.51, abs=2e-3)
    assert kith.compare(whole, name, against="clinic")["scenario"].tolist() == ["clinic-same-money"]
    with pytest.raises(ValueError, match="with itself"):
        kith.compare(whole, name, scenario="clinic", against="clinic")
    with pytest.raises(ValueError, match="unknown scenario 'klinic'"):
        kith.compare(whole, name, against="klinic")


def test_chance_alone_covers_the_truth_and_the_headline_does_not_shrink() -> None:
    """Nominal 95 % intervals of the mean hold it in 92 to 98 % of 200 repeats."""
    random = np.random.default_rng(2026)
    truth, held, widths = 0.3, 0, {}
    for size in (32, 128):
        draws = truth + random.gamma(2.0, 0.5, size=(200, size)) - 1.0  # skewed, mean 0.3
        bounds = np.array([intervals.chance_alone(d) for d in draws])
        held = int(((bounds[:, 0] <= truth) & (truth <= bounds[:, 1])).sum())
        assert 0.92 * 200 <= held <= 0.98 * 200
        headlines = np.array([intervals.headline(d) for d in draws])
        widths[size] = np.mean(headlines[:, 1] - headlines[:, 0])
        if size == 32:
            chance_width = np.mean(bounds[:, 1] - bounds[:, 0])
    assert np.mean(bounds[:, 1] - bounds[:, 0]) < 0.6 * chance_width
    assert widths[128] > 0.97 * widths[32]
