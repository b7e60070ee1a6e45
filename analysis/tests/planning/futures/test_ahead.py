from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from program import needs_program
from small_town import SHORT, with_peers

import kith
from kith.commands import allocate as allocate_command
from kith.commands import choose as choose_command
from kith.planning import kith_runs
from kith.running import as_toml

SMALL = SHORT | {"run.zone_strata": False}
LOST = {"partnership.mills.grant_usd_per_year": 0}
SHOCK = {"event": [{"id": "shock", "week": 2, "size_z": 2.0}]}
PEERS = "partnership.mills.peer_support.peers_fte"


def town(name: str, fte: float, partnership: str = "mills", **more: Any) -> dict[str, Any]:
    ours = {"id": partnership, "grant_usd_per_year": 130_000 * fte} | more
    plan = with_peers(name, **ours)
    plan["partnership"][0]["peer_support"] = {"host": "community-center", "peers_fte": fte}
    return plan


def chosen(futures: Any, folder: Path | None = None, **more: Any) -> kith.Choice:
    plans, settings = [town("few", 1), town("many", 6, "farms")], {"first": 5, "most": 5} | more
    return kith.choose(
        plans, indifference=5_000, equity="k6_mean@adults", folder=folder, futures=futures,
        set=SMALL, **settings,
    )  # fmt: skip


@pytest.mark.full
@needs_program
@pytest.mark.filterwarnings("ignore::kith.ScenarioWarning")  # of money: not what is tested
def test_futures_are_simulated_and_go_on_where_they_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"the same": {"partnership.*.grant_weeks": 12}, "grant lost": LOST, "shock": SHOCK}
    told: list[str] = []
    choice = chosen(given, tmp_path, told_future=told.append)
    futures = choice.futures
    assert futures is not None
    assert told == futures.names == ["as planned", *given]
    assert futures.question.candidates == tuple(choice.table.index)
    mean = {(str(f), str(p)): m for f, p, m in futures.table[["future", "plan", "mean"]].values}
    for plan in choice.table.index:
        assert mean["as planned", plan] == choice.table["mean"][plan]
        assert mean["the same", plan] == mean["as planned", plan]  # bit for bit
    assert mean["grant lost", "many"] == mean["as planned", "many"]  # another partnership
    assert mean["grant lost", "few"] > mean["as planned", "few"]  # it spends nothing
    assert any("does not reach many, which has no partnership 'mills'" in n for n in futures.notes)

    seed = kith_runs.seed_of(1, 2)  # a run in a future is one with its settings
    files = [town("few", 1), town("many", 6, "farms")]
    study = kith.run(files, set=SMALL | SHOCK, replicates=1, seed=seed)
    lines = (tmp_path / "runs.jsonl").read_text().splitlines()
    kept = [json.loads(line) for line in lines if f'"seed": {seed}' in line]
    levels = {run["plan"]: run["measured"]["k6_mean@adults"] for run in kept}
    assert len(levels) == 3 + 1 + 3  # as planned, few without its grant, all after the shock
    for name in study["scenario"].values[:3]:
        shocked = float(study["k6_mean"].astype(float).sel(scenario=name, stratum="adults").mean())
        assert min(abs(level - shocked) for level in levels.values()) < 1e-9

    monkeypatch.setattr(kith_runs.KithRuns, "_live", None)  # all is kept: nothing is simulated
    again = chosen(given, tmp_path).futures
    assert again is not None
    assert again.table.equals(futures.table)


@needs_program
def test_what_does_not_fit_the_plans_is_told_at_once_before_the_first_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kith_runs.KithRuns, "_live", None)
    with pytest.raises(ValueError, match="11 problems of futures") as caught:
        chosen(
            ["a:partnership.mils.grant_weeks=3,partnership.mills.grant_weeks=-3", "nothing",
             "b:partnership.*.telehealth.dose=2,partnership.*.outreech.dose=2",
             "c:event.storm.week=3,community.residents=many",
             "d:partnership.*.peer_support.peers=2"],
            future_plans=1, future_replicates=2,
        )  # fmt: skip
    said = str(caught.value)
    for problem in (
        "future 'nothing': has no name",
        "'a': partnership.mils.grant_weeks: unknown partnership 'mils' (did you mean 'mills'?)",
        "'a': partnership.mills.grant_weeks=-3: grant_weeks = -3 (must be between 0 and 2600)",
        "'b': partnership.*.telehealth.dose reaches no plan: none has telehealth",
        "'b': partnership.mills.outreech.dose=2: unknown key",
        "'c': event.storm.week reaches nothing: there is no event (add one: event=[{",
        "'c': community.residents=many: ",
        "(did you mean 'peers_fte'?)",
        "future_plans = 1 (must be 2 or more)",
        "future_replicates = 2 (must be 5 or more)",
    ):
        assert problem in said


@pytest.mark.full
@needs_program
def test_the_command_says_whether_the_choice_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, fte in (("few", 1.0), ("many", 6.0)):
        (tmp_path / f"{name}.toml").write_text(as_toml.document(town(name, fte)))
    words = [str(tmp_path), "--indifference", "$50,000", "--first", "5", "--most", "5"]
    words += [w for k, v in SMALL.items() for w in ("--set", f"{k}={str(v).lower()}")]
    table, figure = tmp_path / "table.csv", tmp_path / "choice.svg"
    late = 'late:event=[{ id = "shock", week = 60, size_z = 1 }]'
    futures = ["--future", "grant lost:partnership.*.grant_weeks=4", "--future", late]
    assert (
        choose_command.main([*words, *futures, "--csv", str(table), "--figure", str(figure)]) == 0
    )
    said = capsys.readouterr()
    assert "Under other futures (5 replicates of each plan, the same in all):" in said.out
    assert "  grant lost  partnership.*.grant_weeks=4\n" in said.out
    assert "The choice, usual-care, holds in every future tried" in said.out
    assert "Usual care has no partnership: 'grant lost' leaves it as it is." in said.out
    assert "week = 60 is past the end of the run" in said.out
    assert "future: grant lost" in said.err
    assert (tmp_path / "table-futures.csv").read_text().startswith("future,plan,title,replicates")
    assert "Ahead in every future" in figure.read_text()
    limit = ["--limit", "cost_partnership_usd>=9e9"]
    assert choose_command.main([*words, *futures, *limit]) == 0
    assert "Other futures were not simulated" in capsys.readouterr().out


@pytest.mark.full
@needs_program
def test_portfolios_are_tried_in_other_futures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "town.toml"
    file.write_text(as_toml.document(town("peers", 2)), encoding="utf-8")
    words = [str(file), "--budget", "$200,000", "--indifference", "1e6", "--first", "5"]
    words += ["--most", "5", "--more", "0", "--lever", f"{PEERS}=2:1", "-o", str(tmp_path / "kept")]
    words += [w for k, v in SMALL.items() for w in ("--set", f"{k}={str(v).lower()}")]
    words += ["--future", "grant lost:partnership.*.grant_weeks=4", "--protect", "sex:female"]
    assert allocate_command.main([*words, "--csv", str(tmp_path / "t.csv")]) == 0
    said = capsys.readouterr().out
    after = said[said.index("Under other futures") :]
    assert "  1 peer (peer support)" in after
    assert "over usual care (95 %)" in after
    assert "kept" in after  # the floor of the protected group
    assert (tmp_path / "t-futures.csv").is_file()
    assert allocate_command.main([*words, "--future", "x:partnership.*.outreach.dose=1"]) == 2
    assert "reaches no plan: none has outreach" in capsys.readouterr().err
