"""Forges results as an attacker would, with contents that HDF5 allows and Kith never writes."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
from lies import lying_attribute, lying_text
from synthetic import LIBVER, PACKED, seal

from kith.io.door.fault import FaultError

SECRET = "the-content-of-another-file"  #: must never appear in any output


def _in_file(change: Callable[[h5py.File, random.Random], None]) -> Callable[..., None]:
    """Change an open result, and renew the digest of its texts if possible."""

    def changed(path: Path, chance: random.Random) -> None:
        with h5py.File(path, "a", libver=LIBVER) as file:
            change(file, chance)
        try:
            seal(path)
        except (FaultError, OSError, RuntimeError, ValueError, TypeError, KeyError):
            return  # the checks of kith.io.door will report it

    return changed


def _secret(file: h5py.File) -> Path:
    secret = Path(file.filename).with_name("secret")
    secret.write_text(SECRET * 64)
    return secret


def _outcome(file: h5py.File, chance: random.Random) -> str:
    names = [n for n, d in file.items() if isinstance(d, h5py.Dataset) and d.ndim == 4]
    return chance.choice(names)


def _replace(file: h5py.File, name: str, values: np.ndarray, **how: object) -> h5py.Dataset:
    old = file[name]
    scales = [[s.name for s in axis.values()] for axis in old.dims]
    attrs = {k: v for k, v in old.attrs.items() if k.isascii() and k[:1].islower()}
    del file[name]
    new = file.create_dataset(name, data=values, **(how or PACKED))
    for axis, found in enumerate(scales[: new.ndim]):
        if found:
            new.dims[axis].attach_scale(file[found[0]])
    new.attrs.update(attrs)
    return new


def external_link(file: h5py.File, chance: random.Random) -> None:
    name = _outcome(file, chance)
    del file[name]
    file[name] = h5py.ExternalLink(chance.choice(("/etc/passwd", "other.h5")), "/x")


def external_storage(file: h5py.File, chance: random.Random) -> None:
    name = chance.choice(("run_status", "replicate", _outcome(file, chance)))
    old = file[name]
    shape, kind, scales = old.shape, old.dtype, [[s.name for s in a.values()] for a in old.dims]
    del file[name]
    new = file.create_dataset(
        name, shape, kind, external=[(str(_secret(file)), 0, h5py.h5f.UNLIMITED)]
    )
    for axis, found in enumerate(scales):
        if found:
            new.dims[axis].attach_scale(file[found[0]])


def external_text(file: h5py.File, chance: random.Random) -> None:
    del file["scenario_title"]
    shape = file["scenario"].shape
    file.create_dataset("scenario_title", shape, "S64", external=[(str(_secret(file)), 0, 1024)])


def soft_link(file: h5py.File, chance: random.Random) -> None:
    file["own"] = h5py.SoftLink(chance.choice(("/scenario", "/nowhere", "/own", "/")))


def many_links(file: h5py.File, chance: random.Random) -> None:
    kind = chance.choice((h5py.SoftLink("/"), file["run_status"]))
    group = chance.choice((file, file.create_group("own")))
    for i in range(20_000):
        group[f"x{i}"] = kind


def cycle(file: h5py.File, chance: random.Random) -> None:
    file["own/again"] = chance.choice((file, file["run_status"], file["scenario"]))


def deep(file: h5py.File, chance: random.Random) -> None:
    group = file
    for _ in range(chance.choice((6, 500))):
        group = group.create_group("g")


def virtual(file: h5py.File, chance: random.Random) -> None:
    name = _outcome(file, chance)
    layout = h5py.VirtualLayout(file[name].shape, "f4")
    layout[...] = h5py.VirtualSource("other.h5", "x", file[name].shape)
    del file[name]
    file.create_virtual_dataset(name, layout)


def other_type(file: h5py.File, chance: random.Random) -> None:
    kind = chance.choice((
        h5py.enum_dtype({"a": 0, "b": 1}, "i1"), np.dtype([("a", "f4"), ("b", "i4")]),
        h5py.ref_dtype, h5py.vlen_dtype("f8"), np.dtype("S8"), np.dtype("c16"), np.dtype("u8"),
        np.dtype(">f4"), np.dtype("V9"), h5py.regionref_dtype,
    ))  # fmt: skip
    name = chance.choice(("run_status", "replicate", "week", "scenario_title", "own"))
    shape = file[name].shape if name in file else (3,)
    file.pop(name, None)
    file.create_dataset(name, shape, kind)


def named_type(file: h5py.File, chance: random.Random) -> None:
    file["own"] = np.dtype("f8")


def resized(file: h5py.File, chance: random.Random) -> None:
    name = chance.choice((_outcome(file, chance), "run_status", "digest", "week", "parameters/draw",
                          "stratum", "scenario", "replicate", "reach/reach_people"))  # fmt: skip
    old = file[name]
    shape = list(old.shape)
    axis = chance.randrange(len(shape))
    shape[axis] = chance.choice((1, shape[axis] + 1, shape[axis] * 7, max(1, shape[axis] - 1)))
    text = h5py.check_string_dtype(old.dtype) is not None
    if text:
        _replace(file, name, np.full(shape, "x", dtype=object), dtype=h5py.string_dtype())
    else:
        _replace(file, name, np.ones(shape, old.dtype))


def other_axes(file: h5py.File, chance: random.Random) -> None:
    name = chance.choice((_outcome(file, chance), "run_status", "parameters/draw", "answer/low"))
    data = file[name]
    axis = chance.randrange(data.ndim)
    scale = chance.choice(("stratum", "time", "partnership", "scenario", "answer/line"))
    for old in list(data.dims[axis].values()):
        data.dims[axis].detach_scale(old)
    if chance.random() < 0.7:
        data.dims[axis].attach_scale(file[scale])


def fewer_axes(file: h5py.File, chance: random.Random) -> None:
    name = _outcome(file, chance)
    _replace(file, name, np.ones(file[name].shape[: chance.randrange(1, 4)], "f4"))


def huge(file: h5py.File, chance: random.Random) -> None:
    size = chance.choice((2**42, 2**31, 10**8))
    file.create_dataset("own", (size,), "f8", chunks=(chance.choice((1, 1024, 2**25)),))


def huge_runs(file: h5py.File, chance: random.Random) -> None:
    names = ("run_status", _outcome(file, chance))
    scales = {name: [next(iter(a.values())).name for a in file[name].dims] for name in names}
    many = np.arange(10_000_000, dtype="i4")
    del file["replicate"]
    file.create_dataset("replicate", data=many, **PACKED).make_scale("replicate")
    for name in names:
        shape = (file[name].shape[0], many.size, *file[name].shape[2:])
        kind, axes = file[name].dtype, scales[name]
        del file[name]
        new = file.create_dataset(name, shape, kind, chunks=(1, 1, *shape[2:]), **PACKED)
        for axis, scale in enumerate(axes):
            new.dims[axis].attach_scale(file[scale])


def other_packing(file: h5py.File, chance: random.Random) -> None:
    name = _outcome(file, chance)
    how = chance.choice((
        {"compression": "lzf"}, {"shuffle": True}, {"scaleoffset": 2}, {"compression": "gzip"},
        {"chunks": (1, 1, 1, 1)}, {"maxshape": (None, None, None, None)},
    ))  # fmt: skip
    _replace(file, name, file[name][...], **how)


def wrong_chunk(file: h5py.File, chance: random.Random) -> None:
    import zlib

    name = _outcome(file, chance)
    data = file[name]
    inside = chance.choice((b"\0", b"\0" * 50_000_000, b"x" * 100, b""))
    packed = chance.choice((zlib.compress(inside, 1), inside[:2000], b"xy"))
    where = (chance.randrange(data.shape[0]), chance.randrange(data.shape[1]), 0, 0)
    with contextlib.suppress(OSError):  # HDF5 itself refuses a chunk that grew too much
        data.id.write_direct_chunk(where, packed + b"abcd", chance.choice((0, 0, 1, 2, 4, 7)))


def attribute(file: h5py.File, chance: random.Random) -> None:
    name = chance.choice(("kith_format", "settling_weeks", "people_per_resident", "title",
                          "filetype", "first_partnership_week", "text_digest",
                          "units"))  # fmt: skip
    item = chance.choice((file, file[_outcome(file, chance)])) if name == "units" else file
    value = chance.choice((
        np.arange(1000), np.float64("nan"), np.inf, -1, "x", h5py.Empty("f8"), h5py.Empty("S8"),
        np.array(["a", "b"], dtype=object), np.bytes_(b"abc"), 2**62, np.zeros((2, 2)),
    ))  # fmt: skip
    item.attrs.pop(name, None)
    if chance.random() < 0.8:
        texts = isinstance(value, np.ndarray) and value.dtype.kind == "O"
        kind = h5py.string_dtype() if texts else None
        item.attrs.create(name, value, dtype=kind)


def many_attributes(file: h5py.File, chance: random.Random) -> None:
    for i in range(chance.choice((100, 5000))):
        file.attrs[f"own{i}"] = i


def text(file: h5py.File, chance: random.Random) -> None:
    value = chance.choice((
        "\x1b[2J\x1b]0;owned\x07", "over\rwritten", "a\u202eb", "a\u2066b", "a\x9b31mb", "a\u2028b",
        b"\xff\xfe", b"\xed\xa0\x80", "<!--<script>alert(1)</script>", "</script><script>x()",
        "{{ 7*7 }}", "$\\notmath$", "%s%n", "x" * 3_000_000, "line\nline", "", "a$b$\\frac",
        "<img src=x onerror=alert(1)>", "]]>", "=cmd|' /C calc'!A0",
    ))  # fmt: skip
    where = chance.choice(("attribute", "title", "label", "toml", "screen", "stratum"))
    if where == "attribute":
        item = chance.choice((file, file[_outcome(file, chance)]))
        name = chance.choice(("title", "look_at", "long_name", "label", "units", "description"))
        item.attrs.pop(name, None)
        item.attrs.create(name, value, dtype=h5py.string_dtype())
        return
    name = {"title": "scenario_title", "label": "scenario", "stratum": "stratum",
            "toml": "provenance/scenario_resolved_toml",
            "screen": "answer/first_screen"}[where]  # fmt: skip
    texts = file[name][...]
    texts[chance.randrange(len(texts))] = value
    file[name][...] = texts


def odd_name(file: h5py.File, chance: random.Random) -> None:
    name = chance.choice(("\x1b[2J", "a\u202eb", "x" * 60_000, "a\nb", "<script>"))
    if chance.random() < 0.5:
        file.create_group(name)
    else:
        file.attrs[name] = 1


def numbers(file: h5py.File, chance: random.Random) -> None:
    name = chance.choice(("week", "time", "replicate", "run_status", "parameters/draw",
                          "answer/decimals", "answer/scale", _outcome(file, chance)))  # fmt: skip
    values = file[name][...]
    odd = (-1, 0, 127, 3) if values.dtype.kind == "i" else (np.nan, np.inf, -np.inf, -1, 1e308)
    some = np.array([chance.random() < 0.5 for _ in range(values.size)]).reshape(values.shape)
    values[some] = chance.choice(odd)
    file[name][...] = values


def missing(file: h5py.File, chance: random.Random) -> None:
    name = chance.choice(("scenario", "replicate", "week", "time", "stratum", "run_status",
                          "digest", "scenario_title", "provenance", "parameters", "answer",
                          "provenance/command_line", "answer/line", "reach"))  # fmt: skip
    del file[name]


def no_digest(file: h5py.File, chance: random.Random) -> None:
    file["scenario_title"][0] = "Another title"


def _unsealed(change: Callable[[h5py.File, random.Random], None]) -> Callable[..., None]:
    def changed(path: Path, chance: random.Random) -> None:
        with h5py.File(path, "a", libver=LIBVER) as file:
            change(file, chance)

    return changed


#: Changes after which the file may still be a valid result with other content.
HARMLESS = {"text", "numbers", "other_axes", "attribute", "missing", "wrong_chunk", "resized",
            "fewer_axes"}  # fmt: skip
_CHANGES = (
    external_link, external_storage, external_text, soft_link, many_links, cycle, deep, virtual,
    other_type, named_type, resized, other_axes, fewer_axes, huge, huge_runs, other_packing,
    wrong_chunk, attribute, many_attributes, text, odd_name, numbers, missing,
)  # fmt: skip
FORGERIES = {change.__name__: _in_file(change) for change in _CHANGES}
FORGERIES |= {
    "lying_text": lying_text,
    "lying_attribute": lying_attribute,
    "no_digest": _unsealed(no_digest),
}
