"""Writes a study as the program does: HDF5 with dimension scales, and known effects."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
from declared import declared

from kith.io.door.items import items_of
from kith.io.door.stored_texts import StoredTexts
from kith.io.door.text_digest import TextDigest

STRATA = [
    "adults", "group:spanish-speaking", "group:black-churches", "group:veterans",
    "race:white", "race:black", "race:hispanic", "race:asian", "race:other",
    "income:below-100", "income:100-199", "income:200-399", "income:400-plus",
    "age:10-17", "age:18-25", "age:26-49", "age:50-64", "age:65-plus",
    "sex:female", "sex:male",
    "coverage:private", "coverage:medicaid", "coverage:medicare", "coverage:uninsured",
    "zone:north", "zone:south",
]  # fmt: skip

#: outcome → level in usual care, spread between replicates, spread between weeks, effect
OUTCOMES = {
    "treated_past_year_share": (0.48, 0.020, 0.004, 0.031),
    "serious_distress_share": (0.062, 0.004, 0.0012, -0.0021),
    "wait_weeks_median": (7.5, 0.8, 0.5, 1.4),
    "wait_weeks_p90": (7.5, 0.8, 0.5, 1.4),
    "unmet_need_share": (0.034, 0.002, 0.0008, 0.0),
    "sessions_delivered": (51000.0, 900.0, 700.0, 4600.0),
    "seen_within_4_weeks_share": (0.55, 0.02, 0.01, -0.02),
}


#: Versions of HDF5's formats that the program writes. The door refuses older attributes.
LIBVER = ("v110", "v110")
#: Filters with which the program packs numbers.
PACKED = {"shuffle": True, "compression": "gzip", "compression_opts": 1, "fletcher32": True}


def seal(path: Path) -> Path:
    """Write the digest of all texts, as the program does at the end."""
    with h5py.File(path, "a", libver=LIBVER) as file:
        file.attrs.pop("text_digest", None)
    digest = TextDigest()
    with StoredTexts(path) as texts, h5py.File(path) as file:
        items_of(file, texts, digest)
    with h5py.File(path, "a", libver=LIBVER) as file:
        file.attrs["text_digest"] = digest.hexadecimal()
    return path


class Writer:
    """An HDF5 file in which every axis of every dataset has a scale."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = h5py.File(path, "w", track_order=True, libver=LIBVER)

    def close(self) -> None:
        self.file.close()
        seal(self.path)

    def scale(self, name: str, values: np.ndarray | list[str], **attrs: object) -> None:
        text = isinstance(values, list)
        kind: dict[str, object] = {"dtype": h5py.string_dtype()} if text else dict(PACKED)
        data = self.file.create_dataset(name, data=values, track_order=True, **kind)
        data.make_scale(name)
        data.attrs.update(attrs)

    def put(self, name: str, values: np.ndarray, dims: list[str], **attrs: object) -> None:
        kind = {}
        if values.dtype == object:
            kind["dtype"] = h5py.string_dtype()
        else:
            kind.update(PACKED)
            if values.dtype.kind == "f":
                attrs["_FillValue"] = values.dtype.type(np.nan)
        data = self.file.create_dataset(name, data=values, track_order=True, **kind)
        for axis, dim in enumerate(dims):
            data.dims[axis].attach_scale(self.file[dim])
        data.attrs.update(attrs)

    def outcome(self, name: str, values: np.ndarray, dims: list[str], **attrs: object) -> None:
        """Write an outcome with the program's attributes; `attrs` replaces some of them."""
        self.put(name, values, dims, **{**declared(name), **attrs})


