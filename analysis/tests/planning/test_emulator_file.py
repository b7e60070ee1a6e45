from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sweeps import PATHS, write_sweep
from toys import bent, runs_of, spread_over

import kith
from kith.planning.emulating import stored

Told = dict[str, Any]


@pytest.fixture(scope="module")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> kith.Emulator:
    points = spread_over(32, 1)
    values = runs_of(bent, points, 2, replicates=4)
    means = values.mean(axis=1)
    path = write_sweep(tmp_path_factory.mktemp("file") / "s.h5", points, means, "lhs",
                       noise=values - means[:, None], replicates=4)  # fmt: skip
    return kith.emulate(path, "effect_share")


@pytest.fixture
def saved(emulator: kith.Emulator, tmp_path: Path) -> Path:
    emulator.save(tmp_path / "e.json")
    return tmp_path / "e.json"


def test_what_is_loaded_predicts_the_same_bits(
    emulator: kith.Emulator, saved: Path, tmp_path: Path
) -> None:
    loaded = kith.Emulator.load(saved)
    there = dict(zip(PATHS, (0.1 + 0.8 * spread_over(50, 3)).T, strict=True))
    middle = dict.fromkeys(PATHS, 0.5)
    for more in ({}, {"of": "history"}, {"against": middle}):
        for ours, theirs in zip(emulator.predict(there, **more), loaded.predict(there, **more),
                                strict=True):  # fmt: skip
            assert ours.tobytes() == theirs.tobytes()
    assert loaded.about == emulator.about
    assert loaded.check.equals(emulator.check)
    assert loaded.doubts == emulator.doubts
    assert loaded.numbers.equals(emulator.numbers)
    loaded.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == saved.read_bytes()


def test_a_file_is_not_replaced_unasked(emulator: kith.Emulator, saved: Path) -> None:
    with pytest.raises(FileExistsError, match="--force"):
        emulator.save(saved)
    emulator.save(saved, force=True)


def test_a_file_names_what_made_it(saved: Path) -> None:
    about = json.loads(saved.read_text("utf-8"))["about"]
    assert about["made_by"] == kith.__version__
    assert {"sweep_run_id", "sweep_source", "sweep_title"} <= about.keys()


def test_damage_is_found_wherever_it_is(saved: Path) -> None:
    whole = saved.read_bytes()
    random = np.random.default_rng(1)
    for place in random.integers(len(whole), size=200):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << int(random.integers(8))
        saved.write_bytes(damaged)
        changed = True
        with contextlib.suppress(ValueError):  # spaces between values do not count
            changed = json.loads(damaged) != json.loads(whole)
        if changed:
            with pytest.raises(kith.KithFileError):
                kith.Emulator.load(saved)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b"\x89HDF\r\n\x1a\n", b"[" * 200_000, b'{"a":' * 200_000,
     b'{"filetype": NaN}', b'{"filetype": "kith-emulator"}', b"\xff\xfe{",
     b'{"filetype": "kith-emulator", "format": 2}',
     b'{"filetype": "kith-emulator", "format": 1' + b"0" * 10_000 + b"}"],
)  # fmt: skip
def test_what_is_no_emulator_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "e.json").write_bytes(content)
    with pytest.raises(kith.KithFileError):
        kith.Emulator.load(tmp_path / "e.json")
    with pytest.raises(kith.KithFileError, match="is a folder"):
        kith.Emulator.load(tmp_path)
    with pytest.raises(FileNotFoundError):
        kith.Emulator.load(tmp_path / "none.json")


def put(*keys: str | int, value: Any) -> Callable[[Told], None]:
    """Return what replaces a value in a file."""

    def change(told: Told) -> None:
        *inner, last = keys
        place: Any = told
        for key in inner:
            place = place[key]
        place[last] = value

    return change


FORGED = {
    "a text that clears the screen": put("about", "label", value="\x1b[2J"),
    "a text that turns around": put("numbers", 0, "meaning", value="a\u202eb"),
    "a text without end": put("about", "sweep_title", value="x" * 10_000),
    "a number as text": put("values", 0, 0, value="1.0"),
    "a flag for a number": put("values", 0, 0, value=True),
    "a number beyond all": put("values", 0, 0, value=10**400),
    "a number near the end of all": put("values", 0, 0, value=1e308),
    "no number": put("values", 0, 0, value=None),
    "a ragged table": put("points", 3, value=[0.5]),
    "a point outside": put("points", 3, value=[0.5, 0.5, 1.5]),
    "too few points": put("points", value=[[0.1, 0.2, 0.3]]),
    "one replicate": put("values", value=[[0.1]] * 32),
    "deep tables": put("values", value=[[[0.1]] * 4] * 32),
    "no samples": put("samples", value=[]),
    "a length below 0": put("response", "lengths", value=[1.0, -1.0, 1.0]),
    "a length of nothing": put("response", "lengths", value=[1.0, 1e-320, 1.0]),
    "a variance below 0": put("response", "variance", value=-1.0),
    "noise beyond all": put("chance", "slopes", value=[1e6, 0.0, 0.0, 0.0]),
    "a narrowed band": put("widened", value=0.1),
    "a range upside down": put("numbers", 0, "low", value=7.0),
    "a logarithm of 0": put("numbers", 0, value={"path": "a.first", "low": 0.0, "high": 1.0,
                                                  "is_log": True, "unit": "", "meaning": ""}),
    "a number twice": put("numbers", 1, "path", value="a.first"),
    "one number more": put("numbers", 0, "more", value=1.0),
    "a week of a half": put("about", "first_week", value=0.5),
    "a check of nothing": put("check", value=[]),
    "a check of something else": put("check", 0, "band_of", value="everything"),
    "a check without a number": put("check", 0, "q2", value=None),
    "a list for a record": put("chance", value=[]),
    "nothing for a record": put("about", value=None),
}  # fmt: skip


@pytest.mark.parametrize("name", FORGED)
def test_what_kith_never_writes_is_refused(saved: Path, name: str) -> None:
    told = json.loads(saved.read_text("utf-8"))
    FORGED[name](told)
    told["digest"] = stored._digest(told)
    saved.write_text(json.dumps(told), "utf-8")
    with pytest.raises(kith.KithFileError):
        kith.Emulator.load(saved)
