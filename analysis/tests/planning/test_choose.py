from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from program import needs_program
from small_town import SHORT, with_peers

import kith
from kith.commands import choose as command
from kith.planning import kith_runs, measured
from kith.planning.kept_runs import KeptRuns

SMALL = SHORT | {"run.zone_strata": False}


def peers(name: str, fte: float) -> dict[str, Any]:
    plan = with_peers(name, grant_usd_per_year=130_000 * fte)
    plan["partnership"][0]["peer_support"] = {"host": "community-center", "peers_fte": fte}
    return plan


def chosen(folder: Path | None = None, **more: Any) -> kith.Choice:
    settings: dict[str, Any] = {
        "indifference": 20_000,
        "first": 5,
        "step": 2,
        "most": 9,
        "set": SMALL,
    }
    return kith.choose([peers("few", 1), peers("many", 6)], folder=folder, **(settings | more))


@needs_program
def test_a_choice_goes_on_where_it_stopped_and_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = chosen(tmp_path / "a")
    lines = (tmp_path / "a" / "runs.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "runs.jsonl").write_bytes(b"".join(lines[:5]) + lines[5][:30])
    again = chosen(tmp_path / "b")
    assert again.table.equals(whole.table)
    monkeypatch.setattr(kith_runs.KithRuns, "_live", None)  # all runs are kept: none is simulated
    assert chosen(tmp_path / "b").table.equals(whole.table)
    dearer = chosen(tmp_path / "b", qaly_value=10.0)  # another question about the same runs
    assert not dearer.table["mean"].equals(whole.table["mean"])


@needs_program
@pytest.mark.filterwarnings("ignore::kith.ScenarioWarning")  # about money, not tested here
def test_values_are_those_of_a_study_with_the_same_seed(tmp_path: Path) -> None:
    fair = "in_care_share@income:below-100"
    chosen(tmp_path, equity=fair, first=5, most=5)
    kept = [json.loads(line) for line in (tmp_path / "runs.jsonl").read_text().splitlines()]
    seed = kith_runs.seed_of(1, 2)
    runs = [run["measured"] for run in kept if run.get("seed") == seed]
    assert len(runs) == 3
    files = [peers("few", 1), peers("many", 6)]
    study = kith.run(files, set=SMALL, replicates=1, seed=seed)
    gains = kith.value(study, "many").set_index("effect")
    many = max(runs, key=lambda run: run["cost_partnership_usd"])
    assert many["qalys_gained"] == pytest.approx(gains.loc["qalys", "gain"])
    assert many["discounted_cost_societal_usd"] == pytest.approx(gains.loc["qalys", "cost"])
    poor = study["in_care_share"].sel(scenario="many", stratum="income:below-100").mean()
    assert many[fair] == pytest.approx(float(poor), nan_ok=True)
    assert measured.net_benefit(many, 2.0, "societal") == pytest.approx(
        2 * many["qalys_gained"] - many["discounted_cost_societal_usd"]
    )


@needs_program
def test_the_command_prints_the_choice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, fte in (("few", 1.0), ("many", 6.0)):
        plan = peers(name, fte)
        text = "\n".join(f"{k} = {kith.running.as_toml.as_toml(v)}" for k, v in plan.items())
        (tmp_path / f"{name}.toml").write_text(text)
    words = [str(tmp_path), "--indifference", "$50,000", "--first", "5", "--most", "7"]
    words += [w for k, v in SMALL.items() for w in ("--set", f"{k}={str(v).lower()}")]
    table = tmp_path / "table.csv"
    page = tmp_path / "page.html"
    more = ["--csv", str(table), "--limit", "cost_partnership_usd<=9e9", "--page", str(page)]
    assert command.main([*words, *more]) == 0
    said = capsys.readouterr()
    assert said.out.endswith(f"{page}\n")
    shown = page.read_text(encoding="utf-8")
    for told in ("Millfield", "residents simulated", "kith choose ", "peers_fte = 6.0",
                 "Cost of partnerships” at most $9,000,000,000"):  # fmt: skip
        assert told in shown
    assert command.main([*words, "--page", str(tmp_path / "page.doc")]) == 2
    assert "--page" in capsys.readouterr().err
    assert "usual-care" in said.out
    assert "Expected loss of choosing" in said.out
    assert "5 replicates: " in said.err
    assert table.read_text().startswith("plan,title,replicates")
    assert command.main([*words, "--outcome", "in_care_shar"]) == 2
    assert "did you mean 'in_care_share'?" in capsys.readouterr().err
    assert command.main([*words, "--outcome", "cost_partnership_usd"]) == 2
    assert "neither more nor less" in capsys.readouterr().err


@needs_program
def test_plans_of_different_communities_are_refused() -> None:
    other = peers("other", 1) | {
        "organization": [{"id": "new", "kind": "nonprofit", "zone": "mill"}]
    }
    with pytest.raises((ValueError, kith.InvalidScenario)):
        kith.choose([peers("few", 1), other], indifference=1.0, set=SMALL)
    with pytest.raises(ValueError, match="has no partnership"):
        kith.choose(
            [peers("few", 1), "communities/teaching-town.toml"], indifference=1.0, set=SMALL
        )


def test_kept_runs_refuse_what_is_no_run(tmp_path: Path) -> None:
    kept = KeptRuns(tmp_path)
    kept.add({("a", 1): {"gain": float("nan")}})
    assert KeptRuns(tmp_path).get(("a", 1)) is not None
    (tmp_path / "runs.jsonl").write_text('{"plan": 3}\n')
    with pytest.raises(ValueError, match=r"runs\.jsonl:1: is no run"):
        KeptRuns(tmp_path)


def test_each_replicate_has_a_seed_of_its_own() -> None:
    seeds = {kith_runs.seed_of(1, replicate) for replicate in range(2000)}
    assert len(seeds) == 2000
    assert kith_runs.seed_of(1, 3) != kith_runs.seed_of(2, 3)
