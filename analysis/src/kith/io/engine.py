"""Runs the program `kith` for the commands that need results of their own."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from kith.commands.guarded import CommandError

#: Numbers as they stand in scenarios/evidence.toml: nothing but luck differs between replicates.
CENTRAL = ("run.parameters=central",)

#: The scenarios that come with Kith, seen from the top of a checkout.
SCENARIOS = Path("scenarios")


class EngineError(CommandError):
    """The program is not there or ended with an error; the message is what it said."""


class Engine:
    """The program `kith` with a number of threads."""

    def __init__(
        self,
        program: str | None = None,
        threads: int | None = None,
        scenarios: Path = SCENARIOS,
    ) -> None:
        """Find the program: `program`, else $KITH, else `kith` on PATH.

        Files that lie anywhere find their evidence in `scenarios`.
        """
        wanted = program or os.environ.get("KITH") or "kith"
        found = shutil.which(wanted)
        if found is None:
            raise EngineError(f"no program {wanted!r} (put kith on PATH, or name it with --kith)")
        self._program = found
        self._threads = threads or os.cpu_count() or 1
        self._environment = dict(os.environ)
        folder = scenarios.absolute()
        if folder.name == "scenarios" and (folder / "evidence.toml").is_file():
            self._environment.setdefault("KITH_SHARE_DIR", str(folder.parent))

    def call(self, *words: str | os.PathLike[str]) -> str:
        """Run `kith WORDS...` and return what it prints; raise EngineError where it fails."""
        line = [self._program, *(str(word) for word in words)]
        done = subprocess.run(
            line, capture_output=True, text=True, check=False, env=self._environment
        )
        if done.returncode != 0:
            said = (done.stderr or done.stdout).strip()
            raise EngineError(f"{' '.join(line)}\nended with {done.returncode}: {said}")
        return done.stdout

    def run(
        self,
        files: Sequence[Path],
        result: Path,
        *,
        sets: Sequence[str] = (),
        replicates: int | None = None,
        seed: int | None = None,
    ) -> Path:
        """Live through one study; return the result."""
        words = [*map(str, files), "-o", str(result), "--force", "-q", "-j", str(self._threads)]
        words += _chosen("-n", replicates) + _chosen("--seed", seed) + set_options(sets)
        self.call("run", *words)
        return result

    def panel(
        self,
        file: Path,
        table: Path,
        people: int,
        *,
        sets: Sequence[str] = (),
        replicates: int,
        seed: int | None = None,
    ) -> pd.DataFrame:
        """Follow adults under usual care: K6 by (replicate, person), one column a week."""
        words = [str(file), "-o", str(table), "--force", "--people", str(people)]
        words += _chosen("-n", replicates) + _chosen("--seed", seed) + set_options(sets)
        self.call("panel", *words)
        return pd.read_csv(table, index_col=["replicate", "person"])

    def parameters(self, *words: str) -> pd.DataFrame:
        """Return `kith parameters` as a table: of a file with its values, or of all there is."""
        told = self.call("parameters", *words, "--format", "csv")
        return pd.read_csv(io.StringIO(told), keep_default_na=False)

    def sweep(self, file: Path, folder: Path) -> Path:
        """Plan a sweep, do its runs and join them; return the result."""
        self.call("plan", file, "-o", folder)
        self.call("work", folder, "-j", str(self._threads), "--progress", "none")
        result = folder / "merged.h5"
        self.call("merge", folder, "-o", result, "--force")
        return result


def set_options(sets: Sequence[str]) -> list[str]:
    """Return `--set` before each change."""
    return [word for change in sets for word in ("--set", change)]


def evidence(path: str, value: float, source: str) -> str:
    """Return the change that makes an evidence number certain."""
    number = f"{value!r}"
    table = f'{{ value = {number}, range = [{number}, {number}], source = "{source}" }}'
    return f"evidence.{path.removeprefix('evidence.')}={table}"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what every command that runs the program understands."""
    parser.add_argument("--kith", metavar="PROGRAM", help="the program (default: kith on PATH)")
    parser.add_argument("--force", action="store_true", help="overwrites what is there")
    parser.add_argument("-j", "--threads", type=int, help="threads (default: all cores)")
    parser.add_argument(
        "--scenarios",
        type=Path,
        default=SCENARIOS,
        help="folder of the scenarios that come with Kith (default: ./scenarios)",
    )


def central_evidence(engine: Engine, file: Path) -> dict[str, float]:
    """Return the value of every evidence number of a scenario, by path."""
    table = engine.parameters(str(file), "--evidence")
    return {str(p): float(v) for p, v in zip(table["path"], table["value"], strict=True)}


def _chosen(option: str, value: int | None) -> list[str]:
    return [] if value is None else [option, str(value)]
