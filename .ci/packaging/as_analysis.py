"""Gives the wheel its metadata from analysis/pyproject.toml, so that they are written only once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

_TAKEN = ("classifiers", "dependencies", "optional-dependencies", "requires-python", "scripts")


def dynamic_metadata(settings: Mapping[str, Any], project: Mapping[str, Any]) -> dict[str, Any]:
    """Return the requested fields; the version is the one that the package itself states."""
    analysis = Path("analysis")
    alone = tomllib.loads((analysis / "pyproject.toml").read_text())["project"]
    package = (analysis / "src" / "kith" / "__init__.py").read_text()
    version = re.search(r'^__version__ = "(.+)"', package, re.MULTILINE)
    assert version is not None
    return {"version": version[1], **{field: alone[field] for field in _TAKEN}}
