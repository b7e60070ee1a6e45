from __future__ import annotations

import json
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from kith.commands.scaling import main
from kith.figures.scaling import read_benchmark, scaling


def bench(path: Path, names: list[str], kind: str = "iteration") -> Path:
    runs = [
        {
            "name": name, "run_type": kind, "bytes": 63.0, "week": 2e7 * k, "pass": 5e7 * k,
            "kernel": 1e8 * k, **({"aggregate_name": "median"} if kind == "aggregate" else {}),
        }
        for k, name in enumerate(names, start=1)
    ]  # fmt: skip
    path.write_text(json.dumps({"benchmarks": runs}))
    return path


NAMES = [
    "week/residents:10000/threads:2/manual_time",
    "large_week/residents:10000000/threads:2/manual_time",
    "week/residents:10000/threads:1/manual_time",
    "synthesis/residents:10000",
]


def test_weeks_are_read_by_residents_and_threads(tmp_path: Path) -> None:
    table = read_benchmark(bench(tmp_path / "a.json", NAMES))
    assert list(table["threads"]) == [1, 2, 2]
    assert list(table["residents"]) == [10_000, 10_000, 10_000_000]
    assert table.loc[2, "week"] == 4e7
    again = read_benchmark(bench(tmp_path / "b.json", NAMES, "aggregate"))
    assert again.equals(table)


def test_the_figure_says_how_far_the_limit_is(tmp_path: Path) -> None:
    ax = scaling(read_benchmark(bench(tmp_path / "a.json", NAMES)), ax=Figure().subplots())
    assert ax.get_title(loc="left").startswith("A week takes 5 to 5 times as long")
    assert len(ax.get_lines()) == 6


def test_a_file_without_weeks_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(bench(tmp_path / "a.json", NAMES[3:]))]) == 2
    assert "holds no weeks" in capsys.readouterr().err
