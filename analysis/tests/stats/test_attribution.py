from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import xarray as xr

import kith
from kith.stats.attribution import METHODS, REST

PROGRAMS = ("p.clinic", "p.outreach", "p.peers")
WORTH = dict(zip(PROGRAMS, (1.0, 2.0, 4.0), strict=True))


def library(together: float = 0.0) -> tuple[xr.Dataset, dict[str, frozenset[str]]]:
    """Return all combinations; clinic and outreach gain `together` beyond their sum."""
    sets = [frozenset(c) for size in range(4) for c in combinations(PROGRAMS, size)]
    names = ["usual-care", *(f"s{i}" for i in range(1, len(sets)))]
    draws = np.random.default_rng(4).normal(1.0, 0.2, size=6)
    noise = np.random.default_rng(5).normal(size=6)
    values = np.stack([
        30 + noise + draws * (sum(WORTH[p] for p in own)
                             + together * ({"p.clinic", "p.outreach"} <= own))
        for own in sets
    ])  # fmt: skip
    dims = ("scenario", "replicate", "time", "stratum")
    study = xr.Dataset(
        {"who5_mean": (dims, values[:, :, None, None], {"better": "more"})},
        coords={"scenario": names, "stratum": ["adults"], "week": ("time", [0])},
    )
    return study, dict(zip(names, sets, strict=True))


@pytest.mark.parametrize("method", METHODS)
def test_an_additive_world_returns_its_exact_shares(method: str) -> None:
    study, sets = library()
    frame = kith.attribution(study, "who5_mean", sets, method=method).set_index("program")
    draw = np.random.default_rng(4).normal(1.0, 0.2, size=6).mean()
    for program, worth in WORTH.items():
        assert frame.loc[program, "share"] == pytest.approx(worth * draw)
    if method == "leave-one-out":
        assert frame.loc[REST, "share"] == pytest.approx(0, abs=1e-12)
    assert frame.loc["p.peers", "probability_of_benefit"] == 1.0


@pytest.mark.parametrize("method", METHODS)
def test_shares_add_up_to_the_whole(method: str) -> None:
    study, sets = library(together=3.0)
    frame = kith.attribution(study, "who5_mean", sets, method=method)
    both = kith.compare(study, "who5_mean", scenario=frame.attrs["scenario"])["difference"].item()
    assert frame["share"].sum() == pytest.approx(both)
    assert frame.attrs["whole"] == pytest.approx(both)
    share = frame.set_index("program")["share"]
    draw = np.random.default_rng(4).normal(1.0, 0.2, size=6).mean()
    if method == "shapley":  # the joint effect is split equally
        assert share["p.clinic"] == pytest.approx(draw * (1 + 1.5))
        assert share["p.peers"] == pytest.approx(draw * 4)
    else:  # each gets all of the joint effect; the rest corrects this
        assert share["p.clinic"] == pytest.approx(draw * (1 + 3))
        assert share[REST] == pytest.approx(draw * -3)


def test_what_is_missing_is_named() -> None:
    study, sets = library()
    few = {name: own for name, own in sets.items() if own != {"p.clinic"}}
    with pytest.raises(ValueError, match=r"exactly these programs: p\.clinic \(kith\.write"):
        kith.attribution(study, "who5_mean", few)
    assert len(kith.attribution(study, "who5_mean", few, method="leave-one-out")) == 4
    with pytest.raises(ValueError, match="unknown method"):
        kith.attribution(study, "who5_mean", sets, method="guess")
    with pytest.raises(ValueError, match="nothing to share"):
        kith.attribution(study, "who5_mean", {"usual-care": []})
