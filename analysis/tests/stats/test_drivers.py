from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from whole import strength

import kith
from kith.stats.driving.partial_ranks import partial_ranks

NUMBERS = 30


def test_the_number_that_drives_is_found(whole: xr.Dataset, whole_path: Path) -> None:
    frame = kith.drivers(whole, kith.draws(whole_path), "treated_past_year_share", "clinic")
    assert frame["path"].tolist()[0] == "evidence.care.effect"
    assert frame["clear"].tolist() == [True, False]  # a number that is not drawn is not listed
    assert frame["partial_rank_correlation"].iloc[0] == pytest.approx(1.0)
    works = np.sort(strength(48))
    assert frame["low"].iloc[0] == pytest.approx(0.02 * works[:16].mean(), rel=1e-3)
    assert frame["high"].iloc[0] == pytest.approx(0.02 * works[-16:].mean(), rel=1e-3)
    assert frame["grade"].iloc[0] == "assumed"


def test_numbers_that_the_scenario_does_not_read_never_appear() -> None:
    study, known = _study(_draws(3)[:, 7])  # the driver is a number that the scenario does not read
    read = np.ones((2, NUMBERS))
    read[1, 7] = 0
    known["draw"].values[:] = _draws(3)
    known["read"] = (("scenario", "path"), read)
    frame = kith.drivers(study, known.assign_coords(scenario=["usual-care", "a"]), "k6_mean")
    assert len(frame) > 0
    assert "p7" not in frame["path"].tolist()
    assert kith.drivers(study, known.drop_vars("read"), "k6_mean")["path"].iloc[0] == "p7"


def test_a_driver_stands_out_from_what_moves_with_it() -> None:
    """Of two correlated numbers, only the influential one has a partial correlation."""
    random = np.random.default_rng(2)
    draws = random.normal(size=(200, 12))
    draws[:, 1] = 0.8 * draws[:, 0] + 0.6 * random.normal(size=200)
    found = partial_ranks(draws, draws[:, 0] + random.normal(size=200), np.zeros((200, 0)))
    assert found.numbers[0] > 0.5 > found.threshold
    assert abs(found.numbers[1]) < found.threshold


def test_partial_correlations_are_those_of_what_regression_leaves() -> None:
    random = np.random.default_rng(6)
    draws = random.normal(size=(80, 5))
    values = draws @ [1.0, -0.5, 0.0, 0.2, 0.0] + random.normal(size=80)
    events = (draws[:, :1] + random.normal(size=(80, 1)) > 0).astype(float)
    found = partial_ranks(draws, values, events)
    ranks = pd.DataFrame(draws).rank().to_numpy()
    own = pd.Series(values).rank().to_numpy()
    for place in range(5):
        others = np.delete(ranks, place, axis=1)
        expected = _correlation_left(ranks[:, place], own, others)
        assert found.numbers[place] == pytest.approx(expected, abs=1e-6)
    happened = pd.Series(events[:, 0]).rank().to_numpy()
    assert found.events[0] == pytest.approx(_correlation_left(happened, own, ranks), abs=1e-6)


@pytest.mark.parametrize("replicates", [40, 128])  # 30 numbers: with and without screening
def test_nothing_drives_a_number_that_chance_makes(replicates: int) -> None:
    """Of 100 studies of pure chance, about 5 name a driver; 10 or more have a chance of 3 %."""
    random = np.random.default_rng(11)
    named = 0
    for _ in range(100):
        draws = random.normal(size=(replicates, NUMBERS))
        found = partial_ranks(draws, random.normal(size=replicates), np.zeros((replicates, 0)))
        named += bool(np.nanmax(np.abs(found.numbers)) > found.threshold)
    assert named < 10


def test_few_replicates_name_no_driver() -> None:
    study, known = _study(_draws(4)[:, 0])
    few = slice(0, 39)
    frame = kith.drivers(study.isel(replicate=few), known.isel(replicate=few), "k6_mean")
    assert frame.empty


def test_chance_is_named_where_it_matters_more_than_any_number() -> None:
    draws = _draws(5)
    opens = np.arange(len(draws)) % 4 != 0
    study, known = _study(np.where(opens, 1.0, 0.0) + 0.1 * draws[:, 2])
    known["draw"].values[:] = draws
    events = pd.DataFrame({"Whether it opens": opens * 1.0, "Always": np.ones(len(draws))})
    frame = kith.drivers(study, known, "k6_mean", events=events)
    assert frame["meaning"].iloc[0] == "Whether it opens"
    assert frame["grade"].tolist().count("chance") == 1
    assert frame["low"].iloc[0] < 0.2 < 0.8 < frame["high"].iloc[0]
    noise = np.random.default_rng(9).permutation(opens) * 1.0
    frame = kith.drivers(study, known, "k6_mean", events=pd.DataFrame({"Noise": noise}))
    assert "chance" not in frame["grade"].tolist()


def _correlation_left(one: np.ndarray, two: np.ndarray, given: np.ndarray) -> float:
    known = np.column_stack([np.ones(len(one)), given])
    left = [v - known @ np.linalg.lstsq(known, v, rcond=None)[0] for v in (one, two)]
    return float(np.corrcoef(*left)[0, 1])


def _draws(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(64, NUMBERS))


def _study(difference: np.ndarray) -> tuple[xr.Dataset, xr.Dataset]:
    """Return a study with these differences, and numbers drawn independently of them."""
    values = np.stack([np.zeros_like(difference), difference])[:, :, None, None]
    dims = ("scenario", "replicate", "time", "stratum")
    study = xr.Dataset(
        {"k6_mean": (dims, values)},
        coords={"scenario": ["usual-care", "a"], "stratum": ["adults"], "week": ("time", [0])},
    )
    paths = [f"p{i}" for i in range(NUMBERS)]
    said = dict.fromkeys(("meaning", "grade", "source", "unit"), ("path", paths))
    draws = np.random.default_rng(8).normal(size=(len(difference), NUMBERS))
    known = xr.Dataset({"draw": (("replicate", "path"), draws), **said}, coords={"path": paths})
    return study, known
