"""What `kith show` prints of operations is what `kith.operations` returns."""

from __future__ import annotations

import math
import subprocess
from pathlib import Path

import pytest
import xarray as xr
from program import needs_program
from small_example import EXAMPLE

import kith
from kith.io import simulator
from kith.io.result_file import KithFileError
from kith.report import facts, money_tables

#: Line of the printed table: column, factor, decimals.
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
    """Read the printed table: line to the numbers of its columns."""
    command = [str(simulator.find()), "show", "--answer", str(path)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    table = text.partition('\nWhat "')[2].partition('\nWhom "')[0]
    found = {}
    for line in table.splitlines():
        for start in PRINTED:
            if line.strip().startswith(start + "  "):
                found[start] = line.strip().removeprefix(start).split()
    return found


@needs_program
def test_the_program_prints_what_python_returns(small_result: Path) -> None:
    frame = kith.operations(small_result)
    assert list(frame["program"])[-1] == "together"
    assert frame["sessions"].max() > 10
    shown = _shown(small_result)
    assert set(shown) == set(PRINTED)
    for line, (column, factor, decimals) in PRINTED.items():
        told = ["-" if math.isnan(v) else f"{factor * v:,.{decimals}f}" for v in frame[column]]
        assert shown[line] == told, line


@needs_program
def test_operations_add_up_to_other_outcomes(small_result: Path) -> None:
    frame = kith.operations(small_result).set_index("program")
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
    table = money_tables.operations(facts.gather(small_result))
    assert table is not None
    assert table.rows[-1][0] == "Together"
    assert len(table.heads) == len(table.rows[0])
    assert "$" in table.rows[0][-3]


def test_a_result_without_operations_says_so(whole_path: Path, whole: xr.Dataset) -> None:
    assert "posts_by_program_fte" not in whole
    with pytest.raises(KithFileError, match="holds no operations"):
        kith.operations(whole_path)
    assert money_tables.operations(facts.gather(whole_path)) is None
