"""The versions that the setup installs cover every package that Kith requires."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parents[1]
CONSTRAINTS = HERE.parent / ".ci" / "constraints.txt"


@pytest.mark.skipif(not CONSTRAINTS.exists(), reason="not a checkout of Kith")
def test_every_package_has_an_exact_version_that_kith_allows() -> None:
    lines = [line for line in CONSTRAINTS.read_text().splitlines() if not line.startswith("#")]
    pinned = [Requirement(line) for line in lines]
    assert all(re.fullmatch(r"==[^,*]+", str(pin.specifier)) for pin in pinned)
    assert all(pin.marker is not None and "python_version" in str(pin.marker) for pin in pinned)
    versions = {pin.name.lower(): str(pin.specifier).removeprefix("==") for pin in pinned}
    assert len(versions) == len(pinned)
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *(name for names in extras.values() for name in names)]
    environment = {"python_version": "3.11"}
    for requirement in map(Requirement, asked):
        if requirement.marker is None or requirement.marker.evaluate(environment):
            assert versions[requirement.name.lower()] in requirement.specifier, requirement
