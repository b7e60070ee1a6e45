from __future__ import annotations

from pathlib import Path

import matplotlib
import numpy as np
import pandas as pd
import pytest
import xarray as xr
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from whole import START, STEPS, write_whole

import kith
from kith.figures.parts.money import round_money, usd
from kith.figures.spending import MOST_SHOWN, _fewer

MAIN = "treated_past_year_share"


@pytest.fixture(autouse=True)
def _close_figures() -> None:
    yield
    plt.close("all")


def title(ax: Axes) -> str:
    return " ".join(ax.get_title(loc="left").split())


def said(ax: Axes) -> str:
    return " ".join(" ".join(t.get_text() for t in ax.texts).split())


def test_the_cascade_counts_of_a_hundred(whole: xr.Dataset) -> None:
    ax = kith.figures.cascade(whole, "clinic")
    assert len(ax.patches) == 2 * len(STEPS)
    widths = [bar.get_width() for bar in ax.patches]
    assert widths[:2] == [100.0, 100.0]
    assert widths[2] == pytest.approx(88.0, abs=0.01)
    assert widths[3] == pytest.approx(100 * (52.8 + 1) / 60, abs=0.01)
    assert "28 improve" in title(ax)
    assert "+1.7" in said(ax)


def test_reasons_add_up_to_unmet_need(whole: xr.Dataset) -> None:
    ax = kith.figures.reasons(whole, "clinic")
    assert len(ax.collections) == 8
    top = ax.collections[-1].get_paths()[0].vertices[:, 1].max()
    assert top == pytest.approx(70.0, abs=0.1)
    assert "stigma or distrust (−0.5)" in said(ax)


def test_the_life_of_a_partnership(whole: xr.Dataset, whole_path: Path) -> None:
    life = kith.partnerships(whole_path)
    ax = kith.figures.partnership_life(whole, life, "clinic")
    assert title(ax) == "In 25 of 100 replicates the partnership has ended by week 119"
    alive = ax.lines[0].get_ydata()
    assert (alive[START - 1], alive[START], alive[-1]) == (0.0, 1.0, 0.75)
    assert ax.lines[1].get_ydata()[-1] == pytest.approx(0.9)
    bare = life.assign(alive=life["alive"] * 0)
    assert "No partnership" in title(kith.figures.partnership_life(whole, bare, "clinic"))


def test_plane_and_acceptability_tell_the_price(whole: xr.Dataset) -> None:
    ax = kith.figures.cost_effectiveness(whole)
    row = kith.value(whole, "clinic").set_index("effect").loc["qalys"]
    assert title(ax).startswith("A clinic: about $")
    assert usd(round_money(row["cost_per_unit"])) in title(ax)
    assert ax.lines[1].get_xdata()[0] == pytest.approx(row["gain"])
    assert ax.lines[1].get_ydata()[0] == pytest.approx(row["cost"])
    curves = kith.figures.acceptability(whole)
    shares = np.sum([line.get_ydata() for line in curves.lines[:3]], axis=0)
    np.testing.assert_allclose(shares, 100.0)
    assert "best buy in" in title(curves)


def test_spending_stacks_to_the_difference(whole: xr.Dataset) -> None:
    ax = kith.figures.spending(whole, "clinic")
    total = sum(bar.get_height() for bar in ax.patches)
    weekly = whole["cost_societal_usd"].sum("time").mean("replicate").values
    assert total == pytest.approx(weekly[1] - weekly[0])
    assert title(ax) == "A clinic costs society $101,000 more in 3 years"


def test_who_has_how_much_and_whether_it_is_fair(whole: xr.Dataset) -> None:
    ax = kith.figures.levels(whole, MAIN, "clinic")
    assert "Below the poverty line" in [t.get_text() for t in ax.get_yticklabels()]
    assert title(ax) == (
        "The widest gap is 14.0 points, Below the poverty line against 400 % and over: the "
        "scenario narrows it"
    )
    ax = kith.figures.equity_plane(whole)
    assert "in 100 of 100 replicates" in title(ax)


def test_the_tornado_names_the_driver_and_its_grade(whole: xr.Dataset, whole_path: Path) -> None:
    ax = kith.figures.tornado(whole, kith.parameters(whole_path), MAIN, "clinic")
    assert title(ax) == "The answer hangs most on “How well care works”, assumed, not measured"
    labels = [" ".join(t.get_text().split()) for t in ax.get_yticklabels()]
    assert labels == ["How well care works [assumed]", "Nothing at all [trial]"]


def test_convergence_says_whether_there_are_enough(whole: xr.Dataset) -> None:
    assert title(kith.figures.convergence(whole, MAIN)).startswith("12 replicates; about")


def test_all_draw_with_one_replicate(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "one.h5", replicates=1, weeks=60)
    with kith.open(path) as study:
        for function in (kith.figures.cascade, kith.figures.reasons, kith.figures.levels,
                         kith.figures.cost_effectiveness, kith.figures.spending):  # fmt: skip
            function(study).figure.draw_without_rendering()
        kith.figures.acceptability(study)
        kith.figures.equity_plane(study)
        kith.figures.convergence(study, MAIN)
        kith.figures.tornado(study, kith.parameters(path), MAIN)


@pytest.mark.parametrize(("amount", "written"), [
    (0.0, "$0"), (-0.4, "$0"), (999.0, "$999"), (12_345.0, "$12,345"), (-2e6, "−$2 million"),
    (1_820_000.0, "$1.82 million"),
])  # fmt: skip
def test_money_reads_as_people_write_it(amount: float, written: str) -> None:
    assert usd(amount) == written


def test_money_is_rounded_as_sure_as_it_is() -> None:
    assert round_money(73_026.0) == 73_000.0
    assert round_money(663.4) == 663.0
    assert round_money(0.0) == 0.0
    assert matplotlib.get_backend().lower() == "agg"


def test_small_programs_are_put_together_where_there_are_many() -> None:
    amounts = {f"p{i:02}": [float(i), 0.0] for i in range(12)}
    table = pd.DataFrame({"usual-care": [-5.0, 1.0], **amounts})
    fewer = _fewer(table, "usual-care")
    assert len(fewer.columns) == MOST_SHOWN + 1
    assert fewer["other-programs"].tolist() == [sum(range(5)), 0.0]
    assert fewer.sum(axis=1).tolist() == table.sum(axis=1).tolist()
    assert "other-programs" not in _fewer(table.iloc[:, :9], "usual-care")
