from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from kith.report import answer, facts
from kith.report.comparison import ranking_tables

GOODS = ["treated", "treated_or_supported", "newly_reached", "treated_in_serious_distress",
         "qalys", "partnership_usd", "societal_usd"]  # fmt: skip
RIVAL = "Clinic therapists, dollar for dollar"
NAMES = ["usual-care", "clinic", "clinic-same-money"]


def made(replicates: int) -> xr.Dataset:
    """Return a ranked table in the form in which the program writes it."""
    gain = np.array([[0.0] * 7, [34, 40, 50, 8, 2.25, 520_000, 400_000],
                     [-0.2, 1, 2, 0, 0.5, 4_000, 4_000]])  # fmt: skip
    per_million = np.full((3, 7), math.nan)
    per_million[1, :5] = gain[1, :5] / 0.52
    by, values = ("scenario", "good"), ("scenario", "qaly_value_usd")
    net = np.array([[0, 0, 0], [-175e3, -287e3, -62e3], [46e3, 21e3, 71e3]])
    return xr.Dataset(
        {
            "name": ("scenario", ["Usual care", "A clinic", RIVAL]),
            "rank": ("scenario", [2.0, 3.0, 1.0]),
            "gain": (by, gain), "gain_low": (by, gain - 4), "gain_high": (by, gain + 4),
            "per_million": (by, per_million),
            "usd_per_person": ("scenario", [math.nan, 15_294.1, math.nan]),
            "usd_per_qaly": ("scenario", [math.nan, math.nan, math.nan]),
            "left_usd": ("scenario", [math.nan, math.nan, 516_000.0]),
            "most_posts": ("scenario", [math.nan, 4.0, math.nan]),
            "net_benefit_usd": (values, net), "best_share": (values, np.eye(3)[[1, 2, 0]]),
            "expected_loss_usd": (values, net.max() - net),
            "pair_first": ("pair", [1]), "pair_second": ("pair", [2]),
        },
        coords={"scenario": NAMES, "good": GOODS, "pair": ["First: A clinic\n\nIt wins.\n"],
                "qaly_value_usd": [100_000.0, 50_000.0, 150_000.0]},
        attrs={"replicates": replicates, "interval": "percentiles", "residents": 2000.0,
               "people_per_resident": 25.0},
    )  # fmt: skip


@pytest.fixture
def known(whole_path: Path) -> facts.Facts:
    return dataclasses.replace(facts.gather(whole_path), ranking=made(40))


def test_scenarios_stand_in_the_order_of_their_ranks(known: facts.Facts) -> None:
    table = ranking_tables.gains(known)
    assert table is not None
    assert [row[0] for row in table.rows] == [
        "1 · Clinic therapists, dollar for dollar", "2 · Usual care", "3 · A clinic",
    ]  # fmt: skip
    assert table.rows[2][1:] == ["34 (30 to 38)", "40", "50", "8", "2.2", "$520,000", "$15,300",
                                 "", ""]  # fmt: skip
    assert table.rows[0][1] == "0 (−4 to 4)"
    assert table.rows[0][-1] == "$516,000"
    assert table.caption == "What each scenario gains on usual care, mean of 40 histories"


def test_small_spending_has_no_row_per_million(known: facts.Facts) -> None:
    table = ranking_tables.per_million(known)
    assert table is not None
    assert [row[0] for row in table.rows] == ["3 · A clinic"]
    assert table.rows[0][1] == "65"
    assert "not if scaled up" in table.caption


def test_the_best_is_counted_in_histories(known: facts.Facts) -> None:
    table = ranking_tables.best(known)
    assert table is not None
    assert table.rows[2][1:] == ["−$175,000", "−$287,000", "−$62,000", "0 of 40", "$246,000"]
    assert table.heads[1] == "net benefit, $100,000 a QALY"


def test_pairs_and_size_are_told_in_words(known: facts.Facts) -> None:
    (pair,) = ranking_tables.pairs(known)
    assert pair.title == "A clinic against Clinic therapists, dollar for dollar"
    assert pair.lines == ["First: A clinic", "It wins."]
    assert ranking_tables.size(known) == (
        "Numbers are those of 2,000 residents, 1 in 25 of the place. If every catchment did this: "
        "100 posts, $13 million."
    )


def test_few_histories_are_a_try_and_older_results_have_no_table(known: facts.Facts) -> None:
    few = dataclasses.replace(known, ranking=made(4))
    table = ranking_tables.gains(few)
    assert table is not None
    assert table.caption.endswith("4 histories (a try, not an answer)")
    none = dataclasses.replace(known, ranking=None)
    assert ranking_tables.gains(none) is None
    assert ranking_tables.best(none) is None
    assert ranking_tables.per_million(none) is None
    assert ranking_tables.pairs(none) == []
    assert ranking_tables.size(none) == ""


def test_a_difference_that_matters_is_counted(known: facts.Facts) -> None:
    line = ("scenario", "among", "line")
    written = xr.Dataset(
        {
            "worthwhile": (line, np.array([[[math.nan, math.nan]] * 2, [[0.6, math.nan]] * 2])),
            "worthwhile_difference": (
                ("scenario", "line"), np.array([[math.nan] * 2, [0.02, math.nan]])
            ),
            "pairs": (line, np.full((2, 2, 2), 40)),
            "scale": ("line", [100.0, 1.0]), "decimals": ("line", [1, 0]),
        },
        coords={"scenario": NAMES[:2], "among": ["all", "opened"],
                "line": ["treated in a year, % in need", "crisis visits"]},
    )  # fmt: skip
    told = answer.worthwhile(dataclasses.replace(known, answer=written))
    assert told == (
        "A difference that matters: treated in a year, % in need: better by 2.0 or more in 24 of "
        "40 histories."
    )
    assert answer.worthwhile(dataclasses.replace(known, answer=None)) == ""
