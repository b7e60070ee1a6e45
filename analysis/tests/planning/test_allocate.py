from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from program import needs_program
from small_town import SHORT, with_peers

import kith
from kith.commands import allocate as command
from kith.io.simulator import Simulator
from kith.io.usage_error import UsageError
from kith.planning.kept_runs import KeptRuns
from kith.planning.kith_runs import KithRuns
from kith.planning.mean import Mean
from kith.planning.plans import plan_of
from kith.planning.portfolio.allocation import MoreMoney, changed
from kith.planning.portfolio.allocation_text import more_money
from kith.planning.portfolio.bill import bills_in, yearly_usd
from kith.planning.portfolio.lever import Lever, Purse
from kith.planning.portfolio.levers_of import own_levers, purse_of, wanted
from kith.planning.portfolio.portfolio_plans import PortfolioPlans, described
from kith.running import as_toml

SMALL = SHORT | {"run.zone_strata": False}
PEERS = "partnership.mills.peer_support.peers_fte"
WORKERS = "partnership.mills.outreach.workers_fte"


def town() -> dict[str, Any]:
    """Return the town with peers and outreach workers, who cost $60,000 and $68,000 a year."""
    more = {"outreach": {"host": "community-center", "workers_fte": 1}}
    return with_peers("both", grant_usd_per_year=800_000, **more)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> kith.Allocation:
    return kith.allocate(
        town(), 220_000, indifference=1e6, set=SMALL, first=5, most=5,
        levers=[f"{PEERS}=2:1", f"{WORKERS}=2:1"], folder=tmp_path_factory.mktemp("kept"),
        protect="sex:female",
    )  # fmt: skip


@needs_program
def test_levers_are_priced_by_the_bill(found: kith.Allocation) -> None:
    peers, workers = found.purse.levers
    assert (peers.name, workers.name) == (PEERS, WORKERS)
    assert peers.usd == pytest.approx(60_000, rel=0.05)
    assert workers.usd == pytest.approx(68_000, rel=0.05)
    for _, row in found.portfolios.iterrows():
        portfolio = (float(row[PEERS]), float(row[WORKERS]))
        assert row["usd_per_year"] == pytest.approx(found.purse.usd(portfolio))
        assert row["usd_per_year"] <= 220_000
        assert row[PEERS] in (0, 1, 2)


@needs_program
def test_more_money_that_brings_less_brings_nothing(found: kith.Allocation) -> None:
    def told(*gain: float) -> str:
        more = MoreMoney(100_000, (2.0, 0.0), Mean(*gain))
        return " ".join(more_money(replace(found, more=more)))

    assert "would bring nothing that these replicates can show" in told(-2e3, -5e3, 1e3)
    assert "it brings -$2,000 (-$5,000 to $1,000): 1 more peer (peer support)" in told(
        -2e3, -5e3, 1e3
    )
    assert "would bring $2,000 ($1,000 to $3,000)" in told(2e3, 1e3, 3e3)


@needs_program
def test_a_program_that_costs_nothing_stays_as_it_is_unless_it_is_named() -> None:
    simulator = Simulator()
    plan = plan_of(simulator, "everything-together.toml", [])
    dues = "partnership.all.cooperative.dose"  # members pay for a cooperative
    most = {own.path: own.most for own in own_levers(plan)}
    assert most[dues] == 2
    assert most["partnership.all.outreach.workers_fte"] == math.inf
    chosen = [wanted("partnership.all.outreach.workers_fte"), wanted(dues)]
    purse = purse_of(simulator, plan, chosen, 1_000_000, named=False)
    assert ([lever.name for lever in purse.levers], purse.free) == ([chosen[0].path], (dues,))
    with pytest.raises(UsageError, match=f"more of {dues} costs nothing"):
        purse_of(simulator, plan, chosen, 1_000_000)


@needs_program
def test_levers_of_one_program_are_bought_one_by_one(tmp_path: Path) -> None:
    video = {"booth": "community-center", "therapist_fte": 3, "prescriber_fte": 2}
    file = tmp_path / "video.toml"
    scenario = with_peers("video", grant_usd_per_year=800_000, telehealth=video)
    file.write_text(as_toml.document(scenario), encoding="utf-8")
    simulator = Simulator()
    plan = plan_of(simulator, str(file), [])
    table = "partnership.mills.telehealth"
    chosen = [wanted(f"{table}.therapist_fte"), wanted(f"{table}.prescriber_fte")]
    purse = purse_of(simulator, plan, chosen, 800_000)
    runs = KithRuns(simulator, {}, KeptRuns(None), first_week=0, changes=[], seed=1)
    plans = PortfolioPlans(simulator, plan, purse.levers, tmp_path, runs, [])
    for portfolio in ((1.0, 0.0), (0.0, 1.5), (2.0, 0.5)):
        plans.plan(portfolio, 800_000)
        written = next(f for f in tmp_path.glob("grant-*.toml") if f.name != file.name)
        assert yearly_usd(simulator, str(written), "mills", {}) == pytest.approx(
            purse.usd(portfolio), abs=1_000
        )
        written.unlink()


