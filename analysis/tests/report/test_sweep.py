from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from outline import outline
from sweeps import known, saltelli, write_sweep

import kith
from kith.report import sweep, sweep_tables


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sweep whose effect is 4 % of the first number less 2 % of the second, and no third."""
    places = saltelli(64)
    path = tmp_path_factory.mktemp("sweep") / "s.h5"
    return write_sweep(path, places, known(places) / 100, "saltelli")


def test_a_sweep_becomes_a_page_about_its_numbers(merged: Path) -> None:
    written = kith.report(merged)
    page = written.read_text(encoding="utf-8")
    found = outline(page)
    assert written == merged.with_suffix(".html")
    assert found.open == []
    assert all(link.startswith(("#", "data:")) for link in found.links)
    assert len(found.ids) == len(set(found.ids))
    assert all(found.images)
    assert len(found.images) == 4  # one of indices, and one for each of three numbers
    assert "“first” matters most" in page
    assert "A scenario is not a forecast" in page
    assert "none failed" in page
    assert not re.search(r"\b(nan|inf|None)\b", re.sub(r"<[^>]*>", " ", page))


def test_the_numbers_of_the_page_are_those_of_the_sweep(merged: Path) -> None:
    about = sweep.gather(merged)
    values = known(saltelli(64))
    low, high = np.percentile(values, [2.5, 97.5], method="weibull")
    told = [f"{value:+.1f}".replace("-", "−") for value in (low, high)]
    assert sweep.headline(about) == (
        f"Effect share: {told[0]} to {told[1]} points against usual care, depending on what was "
        "varied."
    )
    row = sweep_tables.spread(about).rows[0]
    assert row[1] == f"{values.min():+.1f}".replace("-", "−")
    moves = sweep_tables.driving(about, "effect_share")
    assert moves is not None
    assert [r[0] for r in moves.rows[:2]] == ["first", "second"]
    assert [r[3] for r in moves.rows] == ["yes", "yes", "no"]


def test_a_page_of_few_samples_says_so_and_shows_how_the_effect_moves(tmp_path: Path) -> None:
    places = np.random.default_rng(2).random((12, 3))
    file = write_sweep(tmp_path / "s.h5", places, known(places) / 100, "grid", not_run=1)
    page = kith.report(file).read_text(encoding="utf-8")
    assert "11 samples with a value, of 12, are too few for indices" in page
    assert "1 runs failed" in page
    assert "1 samples have no value and are left out" in page
    assert page.count('role="img"') == 3  # samples that cross no values: no heat map


def test_a_grid_has_a_map_for_each_pair_of_its_numbers(tmp_path: Path) -> None:
    places = np.array(list(product([0.0, 0.5, 1.0], [0.0, 1.0], [0.0, 1.0])))
    file = write_sweep(tmp_path / "s.h5", places, known(places) / 100, "grid")
    page = kith.report(file).read_text(encoding="utf-8")
    assert page.count('role="img"') == 1 + 3 + 3
    file = write_sweep(tmp_path / "t.h5", places, known(places) / 100, "table")
    assert kith.report(file).read_text(encoding="utf-8").count('role="img"') == 1 + 3


def test_a_sweep_that_kept_no_adults_is_about_those_whom_it_kept(tmp_path: Path) -> None:
    places = np.random.default_rng(2).random((60, 3))
    file = write_sweep(tmp_path / "s.h5", places, known(places) / 100, "lhs",
                       stratum="income:below-100")  # fmt: skip
    about = sweep.gather(file)
    assert sweep_tables.spread(about).heads[0].startswith("People below the poverty line")
    assert "“first” matters most" in kith.report(file).read_text(encoding="utf-8")


def test_names_and_lists_that_were_varied_have_a_mean_each_and_no_rank(tmp_path: Path) -> None:
    places = np.random.default_rng(2).random((12, 3))
    places[:, 0] = np.arange(12) % 2
    staff = ["moved" if place else "added" for place in places[:, 0]]
    file = write_sweep(tmp_path / "s.h5", places, known(places) / 100, "grid",
                       words={"a.first": staff})  # fmt: skip
    about = sweep.gather(file)
    assert sweep_tables.varied(about).rows[0][:4] == ["first", "added or moved", "", ""]
    driving, by_word = (f(about, "effect_share")
                        for f in (sweep_tables.driving, sweep_tables.by_word))  # fmt: skip
    assert driving is not None
    assert by_word is not None
    assert sorted(row[0] for row in driving.rows) == ["second", "third"]
    assert [row[:2] + row[3:] for row in by_word.rows] == [
        ["first", "added", "6"], ["first", "moved", "6"],
    ]  # fmt: skip
    for row, place in zip(by_word.rows, (0.0, 1.0), strict=True):
        mean = known(places)[places[:, 0] == place].mean()
        assert row[2] == f"{mean:+.2f}".replace("-", "−")
    page = kith.report(file).read_text(encoding="utf-8")
    assert "by name" in page
    assert page.count('role="img"') == 4
