from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest
from sweeps import known, saltelli, write_sweep

import kith


def test_a_sweep_opens_lazily_with_its_numbers_as_coordinates(tmp_path: Path) -> None:
    places = saltelli(4)
    with kith.open(write_sweep(tmp_path / "s.h5", places, known(places), "saltelli")) as sweep:
        assert sweep.effect_share.dims == ("sample", "scenario", "replicate", "time", "stratum")
        assert not sweep.effect_share.variable._in_memory
        np.testing.assert_array_equal(sweep["param_a.second"], places[:, 1])
        assert sweep.attrs["failed_runs"] == 0


def test_runs_that_are_missing_are_masked_counted_and_never_averaged_over(tmp_path: Path) -> None:
    places = saltelli(4)
    file = write_sweep(tmp_path / "s.h5", places, known(places), "saltelli", not_run=1)
    with pytest.warns(kith.FailedRunsWarning, match=r"1 of 80 runs did not finish.*samples 19"):
        sweep = kith.open(file)
    assert np.isnan(sweep.effect_share[-1, -1, -1]).all()
    assert np.isnan(sweep.residents[-1, -1, -1]).all()
    sweep.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", kith.FailedRunsWarning)
        with pytest.raises(ValueError, match=r"1 samples have no value.*sample 19"):
            kith.sensitivity(file, "effect_share")
