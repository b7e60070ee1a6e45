"""`kith export` writes the numbers that the functions of this package return."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from program import needs_program

import kith
from kith.io.simulator import Simulator

ID = "clinic-at-the-community-center"
EXAMPLE = Path(__file__).parents[3] / "scenarios" / f"{ID}.toml"
SMALL = ("community.residents=600", "time.weeks=140", "time.settling_weeks=4")

pytestmark = needs_program


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Simulator(threads=2).run(
        [EXAMPLE], tmp_path_factory.mktemp("exports") / "r.h5", sets=SMALL, replicates=3
    )


@pytest.fixture(scope="module")
def tables(result: Path) -> dict[str, pd.DataFrame]:
    folder = result.with_suffix("")
    Simulator(threads=2).call("export", result, "-o", folder)
    return {path.stem: pd.read_csv(path) for path in folder.iterdir()}


def test_reach(result: Path, tables: dict[str, pd.DataFrame]) -> None:
    frame = tables["reach"].set_index(["scenario", "stratum"])
    reach = kith.reach(result)
    for stratum in ("everybody", "adults", "income:below-100"):
        counted = kith.reach_counts(reach, ID, None if stratum == "everybody" else stratum)
        row = frame.loc[(ID, stratum)]
        for column, name in {"people": "everybody", "more_in_care": "additional",
                             "newly_in_care": "newly_in_care", "displaced": "displaced",
                             "sooner": "sooner", "served_newly_in_care": "newly_in_care_served",
                             "served_sooner": "sooner_served", "clients": "clients",
                             "brought": "brought"}.items():  # fmt: skip
            expected = counted.loc[name]
            assert row[column] == pytest.approx(expected["mean"], abs=0.051), column
            assert row[f"{column}_low"] == pytest.approx(expected["low"], abs=0.051), column
            assert row[f"{column}_high"] == pytest.approx(expected["high"], abs=0.051), column
    assert frame.loc[(ID, "everybody"), "clients"] > 0


def test_operations(result: Path, tables: dict[str, pd.DataFrame]) -> None:
    written = tables["operations"]
    whole = written[written["service"].isna()].reset_index(drop=True)
    expected = kith.operations(result)
    keys = ["scenario", "program"]
    assert whole[keys].to_numpy().tolist() == expected[keys].to_numpy().tolist()
    for column, name in {"posts_paid": "posts_paid_fte", "posts_filled": "posts_filled_fte",
                         "contacts": "contacts", "clients": "clients", "sessions": "sessions",
                         "slots_used": "slots_used_share", "wait": "wait_weeks",
                         "cost": "cost_usd", "cost_per_client": "cost_per_client_usd",
                         "clients_k6_13_and_above": "clients_k6_13_and_above",
                         "clients_year_3": "clients_year_3"}.items():  # fmt: skip
        np.testing.assert_allclose(whole[column], expected[name], rtol=1e-4, atol=0.51
                                   if "cost" in column else 0.051, err_msg=column)  # fmt: skip
    parts = written[written["service"].notna()]
    services = kith.operations(result, by="service")
    assert (parts["program"] + "/" + parts["service"]).tolist() == services["service"].tolist()
    np.testing.assert_allclose(parts["posts_paid"], services["posts_paid_fte"], atol=0.0051)


def test_budget(result: Path, tables: dict[str, pd.DataFrame]) -> None:
    written = tables["budget"].set_index(["scenario", "item", "payer", "year"])["usd"]
    with kith.open(result) as study:
        expected = kith.budget(study, ID, by=("payer", "year"))
    for row in expected.to_dict("records"):
        found = written[(ID, "paid more", row["payer"], str(row["year"]))]
        assert found == pytest.approx(row["difference"], abs=0.51)
    spent = kith.partnerships(result)["money_out_usd"].sel(scenario=ID).sum(["time", "partnership"])
    assert written[(ID, "spent", "partnership", "all")] == pytest.approx(float(spent.mean()), abs=1)
    assert written[(ID, "asked", "partnership", "all")] == 1_800_000


def test_ranking_and_weeks(result: Path, tables: dict[str, pd.DataFrame]) -> None:
    ranking = kith.ranking(result)
    written = tables["ranking"].set_index("scenario")
    assert written.index.tolist() == ranking["scenario"].values[
        np.argsort(ranking["rank"].values)].tolist()  # fmt: skip
    for scenario in written.index:
        expected = ranking.sel(scenario=scenario)
        assert written.loc[scenario, "partnership"] == pytest.approx(
            float(expected["gain"].sel(good="partnership_usd")), abs=0.51
        )
        assert written.loc[scenario, "net_benefit_50k_low"] == pytest.approx(
            float(expected["net_benefit_low"].sel(qaly_value_usd=50_000)), abs=0.51
        )
    weeks = tables["weeks"].set_index(["scenario", "week"])
    with kith.open(result) as study:
        values = 100 * study["unmet_need_share"].sel(scenario=ID, stratum="adults").isel(time=100)
        row = weeks.loc[(ID, 100)]
        assert row["unmet_need_share"] == pytest.approx(float(values.median()), abs=0.001)
        assert row["unmet_need_share_high"] == pytest.approx(float(values.max()), abs=0.001)
