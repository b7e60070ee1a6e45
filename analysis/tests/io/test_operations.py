"""Operations and windows printed by `kith show` equal those that Python returns."""

from __future__ import annotations

import math
import subprocess
from pathlib import Path

import pandas as pd
import pytest
import xarray as xr
from program import needs_program
from small_example import EXAMPLE

import kith
from kith.io import simulator
from kith.io.result_file import KithFileError
from kith.io.simulator import Simulator
from kith.report import facts
from kith.report.operations import operations_table
from kith.stats.operations.operations import BOUGHT

#: Line of the printed table → column, factor, decimals.
PRINTED = {
    "weeks with posts": ("weeks_with_posts", 1, 0),
    "full-time posts paid for": ("posts_paid_fte", 1, 1),
    "of these filled, mean": ("posts_filled_fte", 1, 1),
    "contacts": ("contacts", 1, 0),
    "sessions": ("sessions", 1, 0),
    "clients, each counted once": ("clients", 1, 0),
    "in year 2": ("clients_year_2", 1, 0),
    "K6 at the first visit 13 and above": ("clients_k6_13_and_above", 1, 0),
    "clients a year for each filled post": ("clients_per_filled_post_year", 1, 0),
    "share of slots used, %": ("slots_used_share", 100, 0),
    "wait for it, weeks": ("wait_weeks", 1, 1),
    "cost, USD": ("cost_usd", 1, 0),
    "for each session": ("cost_per_session_usd", 1, 0),
    "for each client": ("cost_per_client_usd", 1, 0),
}


