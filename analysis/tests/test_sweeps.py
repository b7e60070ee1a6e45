from __future__ import annotations

import warnings
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
from SALib.sample import morris as morris_points
from synthetic import Writer

import kith
from kith.commands import sensitivity as command
from kith.stats.sensitivity import chance_share

PATHS = ["a.first", "a.second", "a.third"]
PROBLEM = {"num_vars": 3, "names": PATHS, "bounds": [[0.0, 1.0]] * 3}


def write_sweep(
    path: Path,
    places: np.ndarray,
    values: np.ndarray,
    method: str,
    *,
    not_run: int = 0,
    luck: float | np.ndarray = 0.0,
) -> Path:
    """Write a merged sweep whose difference from usual care is `values`, as the engine does.

    `luck` (samples, replicates) comes on top of it.
    """
    samples, replicates, weeks = len(values), 2, 8
    writer = Writer(path)
    writer.file.attrs.update(
        Conventions="CF-1.10", filetype="kith-sweep", kith_format=np.int32(1), title="t",
        first_partnership_week=np.int32(2),
    )  # fmt: skip
    writer.scale("sample", np.arange(samples, dtype="i4"))
    for i, name in enumerate(PATHS):
        writer.put(f"param_{name}", places[:, i], ["sample"], path=name)
    writer.scale("time", np.arange(weeks) * 7.0, units="days since 2026-01-05")
    writer.scale("scenario", ["usual-care", "clinic"])
    writer.scale("replicate", np.arange(replicates, dtype="i4"))
    writer.scale("stratum", ["adults"])
    writer.put("week", np.arange(weeks, dtype="i4"), ["time"])
    runs = (samples, 2, replicates)
    data = np.zeros((*runs, weeks, 1))
    data[:, 1, :, 2:, 0] = (values[:, None] + np.broadcast_to(luck, (samples, 2)))[:, :, None]
    status = np.zeros(runs, dtype="i1")
    status.reshape(-1)[runs[0] * runs[1] * runs[2] - not_run :] = 2
    data[status == 2] = np.nan
    dims = ["sample", "scenario", "replicate", "time", "stratum"]
    writer.put("effect_share", data, dims, units="1", cell_methods="time: mean")
    writer.put("residents", np.full(data.shape, 500, dtype="i4"), dims, units="1")
    writer.put("run_status", status, dims[:3])
    writer.scale("design/path", PATHS)
    writer.put("design/place", places, ["sample", "design/path"])
    writer.file["design"].attrs.update(method=method, levels=4, second_order=0, id="t", n=1)
    writer.file.close()
    return path


def saltelli(n: int) -> np.ndarray:
    """Base points from a generator: the order of rows is what the analysis relies on."""
    base = np.random.default_rng(3).random((n, 6))
    rows = []
    for a, b in zip(base[:, :3], base[:, 3:], strict=True):
        rows.append(a)
        for i in range(3):
            mixed = a.copy()
            mixed[i] = b[i]
            rows.append(mixed)
        rows.append(b)
    return np.array(rows)


def known(x: np.ndarray) -> np.ndarray:
    """A sum whose variances are 16 : 4 : 0, without interactions."""
    return 4.0 * x[:, 0] - 2.0 * x[:, 1]


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


def test_sobol_indices_are_those_of_a_known_sum(tmp_path: Path) -> None:
    places = saltelli(1024)
    file = write_sweep(tmp_path / "s.h5", places, known(places), "saltelli")
    table = kith.sensitivity(file, "effect_share")
    assert list(table["path"]) == PATHS
    for kind in ("first", "total"):
        for value, low, high, truth in zip(
            table[kind], table[f"{kind}_low"], table[f"{kind}_high"], (0.8, 0.2, 0.0), strict=True
        ):
            assert value == pytest.approx(truth, abs=0.05)
            assert low - 0.03 <= truth <= high + 0.03
    axes = kith.figures.sensitivity(table)
    assert [label.get_text() for label in axes.get_yticklabels()] == PATHS
    plt.close("all")


def test_chance_is_luck_that_replicates_do_not_share(tmp_path: Path) -> None:
    places = saltelli(400)
    rng = np.random.default_rng(5)
    shared = np.array([-3.0, 3.0])  # the same luck in every sample moves no sample against another
    for size in (0.0, 1.0):
        luck = shared + size * rng.standard_normal((len(places), 2))
        file = write_sweep(tmp_path / f"{size}.h5", places, known(places), "saltelli", luck=luck)
        expected = size**2 / 2 / (known(places).var() + size**2 / 2)
        assert chance_share(file, "effect_share") == pytest.approx(expected, abs=0.03)


def test_morris_effects_are_those_of_a_known_sum(tmp_path: Path) -> None:
    places = morris_points.sample(PROBLEM, 20, num_levels=4, seed=5)
    file = write_sweep(tmp_path / "s.h5", places, known(places), "morris")
    table = kith.sensitivity(file, "effect_share").set_index("path")
    assert table.loc["a.first", "mean_effect"] == pytest.approx(4.0)
    assert table.loc["a.second", "signed_effect"] == pytest.approx(-2.0)
    assert table.loc["a.third", "mean_effect"] == pytest.approx(0.0)
    assert (table["spread"] < 1e-9).all()


def test_what_gives_no_indices_says_why(tmp_path: Path, study_path: Path) -> None:
    places = np.random.default_rng(1).random((6, 3))
    file = write_sweep(tmp_path / "s.h5", places, known(places), "lhs")
    with pytest.raises(ValueError, match=r"method 'lhs' gives no indices"):
        kith.sensitivity(file, "effect_share")
    with pytest.raises(ValueError, match=r"no outcome 'effect'.*effect_share"):
        kith.sensitivity(file, "effect")
    with pytest.raises(kith.KithFileError, match="no table /design"):
        kith.sensitivity(study_path, "effect_share")
    same = write_sweep(tmp_path / "same.h5", saltelli(4), np.zeros(20), "saltelli")
    with pytest.raises(ValueError, match="the same in every sample"):
        kith.sensitivity(same, "effect_share")


def test_the_command_prints_a_table_and_saves_a_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    places = saltelli(64)
    file = write_sweep(tmp_path / "s.h5", places, known(places), "saltelli")
    figure = tmp_path / "f.svg"
    words = ["kith-sensitivity", str(file), "--outcome", "effect_share", "-o", str(figure)]
    monkeypatch.setattr("sys.argv", words)
    assert command.main() == 0
    assert "a.first" in capsys.readouterr().out
    assert figure.stat().st_size > 1000
    monkeypatch.setattr("sys.argv", [*words, "--scenario", "nobody"])
    assert command.main() == 2
    plt.close("all")
