"""Reports inline the third-party code in the list of components, and nothing else."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

import kith
from kith.report import template

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ASSETS = Path(kith.__file__).parent / "report" / "assets"
COMPONENTS = tomllib.loads((ASSETS / "components.toml").read_text(encoding="utf-8"))["component"]
OUR_OWN = {"charts.js"}


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: c["name"])
def test_a_component_is_the_file_that_was_published(component: dict[str, str]) -> None:
    data = (ASSETS / component["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == component["sha256"]
    assert f"v{component['version']} " in data.decode().splitlines()[0]
    assert f"({component['file']})" in (ASSETS / "LICENSES.txt").read_text(encoding="utf-8")


def test_every_script_is_listed() -> None:
    listed = {component["file"] for component in COMPONENTS}
    assert {path.name for path in ASSETS.glob("*.js")} == listed | OUR_OWN
    endings = (".js", ".wasm", ".woff", ".woff2")
    others = [path.name for path in ASSETS.parents[1].rglob("*") if path.suffix in endings]
    assert set(others) == listed | OUR_OWN


def test_a_page_inlines_the_components_as_they_are() -> None:
    for component in COMPONENTS:
        inlined = template._asset(component["file"])
        assert inlined == (ASSETS / component["file"]).read_text(encoding="utf-8")
