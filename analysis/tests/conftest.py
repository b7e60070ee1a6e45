from __future__ import annotations

from pathlib import Path

import matplotlib
import pytest
import xarray as xr
from synthetic import write_study
from whole import write_whole

import kith

matplotlib.use("Agg")


@pytest.fixture(scope="session")
def study_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_study(
        tmp_path_factory.mktemp("results") / "clinic.h5", start_week=26, replicates=48
    )


@pytest.fixture
def study(study_path: Path) -> xr.Dataset:
    with kith.open(study_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def whole_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whole(tmp_path_factory.mktemp("whole") / "whole.h5", replicates=48)


@pytest.fixture
def whole(whole_path: Path) -> xr.Dataset:
    with kith.open(whole_path) as opened:
        yield opened