def _shown(path: Path) -> dict[str, list[str]]:
    """Read the printed tables: line → the known numbers in its columns."""
    command = [str(simulator.find()), "show", "--answer", str(path)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    table = text.split('\nWhat "')[1]  # the rivals' tables follow
    found: dict[str, list[str]] = {}
    for line in table.splitlines():
        for start in PRINTED:
            if line.strip().startswith(start + "  "):
                numbers = line.strip().removeprefix(start).split()
                found.setdefault(start, []).extend(n for n in numbers if n != "-")
    return found


@needs_program
def test_a_study_in_which_nothing_opened_has_a_report(tmp_path: Path) -> None:
    sets = ("community.residents=1500", "time.weeks=12", "time.settling_weeks=0",
            "partnership.clinic.start_week=4", "same_money.enabled=false")  # fmt: skip
    path = Simulator(threads=2).run([EXAMPLE], tmp_path / "r.h5", sets=sets, replicates=2)
    services = kith.operations(path, by="service")
    assert (len(services), list(services)) == (0, ["scenario", "service"])
    kith.report(path, tmp_path / "r.html")
    assert "<h1" in (tmp_path / "r.html").read_text()


@needs_program
def test_the_program_prints_what_python_returns(small_result: Path) -> None:
    frame = _own(kith.operations(small_result))
    assert list(frame["program"])[-1] == "together"
    assert frame["sessions"].max() > 10
    shown = _shown(small_result)
    assert set(shown) == set(PRINTED)
    for line, (column, factor, decimals) in PRINTED.items():
        known = frame[column].dropna()
        told = [f"{factor * v:,.{decimals}f}" for v in known]
        assert shown[line] == told, line


def _own(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["scenario"] == EXAMPLE.stem]


@needs_program
def test_intervals_are_those_of_the_runs(small_result: Path) -> None:
    frame = _own(kith.operations(small_result)).set_index("program")
    program = frame.index[0]
    own = {"scenario": EXAMPLE.stem, "program": program}
    clients = kith.reach(small_result)["reach_clients"].sel(own).sum("k6_band")
    assert frame["clients_low"][program] == float(clients.min())
    assert frame["clients_high"][program] == float(clients.max())
    assert frame["interval"][program] == "range of 3 replicates"
    command = [str(simulator.find()), "show", "--answer", str(small_result)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    told = f"{float(clients.min()):,.0f} to {float(clients.max()):,.0f}"
    assert told in text.split('\nWhat "')[1]


@needs_program
def test_services_have_intervals_as_their_programs_have(small_result: Path) -> None:
    with kith.open(small_result) as study:
        by_run = study["sessions_by_service"].sel(scenario=EXAMPLE.stem).sum("year").load()
    services = _own(kith.operations(small_result, by="service"))
    for row in services.to_dict("records"):
        sessions = by_run.sel(program_service=row["service"])
        assert row["sessions_low"] == float(sessions.min())
        assert row["sessions_high"] == float(sessions.max())
        if math.isnan(row["slots_used_share"]):  # it has no slots of its own
            continue
        assert row["slots_used_share_low"] <= row["slots_used_share"]
        assert row["slots_used_share"] <= row["slots_used_share_high"]
        assert row["interval"] == "range of 3 replicates"


@needs_program
def test_services_add_up_to_their_program(small_result: Path) -> None:
    services = _own(kith.operations(small_result, by="service"))
    programs = _own(kith.operations(small_result)).set_index("program")
    assert len(services) > 0
    for program, parts in services.groupby("program"):
        for column in ("posts_paid_fte", "posts_filled_fte", "sessions"):
            assert parts[column].sum() == pytest.approx(programs[column][program], rel=1e-12)
    with kith.open(small_result) as study:
        for what in ("sessions_by_{}", "slots_used_by_{}", "posts_by_{}_fte"):
            parts = study[what.format("service")].sel(scenario=EXAMPLE.stem)
            names = [str(s).partition("/")[0] for s in parts["program_service"].values]
            summed = parts.assign_coords(program_service=names).groupby("program_service").sum()
            for name in set(names) - {BOUGHT}:
                whole = study[what.format("program")].sel(scenario=EXAMPLE.stem, program=name)
                part = summed.sel(program_service=name).transpose(*whole.dims)
                assert part.values == pytest.approx(whole.values, rel=1e-12)


@needs_program
def test_a_rival_says_what_its_posts_did_and_not_whom_they_saw(small_result: Path) -> None:
    frame = kith.operations(small_result)
    rivals = frame[frame["program"] == BOUGHT]
    assert len(rivals) > 0
    for row in rivals.to_dict("records"):
        assert row["posts_paid_fte"] >= row["posts_filled_fte"] > 0
        assert row["cost_per_session_usd"] == pytest.approx(row["cost_usd"] / row["sessions"])
        assert math.isnan(row["clients"])
        assert math.isnan(row["cost_per_client_usd"])


@needs_program
def test_operations_add_up_to_other_outcomes(small_result: Path) -> None:
    frame = _own(kith.operations(small_result)).set_index("program")
    own = {"scenario": EXAMPLE.stem}
    with kith.open(small_result) as study:
        cost = study["cost_by_program_usd"].sel(own).sum(["year", "payer"]).mean("replicate")
        for program in frame.index[:-1]:
            assert frame["cost_usd"][program] == pytest.approx(float(cost.sel(program=program)))
        partnership = study["cost_partnership_usd"].sel(own).sum("time").mean("replicate")
        assert frame["cost_usd"]["together"] == pytest.approx(float(partnership), rel=1e-6)
    clients = kith.reach(small_result)["reach_clients"].sel(own).sum("k6_band").mean("replicate")
    for program in frame.index[:-1]:
        assert frame["clients"][program] == pytest.approx(float(clients.sel(program=program)))
    apart = frame["clients"].drop("together").sum()
    assert frame["clients"].max() <= frame["clients"]["together"] <= apart


@needs_program
def test_the_report_shows_what_each_program_did(small_result: Path) -> None:
    table = operations_table.operations(facts.gather(small_result))
    assert table is not None
    assert "Together" in [row[0] for row in table.rows[:-1]]
    assert len(table.heads) == len(table.rows[0])
    assert "$" in table.rows[0][-3]
    assert "range of 3 histories" in table.caption
    assert "to" in table.rows[0][table.heads.index("clients")]
    rival = table.rows[-1]
    assert rival[table.heads.index("sessions")]
    assert not rival[table.heads.index("clients")]


def test_a_result_without_operations_says_so(whole_path: Path, whole: xr.Dataset) -> None:
    assert "posts_by_program_fte" not in whole
    with pytest.raises(KithFileError, match="holds no operations"):
        kith.operations(whole_path)
    assert operations_table.operations(facts.gather(whole_path)) is None
