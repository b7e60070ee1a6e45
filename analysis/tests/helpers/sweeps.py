"""Writes a merged sweep as the program does, with a known effect."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from synthetic import Writer

PATHS = ["a.first", "a.second", "a.third"]
PROBLEM = {"num_vars": 3, "names": PATHS, "bounds": [[0.0, 1.0]] * 3}


def write_sweep(
    path: Path,
    places: np.ndarray,
    values: np.ndarray,
    method: str,
    *,
    not_run: int = 0,
    noise: float | np.ndarray = 0.0,
    words: dict[str, list[str]] | None = None,
    better: str = "neither",
    stratum: str = "adults",
    replicates: int = 2,
    declared: list[tuple[str, float, float]] | None = None,
) -> Path:
    """Write a merged sweep whose differences from usual care are `values`, as the program does.

    `noise` (samples, replicates) is added. `words` holds, by path, each sample's words in place of
    numbers.
    `declared` is how each number was laid out: distribution, low, high.
    """
    samples, weeks = len(values), 8
    writer = Writer(path)
    writer.file.attrs.update(
        Conventions="CF-1.10", filetype="kith-sweep", kith_format=np.int32(1), title="t",
        first_partnership_week=np.int32(2),
    )  # fmt: skip
    writer.scale("sample", np.arange(samples, dtype="i4"))
    for i, name in enumerate(PATHS):
        own = np.array(words[name], dtype=object) if name in (words or {}) else places[:, i]
        writer.put(f"param_{name}", own, ["sample"], path=name)
    writer.scale("time", np.arange(weeks) * 7.0, units="days since 2026-01-05")
    writer.scale("scenario", ["usual-care", "clinic"])
    writer.scale("replicate", np.arange(replicates, dtype="i4"))
    writer.scale("stratum", [stratum])
    writer.put("week", np.arange(weeks, dtype="i4"), ["time"])
    runs = (samples, 2, replicates)
    data = np.zeros((*runs, weeks, 1))
    own = values[:, None] + np.broadcast_to(noise, (samples, replicates))
    data[:, 1, :, 2:, 0] = own[:, :, None]
    status = np.zeros(runs, dtype="i1")
    status.reshape(-1)[runs[0] * runs[1] * runs[2] - not_run :] = 2
    data[status == 2] = np.nan
    dims = ["sample", "scenario", "replicate", "time", "stratum"]
    writer.outcome("effect_share", data, dims, better=better)
    writer.outcome("residents", np.full(data.shape, 500, dtype="i4"), dims)
    writer.put("run_status", status, dims[:3])
    writer.scale("design/path", PATHS)
    writer.put("design/place", places, ["sample", "design/path"])
    if declared is not None:
        how, low, high = zip(*declared, strict=True)
        writer.put("design/distribution", np.array(how, dtype=object), ["design/path"])
        writer.put("design/low", np.array(low), ["design/path"])
        writer.put("design/high", np.array(high), ["design/path"])
    writer.file["design"].attrs.update(method=method, levels=4, second_order=0, id="t", n=1)
    writer.close()
    return path


def saltelli(n: int) -> np.ndarray:
    """Return base points from a generator, in the order of rows on which the analysis relies."""
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
    """Return a sum whose variance shares are 16 : 4 : 0, without interactions."""
    return 4.0 * x[:, 0] - 2.0 * x[:, 1]
