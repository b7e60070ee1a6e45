"""An emulator in a file: JSON, which holds numbers to the last bit and can run nothing.

A file from somebody else is hostile until it is checked: everything in it is compared with what
`content` writes, and the surface is computed anew from the runs that it holds.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import numpy as np
import pandas as pd
import xxhash

from kith.io.door.fault import FaultError
from kith.io.result_file import KithFileError
from kith.planning.emulating import held_back, reading
from kith.planning.emulating.about import About
from kith.planning.emulating.box import Box, Number
from kith.planning.emulating.chance import Chance
from kith.planning.emulating.field import Field
from kith.planning.emulating.kriging import Kriging
from kith.stats.intervals import Numbers

FILETYPE, FORMAT = "kith-emulator", 1

#: Training takes time as the cube of samples, a prediction as their square: 500 take about 20
#: seconds and half a millisecond. Further samples are held back, for the check.
MOST_SAMPLES = 500

_LARGEST_FILE = 64 << 20  #: bytes


class Parts(NamedTuple):
    """All that an emulator is made of."""

    about: About
    box: Box
    samples: Numbers  #: their numbers in the sweep
    kriging: Kriging
    check: pd.DataFrame


def content(parts: Parts) -> bytes:
    """Return the file's content."""
    of = parts.kriging
    check = parts.check.astype(object).where(parts.check.notna(), None)
    told: dict[str, Any] = {
        "filetype": FILETYPE, "format": FORMAT,
        "about": parts.about._asdict(),
        "numbers": [number._asdict() for number in parts.box.numbers],
        "samples": parts.samples.tolist(), "points": of.points.tolist(),
        "values": of.values.tolist(), "widened": of.widened,
        "response": _field(of.response),
        "chance": {"slopes": of.chance.slopes.tolist(), "surface": _field(of.chance.surface)},
        "check": check.to_dict("records"),
    }  # fmt: skip
    told["digest"] = _digest(told)
    return (json.dumps(told, indent=1, allow_nan=False) + "\n").encode()


def read(path: Path) -> Parts:
    """Read an emulator; KithFileError where the file is not as `content` writes it."""
    if path.is_dir():
        raise KithFileError(f"{path}: is a folder, not an emulator")
    if path.stat().st_size > _LARGEST_FILE:
        raise KithFileError(f"{path}: is larger than any emulator")
    try:
        return _parts(_told(path.read_bytes()))
    except FaultError as error:
        raise KithFileError(f"{path}: {error}") from None


def is_emulator(path: Path) -> bool:
    """Tell whether a file looks like an emulator rather than a result."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(1) == b"{"


def _field(of: Field) -> dict[str, Any]:
    return {"lengths": of.lengths.tolist(), "variance": of.variance, "noise": of.noise}


def _digest(told: dict[str, Any]) -> str:
    whole = {key: value for key, value in told.items() if key != "digest"}
    return xxhash.xxh3_128_hexdigest(json.dumps(whole, sort_keys=True).encode())


def _told(raw: bytes) -> dict[str, Any]:
    def refuse(name: str) -> NoReturn:
        raise FaultError(f"holds {name}, which no emulator does")

    try:
        told = json.loads(raw.decode("utf-8"), parse_constant=refuse)
    except (ValueError, RecursionError):
        raise FaultError("is no emulator (kith emulate SWEEP.h5 -o FILE.json makes one)") from None
    if not isinstance(told, dict) or told.get("filetype") != FILETYPE:
        raise FaultError("is no emulator (kith emulate SWEEP.h5 -o FILE.json makes one)")
    if told.get("format") != FORMAT:
        raise FaultError(f"has format {told.get('format')!r:.40} (this version reads {FORMAT})")
    if told.get("digest") != _digest(told):
        raise FaultError("was changed or damaged after it was written (its digest differs)")
    return told


def _parts(told: dict[str, Any]) -> Parts:
    about = About(**reading.record(told, "about", About))
    listed = reading.entries(told, "numbers", MOST_SAMPLES)
    numbers = [Number(**reading.record({"number": one}, "number", Number)) for one in listed]
    count = len(numbers)
    fine = all(n.low < n.high and (n.low > 0 or not n.is_log) for n in numbers)
    reading.expect(fine and count == len({n.path for n in numbers}) > 0, "numbers")
    samples = reading.numbers(told, "samples", (None,))
    size = len(samples)
    reading.expect(count + 1 < size <= MOST_SAMPLES, "samples")
    points = reading.numbers(told, "points", (size, count))
    reading.expect(bool((np.abs(points - 0.5) <= 0.5).all()), "points")
    values = reading.numbers(told, "values", (size, None))
    reading.expect(values.shape[1] >= 2, "values")
    chance = told.get("chance")
    reading.expect(isinstance(chance, dict), "chance")
    slopes = reading.numbers(chance, "slopes", (count + 1,))
    widened = reading.number(told, "widened")
    reading.expect(widened >= 1.0 and bool((np.abs(slopes) < 500).all()), "chance")
    try:
        with np.errstate(all="raise"):
            response = _read_field(told, "response", count)
            luck = Chance(slopes, _read_field(chance, "surface", count))
            of = Kriging(points, values, response, luck, widened)
            middle = np.concatenate(of.of_history(np.full((1, count), 0.5)))
    except (np.linalg.LinAlgError, ArithmeticError):
        raise FaultError("holds a surface that cannot be computed") from None
    reading.expect(bool(np.isfinite(middle).all()), "response")
    return Parts(about, Box(tuple(numbers)), samples, of, _check(told))


def _check(told: dict[str, Any]) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    for one in reading.entries(told, "check", 2):
        reading.expect(isinstance(one, dict) and list(one) == held_back.COLUMNS, "check")
        reading.expect(one["band_of"] in (held_back.OF_SAMPLE, held_back.OF_HISTORY), "check")
        own = {key: reading.number(one, key) if one[key] is not None else math.nan
               for key in held_back.COLUMNS[1:]}  # fmt: skip
        rows.append({"band_of": one["band_of"], **own})
    reading.expect(bool(rows) and all(math.isfinite(value) for value in list(rows[0].values())[1:]),
            "check")  # fmt: skip
    return pd.DataFrame(rows).astype({"held_back": int, "inside": int})


def _read_field(told: Any, name: str, count: int) -> Field:
    one = told.get(name)
    reading.expect(isinstance(one, dict), name)
    lengths = reading.numbers(one, "lengths", (count,))
    variance, noise = reading.number(one, "variance"), reading.number(one, "noise")
    reading.expect(bool((lengths > 0).all()) and variance >= 0 and 0 <= noise <= 1, name)
    return Field(lengths, variance, noise)
