"""The program's declarations of the outcomes that the tests write into results."""

from __future__ import annotations

import json
from pathlib import Path

import h5py

FILE = Path(__file__).with_name("declared.json")
ATTRIBUTES = ("units", "long_name", "description", "cell_methods", "label", "better",
              "formerly")  # fmt: skip

#: outcome → attributes; tests/io/test_declared.py compares them with the program's own
DECLARED: dict[str, dict[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))


def declared(name: str) -> dict[str, str]:
    """Return the attributes of an outcome; an outcome invented by a test is a neutral share."""
    made_up = {"units": "1", "cell_methods": "time: mean", "better": "neither"}
    return DECLARED.get(name, made_up)


def written(path: Path, name: str) -> dict[str, str]:
    """Return the attributes of an outcome in a result."""
    with h5py.File(path) as file:
        attrs = file[name].attrs
        return {key: str(attrs[key]) for key in ATTRIBUTES if key in attrs}