def write_study(
    path: Path,
    *,
    scenarios: tuple[str, ...] = ("usual-care", "clinic-at-the-center"),
    replicates: int = 8,
    weeks: int = 156,
    strata: list[str] | None = None,
    failed: tuple[tuple[int, int], ...] = (),
    outcomes: dict[str, np.ndarray] | None = None,
    resolved: list[str] | None = None,
    **root: object,
) -> Path:
    """Write a study; `outcomes` replaces the drawn values with given ones."""
    names = STRATA if strata is None else strata
    writer = Writer(path)
    attrs = {
        "Conventions": "CF-1.10", "title": "A clinic inside the community center",
        "source": "kith 0.1.0 (git 0123abc)", "filetype": "kith-study",
        "kith_format": np.int32(1), "people_per_resident": 25.3, **root,
    }  # fmt: skip
    writer.file.attrs.update({k: v for k, v in attrs.items() if v is not None})
    start = {"units": "days since 2026-01-05", "calendar": "standard"}
    writer.scale("time", np.arange(weeks) * 7.0, **start)
    writer.scale("scenario", list(scenarios))
    writer.scale("replicate", np.arange(replicates, dtype="i4"))
    writer.scale("stratum", list(names))
    writer.scale("partnership", ["clinic"])
    writer.put("week", np.arange(weeks, dtype="i4"), ["time"])
    runs, dims = (len(scenarios), replicates), ["scenario", "replicate", "time", "stratum"]
    given = drawn(runs, weeks, names) if outcomes is None else outcomes
    for name, values in given.items():
        writer.outcome(name, values.astype("f4"), dims)
    writer.outcome("residents", np.full((*runs, weeks, len(names)), 500, dtype="i4"), dims)
    status = np.zeros(runs, dtype="i1")
    for run in failed:
        status[run] = 1
    writer.put(
        "run_status", status, dims[:2], flag_values=np.array([0, 1], "i1"),
        flag_meanings="done failed",
    )  # fmt: skip
    message = np.full(runs, "", dtype=object)
    writer.put("run_message", message, dims[:2])
    maturity = np.linspace(0, 1, weeks, dtype="f4") * np.ones((*runs, 1), "f4")
    writer.outcome("partnerships/maturity", maturity[..., None], [*dims[:3], "partnership"])
    writer.scale("parameters/path", ["evidence.care.effect", "evidence.wait.decay"])
    writer.put("parameters/value", np.ones((runs[0], 2)), ["scenario", "parameters/path"])
    writer.put("parameters/draw", np.ones((replicates, 2)), ["replicate", "parameters/path"])
    writer.put(
        "parameters/grade", np.array(["trial", "assumed"], dtype=object), ["parameters/path"]
    )
    if resolved is not None:
        texts = np.array(resolved, dtype=object)
        writer.put("provenance/scenario_resolved_toml", texts, ["scenario"])
    writer.close()
    return path


def drawn(runs: tuple[int, int], weeks: int, strata: list[str]) -> dict[str, np.ndarray]:
    """Draw outcomes with an effect from week 26 on, which is twice as large for one group."""
    random = np.random.default_rng(7)
    ramp = np.clip((np.arange(weeks) - 26) / 40, 0, 1)[:, None]
    tilt = np.array([2.0 if s == "group:spanish-speaking" else 1.0 for s in strata])
    shift = np.linspace(-0.15, 0.15, len(strata))
    shift[0] = 0
    values = {}
    for name, (level, among, weekly, effect) in OUTCOMES.items():
        base = level * (1 + shift) + among * random.normal(size=(runs[1], 1, 1))
        draws = np.abs(1 + 0.3 * random.normal(size=(runs[1], 1, 1)))
        noise = weekly * random.normal(size=(*runs, weeks, len(strata)))
        scenario = np.arange(runs[0]) * 1.0
        scenario[2:] = 0.4
        gained = scenario[:, None, None, None] * effect * draws * ramp * tilt
        values[name] = base + noise + gained
    few = strata.index("race:other") if "race:other" in strata else None
    if few is not None:
        values["wait_weeks_median"][..., few] = np.nan
    values["wait_weeks_median"][:, :, :3] = np.nan
    return values
