from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

import kith


def study(values: np.ndarray) -> xr.Dataset:
    names = ["usual-care", "clinic"][: values.shape[0]]
    return xr.Dataset(
        {"x_share": (("scenario", "replicate", "time"), values)},
        coords={"scenario": names, "week": ("time", np.arange(values.shape[2]))},
    )


def made(noise: float, numbers: float, effect: float, seed: int) -> xr.Dataset:
    """Return 4,000 replicates of two scenarios; numbers move both alike, noise each separately."""
    rng = np.random.default_rng(seed)
    values = rng.normal(0.0, noise, (2, 4000, 3)) + rng.normal(0.0, numbers, (1, 4000, 1))
    values[1] += effect * np.arange(3)
    return study(values)


def test_the_three_shares_are_those_that_went_in() -> None:
    drawn, central = made(1.0, 2.0, 2.0, 1), made(1.0, 0.0, 2.0, 2)
    table = kith.variance_shares(drawn, central, "x_share")
    # Two scenarios that differ by an effect have a variance of effect^2 / 2.
    for week, between in ((0, 0.0), (1, 2.0), (2, 8.0)):
        total = 1.0 + 4.0 + between
        row = table[table["week"] == week].iloc[0]
        assert row["variance"] == pytest.approx(total, rel=0.06)
        assert row["chance"] == pytest.approx(1.0 / total, rel=0.06)
        assert row["parameters"] == pytest.approx(4.0 / total, rel=0.06)
        assert row["scenario"] == pytest.approx(between / total, rel=0.06, abs=0.002)
    shares = table[["chance", "parameters", "scenario"]].to_numpy()
    assert shares.sum(axis=1) == pytest.approx(1.0)


def test_studies_that_do_not_fit_are_refused() -> None:
    values = np.zeros((2, 3, 2))
    with pytest.raises(ValueError, match="same scenarios"):
        kith.variance_shares(study(values), study(values[:1]), "x_share")
    with pytest.raises(ValueError, match="unknown outcome 'y'"):
        kith.variance_shares(study(values), study(values), "y")
    with pytest.raises(ValueError, match="one replicate"):
        kith.variance_shares(study(values[:, :1]), study(values), "x_share")
