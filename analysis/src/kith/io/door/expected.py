"""Checks the names, axes and key numbers that a result must have."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from importlib import resources

import h5py
import numpy as np

from kith.io.door import limits
from kith.io.door.datasets import size_of
from kith.io.door.fault import FaultError
from kith.io.door.items import Item

#: Path → kind and axes of each dataset that this version writes; in sweeps, runs also have the
#: axis /sample. Written by tests/io/test_door_names.py.
_KNOWN: dict[str, tuple[str, list[str]]] = json.loads(
    resources.files("kith.io.door").joinpath("known.json").read_text(encoding="utf-8")
)
_RESOLVED = "/provenance/scenario_resolved_toml"
#: A key with which a scenario names another file, or a quoted key, which could hide one.
_NAMES_FILE = re.compile(r"^[ \t\ufeff]*(extends|\"|'|evidence[ \t]*=)", re.MULTILINE)
_REQUIRED = ("/scenario", "/replicate", "/run_status")
_RUNS = ["/scenario", "/replicate"]
_TEXTS = ("units", "long_name", "label", "description", "cell_methods", "better", "calendar")
_ROOT_TEXTS = ("title", "source", "kith_run_id", "kith_inputs_digest", "time_start", "look_at")
_ROOT_NUMBERS = ("settling_weeks", "first_partnership_week", "people_per_resident")


def name_axes(items: Sequence[Item]) -> None:
    """Give each axis the path of its scale; raise FaultError if none has the axis's length."""
    scales = {item.address: item for item in items if _is_scale(item)}
    for item in items:
        if item.address in scales:
            item.axes = [item.path]
            _expect_labels(item)
            continue
        if item.scale_name:
            raise FaultError(f"has a scale {item.path} that is no axis")
        for axis, size in enumerate(item.shape):
            scale = scales.get(item.scales[axis]) if axis < len(item.scales) else None
            if scale is None:
                raise FaultError(f"has no scale for axis {axis} of {item.path}")
            if scale.shape[0] != size:
                raise FaultError(
                    f"has {size} places on axis {axis} of {item.path} (must be {scale.shape[0]}, "
                    f"as {scale.path} has)"
                )
            item.axes.append(scale.path)


def _expect_labels(scale: Item) -> None:
    if scale.path.startswith("/answer/"):  # sentences, which may have several lines
        return
    if any("\n" in label or "\t" in label for label in scale.texts):
        raise FaultError(f"has a label of {scale.path} that is more than one line")
    longest, most = (
        max((len(label.encode()) for label in scale.texts), default=0),
        limits.LONGEST_NAME,
    )
    if longest > most:
        raise FaultError(
            f"has {longest} bytes in a label of {scale.path} (must be {most} or fewer)"
        )
    if "" in scale.texts or len(set(scale.texts)) < len(scale.texts):
        raise FaultError(f"has an empty label of {scale.path}, or one twice")


def expect_names(items: Sequence[Item], *, sweep: bool) -> None:
    """Raise FaultError unless the datasets read by name are there, with their kinds and axes."""
    by_path = {item.path: item for item in items}
    for path in (*_REQUIRED, *(["/sample"] if sweep else [])):
        if path not in by_path or by_path[path].is_group:
            raise FaultError(f"lacks {path}")
    root = items[0].attributes
    for name in _ROOT_TEXTS:
        if not isinstance(root.get(name, ""), str):
            raise FaultError(f"has another value in its attribute {name}")
    for name in _ROOT_NUMBERS:
        if isinstance(root.get(name, np.int32(0)), str) or np.size(root.get(name, 0)) != 1:
            raise FaultError(f"has another value in its attribute {name}")
    if ("/time" in by_path) != ("/week" in by_path):
        raise FaultError(f"lacks {'/week' if '/time' in by_path else '/time'}")
    resolved = by_path.get(_RESOLVED)
    if resolved is not None and any(map(_NAMES_FILE.search, resolved.texts)):
        raise FaultError(f"has a scenario in {_RESOLVED} that may name another file")
    for item in items:
        if not item.is_group:
            _expect_item(item, sweep)


def _expect_item(item: Item, sweep: bool) -> None:
    for name in _TEXTS:
        if not isinstance(item.attributes.get(name, ""), str):
            raise FaultError(f"has a number in {item.path}@{name}")
    kind, axes = _KNOWN.get(item.path, ("", []))
    if not kind:
        return
    if (item.kind == "text") != (kind == "text"):
        raise FaultError(f"has other values in {item.path}")
    if sweep and axes[:2] == _RUNS:
        axes = ["/sample", *axes]
    if item.axes != axes:
        raise FaultError(
            f"has {item.path} on axes [{', '.join(item.axes)}] (must be [{', '.join(axes)}])"
        )


def expect_numbers(file: h5py.File, items: Sequence[Item]) -> None:
    """Raise FaultError for impossible run numbers, or more numbers than the bytes can hold."""
    by_path = {item.path: item for item in items}
    root = items[0].attributes
    people = float(np.ravel(np.asarray(root.get("people_per_resident", 1.0)))[0])
    if not (math.isfinite(people) and people > 0):
        raise FaultError(f"has {people:g} people for a resident")
    status = _numbers(file, "/run_status")
    if not np.isin(status, (0, 1, 2)).all():
        raise FaultError("has a run whose status is neither done, failed nor not run")
    replicates = _numbers(file, "/replicate")
    if (replicates < 0).any() or np.unique(replicates).size != replicates.size:
        raise FaultError("has a replicate twice, or one below 0")
    for path, unit in (("/week", 1), ("/time", 7)):
        if path in by_path:
            steps = _numbers(file, path).astype(float)
            last = unit * limits.LATEST_WEEK
            if not ((np.diff(steps) > 0).all() and steps[0] >= 0 and steps[-1] <= last):
                raise FaultError(
                    f"has numbers in {path} that do not rise, from 0 to {last} at most"
                )
    done = float((status == 0).mean())
    for item in items:
        if item.chunk is None:
            continue
        claimed = math.prod(item.shape) * size_of(item.kind)
        runs = item.axes[1:3] if item.axes[0] == "/sample" else item.axes[:2]
        if (claimed * done if runs == _RUNS else claimed) > limits.LARGEST_RATIO * item.stored:
            raise FaultError(f"claims more of {item.path} than its bytes can hold")


def _numbers(file: h5py.File, path: str) -> np.ndarray:
    try:
        return np.asarray(file[path][...])
    except OSError:
        raise FaultError(f"is damaged in {path}") from None


def _is_scale(item: Item) -> bool:
    names = (item.path.rpartition("/")[2], item.path.lstrip("/"))
    return not item.is_group and len(item.shape) == 1 and item.scale_name in names
