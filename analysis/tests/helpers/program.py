"""The program `kith` for tests that need it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kith.io import simulator


def _is_there() -> bool:
    try:
        simulator.find()
    except simulator.NoSimulatorError:
        return False
    return True


needs_program = pytest.mark.skipif(not _is_there(), reason="no kith: neither $KITH nor on PATH")


def stand_in(folder: Path, script: str, name: str = "stand-in") -> str:
    """Write a program that replaces `kith`."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def installed(site: Path, name: str, *files: str) -> None:
    """Write the files of an installed distribution, with its list of `files`, into `site`."""
    info = site / f"{name.replace('-', '_')}-0.1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1.0\n")
    (info / "RECORD").write_text("".join(f"{file},,\n" for file in files))
