"""Packages import only from those below them; modules are named after their public function."""

from __future__ import annotations

import ast
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import kith

PACKAGE = Path(kith.__file__).parent

#: From the bottom up: a module imports from its own package and from those listed before it.
ROOMS = (
    "io", "running", "stats", "planning", "figures", "report", "memo", "appendix", "workbook",
    "validation", "commands",
)  # fmt: skip
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent != PACKAGE]


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imported(path: Path) -> set[str]:
    """Return the packages from which a module imports, anywhere in its code."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "kith":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kith."):
            found.add(str(node.module).split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("kith.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_sees_its_own_room_and_those_below(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    assert imported(path) <= set(ROOMS[: ROOMS.index(room) + 1])


@pytest.mark.parametrize("of", [kith, kith.figures], ids=["kith", "kith.figures"])
def test_a_module_has_the_name_of_the_function_that_users_call(of: object) -> None:
    functions = {name: getattr(of, name) for name in of.__all__}  # type: ignore[attr-defined]
    functions = {name: f for name, f in functions.items() if inspect.isfunction(f)}
    assert len(functions) > 10
    assert {name: f.__module__.rpartition(".")[2] for name, f in functions.items()} == {
        name: name for name in functions
    }


def test_the_function_report_stands_for_its_folder() -> None:
    importlib.import_module("kith.report.page")
    assert inspect.isfunction(kith.report)
    assert kith.report.__module__ == "kith.report.report"


def test_files_and_folders_are_small() -> None:
    lengths = {name_of(p): len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES}
    assert max(lengths.values()) <= 300, lengths
    for folder in {path.parent for path in MODULES}:
        assert len(list(folder.glob("*.*"))) <= 25, folder


@pytest.mark.parametrize("room", ["kith", "kith.commands.report", "kith.commands.choose"])
def test_what_takes_long_to_import_waits_until_it_is_used(room: str) -> None:
    """`kith choose -h` answers in a second: SciPy imports `scipy.stats` on its first use."""
    heavy = "{'matplotlib', 'scipy.stats', 'scipy.optimize', 'scipy.spatial', 'SALib'}"
    code = f"import sys, {room}; print(*({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