@needs_program
def test_a_custom_program_is_a_lever_like_any_other(tmp_path: Path) -> None:
    def sourced(value: float, unit: str) -> dict[str, Any]:
        return {"value": value, "unit": unit, "range": [value, value], "grade": "assumed",
                "source": "assumption"}  # fmt: skip

    talks = {
        "staff_fte": 3, "usd_per_fte_year": sourced(50_000, "USD"),
        "contacts": {"tells_of_care": True, "per_fte_week": sourced(20, "1/week")},
    }  # fmt: skip
    file = tmp_path / "own.toml"
    scenario = with_peers("own", grant_usd_per_year=800_000, custom={"talks": talks})
    file.write_text(as_toml.document(scenario), encoding="utf-8")
    simulator = Simulator()
    plan = plan_of(simulator, str(file), [])
    lever = "partnership.mills.custom.talks.staff_fte"
    assert lever in [own.path for own in own_levers(plan)]
    purse = purse_of(simulator, plan, [wanted(PEERS), wanted(lever)], 800_000)
    assert purse.levers[1].usd == pytest.approx(50_000, rel=0.05)
    assert described(purse.levers, (0.0, 2.0)) == "2 staff (talks)"
    runs = KithRuns(simulator, {}, KeptRuns(None), first_week=0, changes=[], seed=1)
    plans = PortfolioPlans(simulator, plan, purse.levers, tmp_path, runs, [])
    written = runs.plans[plans.plan((0.0, 2.0), 800_000)]
    (own,) = written.scenario["partnership"]
    assert own["custom"]["talks"]["staff_fte"] == 2
    assert own["custom"]["talks"]["contacts"]["per_fte_week"]["value"] == 20
    assert not own["peer_support"]["enabled"]


@needs_program
def test_all_portfolios_that_the_money_buys_take_part(found: kith.Allocation) -> None:
    table = found.choice.table
    assert "usual-care" not in table.index
    assert found.best == table.index[0]
    mean = table.loc[found.best, "mean"]  # net benefit, which is 0 in usual care
    assert found.over_usual.low <= found.over_usual.value == pytest.approx(mean)
    money = found.purse.money
    buys = {
        (x, y) for x in (0.0, 1.0, 2.0) for y in (0.0, 1.0, 2.0)
        if (x or y) and x * found.purse.levers[0].usd + y * found.purse.levers[1].usd <= money
    }  # fmt: skip
    tried = {
        (r[PEERS], r[WORKERS]) for _, r in found.portfolios.iterrows() if r[PEERS] + r[WORKERS]
    }
    assert tried <= buys
    assert tried
    assert found.simulated == 5 * (len(buys | {(0.0, 0.0)}) + (found.more is not None))
    assert [str(limit) for limit in found.choice.limits] == ["protected>=0 ± 0.001"]


@needs_program
def test_the_command_says_what_to_buy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "town.toml"
    file.write_text(as_toml.document(town()), encoding="utf-8")
    words = [str(file), "--budget", "$200,000", "--indifference", "1e6", "--first", "5"]
    words += ["--most", "5", "--more", "0", "--lever", f"{PEERS}=1:1", "-o", str(tmp_path / "kept")]
    words += [w for k, v in SMALL.items() for w in ("--set", f"{k}={str(v).lower()}")]
    page = tmp_path / "page.html"
    assert command.main([*words, "--csv", str(tmp_path / "t.csv"), "--page", str(page)]) == 0
    said = capsys.readouterr().out
    shown = page.read_text(encoding="utf-8")
    assert "What to buy with $200,000 a year" in shown
    assert "kith allocate " in shown
    assert shown.count("<summary>The scenario file:") == 2  # the given one, and the portfolio's
    assert "Budget: $200,000 a year." in said
    assert "(peer support)" in said
    assert "Over usual care it brings " in said
    assert (tmp_path / "t.csv").read_text().startswith(f"plan,{PEERS}")
    assert command.main([*words[:2], "1000", *words[3:]]) == 2
    assert "$1,000 a year buys nothing" in capsys.readouterr().err
    assert command.main([*words, "--lever", "partnership.mill.outreach.workers_fte"]) == 2
    assert "did you mean 'mills'?" in capsys.readouterr().err


def test_the_bill_is_read_by_partnership() -> None:
    told = (
        "  A year of 'one' with every post filled:\n    all         $593,100\n  Comes in: $9.\n"
        "  A year of 'two' with every post filled:\n    all         $1,250\n"
    )
    assert bills_in(told) == {"one": 593_100.0, "two": 1_250.0}


def test_portfolios_in_words() -> None:
    purse = Purse((Lever(PEERS, 1.0), Lever(WORKERS, 1.0)), 9.0)
    assert described(purse.levers, (1.5, 0.0)) == "1.5 peers (peer support)"
    assert changed(purse, (1.5, 0.0), (1.0, 2.0)) == (
        "0.5 more peer (peer support), 2 fewer workers (outreach)"
    )


@pytest.mark.parametrize("text", ["", "a.b=x", "a.b=0", "a.b=4:0"])
def test_a_lever_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no lever"):
        wanted(text)
