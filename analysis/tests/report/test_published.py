"""Third-party code inlined in reports is identical to the published files in the registry."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import kith

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ASSETS = Path(kith.__file__).parent / "report" / "assets"
COMPONENTS = tomllib.loads((ASSETS / "components.toml").read_text(encoding="utf-8"))["component"]


def integrity_of(archive: bytes) -> str:
    """Return a hash in npm's notation."""
    return "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()


def check_published(component: dict[str, str], archive: bytes, inlined: bytes) -> None:
    """Fail unless the archive is the published one and holds the inlined file as it is."""
    assert integrity_of(archive) == component["integrity"], "another archive than the published"
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        member = opened.extractfile(f"package/{component['path']}")
        assert member is not None
        assert member.read() == inlined, "the inlined file is not the published one"


def an_archive(path: str, data: bytes) -> bytes:
    """Return a small archive in the form in which npm packs them."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as made:
        info = tarfile.TarInfo(f"package/{path}")
        info.size = len(data)
        made.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def test_a_file_or_an_archive_that_was_changed_is_noticed() -> None:
    published = b"// v1\nf()\n"
    archive = an_archive("dist/f.js", published)
    component = {"path": "dist/f.js", "integrity": integrity_of(archive)}
    check_published(component, archive, published)
    with pytest.raises(AssertionError, match="inlined file"):
        check_published(component, archive, published.replace(b"f()", b"g()"))
    with pytest.raises(AssertionError, match="another archive"):
        check_published(component, an_archive("dist/f.js", b"g()"), b"g()")


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: c["name"])
def test_the_hash_of_the_registry_is_recorded(component: dict[str, str]) -> None:
    kind, _, digest = component["integrity"].partition("-")
    assert kind == "sha512"
    assert len(base64.b64decode(digest, validate=True)) == 64
    assert component["path"].endswith(f"/{component['file']}")


@pytest.mark.full
@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: c["name"])
def test_the_inlined_file_is_the_published_one(component: dict[str, str], tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    wanted = f"{component['package']}@{component['version']}"
    packed = subprocess.run(
        [npm, "pack", wanted, "--json"], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    if packed.returncode != 0:
        pytest.skip(f"npm gives no {wanted} (no network?)")
    (told,) = json.loads(packed.stdout)
    assert told["integrity"] == component["integrity"]
    (archive,) = tmp_path.glob("*.tgz")
    check_published(component, archive.read_bytes(), (ASSETS / component["file"]).read_bytes())
