"""Commands have one name everywhere, and one module starts the program."""

from __future__ import annotations

import importlib
import importlib.metadata
import pkgutil
import re
from pathlib import Path

import pytest

import kith
from kith import commands

PACKAGE = Path(kith.__file__).parent
SIM = Path(__file__).parents[3] / "sim"

#: Commands that run only as modules: developers of the program use them to draw benchmarks.
WITHOUT_A_VERB = {"scaling"}

COMMANDS = {
    module.name: importlib.import_module(f"kith.commands.{module.name}")
    for module in pkgutil.iter_modules(commands.__path__)
    if "def main(" in (PACKAGE / "commands" / f"{module.name}.py").read_text(encoding="utf-8")
}


def test_every_command_is_installed_under_its_name() -> None:
    scripts = importlib.metadata.entry_points(group="console_scripts")
    installed = {e.name: e.value for e in scripts if e.value.startswith("kith.")}
    expected = {f"kith-{n}": f"kith.commands.{n}:main" for n in COMMANDS.keys() - WITHOUT_A_VERB}
    assert installed == expected


def test_the_program_lists_the_commands() -> None:
    (dispatch,) = SIM.rglob("dispatch.cpp")
    text = dispatch.read_text(encoding="utf-8")
    table = text[text.index("PythonVerb python_verbs[]") :]
    listed = set(re.findall(r'{"(\w+)", "', table[: table.index("};")]))
    assert listed == COMMANDS.keys() - WITHOUT_A_VERB


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_that_runs_the_program_lets_it_be_named(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        COMMANDS[name].main(["--help"])
    assert ended.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    runs = bool({"Simulator", "choose", "allocate"} & vars(COMMANDS[name]).keys())
    option = "--kith PROGRAM the kith program (default: $KITH, else beside this Python, else"
    assert (option in told) == runs


def test_two_modules_start_programs() -> None:
    starts = re.compile(r"\bsubprocess\b|\bos\.(system|popen|exec|spawn)|\bshutil\.which\b")
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if starts.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"io/simulator.py", "io/browser.py"}
