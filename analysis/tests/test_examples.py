"""Examples in docstrings run, and `help(kith)` names everything public."""

from __future__ import annotations

import doctest
import inspect
import pydoc
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import examples
import pytest
from matplotlib import pyplot as plt
from program import needs_program

import kith
from kith.running import as_toml

PUBLIC = {
    f"{module.__name__}.{name}": getattr(module, name)
    for module in (kith, kith.figures)
    for name in module.__all__
}
FUNCTIONS = {name: f for name, f in PUBLIC.items() if inspect.isfunction(f)}
CLASSES = {name: c for name, c in PUBLIC.items() if inspect.isclass(c)}
INNER = {f"kith.running.as_toml.{f.__name__}": f
         for f in (as_toml.as_toml, as_toml.document, as_toml.changes)}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, whole_path: Path) -> Path:
    made = tmp_path_factory.mktemp("examples")
    examples.write_results(made, whole_path)
    return made


def told_by(function: Callable[..., Any], name: str) -> tuple[int, str]:
    """Run the examples of a function; return their number and any failures."""
    said: list[str] = []
    flags = doctest.NORMALIZE_WHITESPACE
    runner = doctest.DocTestRunner(optionflags=flags)
    names = {**function.__globals__, "kith": kith}
    (found,) = doctest.DocTestFinder(recurse=False).find(function, name, globs=names)
    runner.run(found, out=said.append)
    plt.close("all")
    return len(found.examples), "".join(said)


@needs_program
@pytest.mark.parametrize("name", [*FUNCTIONS, *INNER])
def test_a_function_has_an_example_that_runs(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    count, wrong = told_by((FUNCTIONS | INNER)[name], name)
    assert count > 0
    assert wrong == ""


def test_an_example_that_is_wrong_is_told() -> None:
    def wrong() -> None:
        """
        >>> 1 + 1
        3
        """

    count, said = told_by(wrong, "wrong")
    assert count == 1
    assert "Expected:\n    3\nGot:\n    2" in said


@pytest.mark.parametrize("module", [kith, kith.figures], ids=lambda m: m.__name__)
def test_help_is_a_table_of_contents(module: Any) -> None:
    words = set(re.findall(r"\w+", inspect.getdoc(module) or ""))
    assert set(module.__all__) - {"__version__"} <= words


def test_help_explains_every_argument_of_a_run() -> None:
    told = pydoc.plain(pydoc.render_doc(kith.run))
    for argument in inspect.signature(kith.run).parameters:
        assert re.search(rf"\n +{argument} ", told), argument


def test_classes_say_what_they_are() -> None:
    assert all((inspect.getdoc(c) or "").strip() for c in CLASSES.values())
    assert {name for name, c in CLASSES.items() if issubclass(c, BaseException)} >= {
        "kith.InvalidScenario", "kith.SimulatorError", "kith.KithFileError",
    }  # fmt: skip
