"""Finds the program `kith` and starts it. Nothing else in the package does either."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

#: The scenarios that come with Kith, seen from the top of a checkout.
SCENARIOS = Path("scenarios")


class SimulatorError(RuntimeError):
    """The program cannot be started, or ended with an error; the message says why."""


class NoSimulatorError(SimulatorError):
    """Nobody names a program, and there is no `kith` on PATH."""


def find(named: str | None = None) -> str:
    """Return the program: `named` (what --kith says), else $KITH, else `kith` on PATH.

    A program that is named and cannot be started is an error, never a reason to look further.
    """
    for option, wanted in (("--kith", named), ("$KITH", os.environ.get("KITH"))):
        if wanted:
            return _named(option, str(Path(wanted).expanduser()) if "/" in wanted else wanted)
    found = shutil.which("kith")
    if found is None:
        raise NoSimulatorError(
            "no program 'kith' (--kith is not given, $KITH is not set, and PATH has none): "
            "./quickstart.sh builds it as build/release/bin/kith; name it with --kith"
        )
    return found


def _named(option: str, wanted: str) -> str:
    found = shutil.which(wanted)
    if found is not None:
        return found
    file = Path(wanted)
    if "/" not in wanted:
        here = f"; for the file here: ./{wanted}" if file.is_file() else ""
        why = f"no such program (looked for on PATH{here})"
    elif file.is_dir():
        why = "is a folder (name the program in it)"
    elif file.exists():
        why = f"is not executable (chmod +x {shlex.quote(wanted)})"
    else:
        why = "no such file (./quickstart.sh builds build/release/bin/kith)"
    raise SimulatorError(f"{option} {wanted}: {why}")


class Simulator:
    """The program `kith` with a number of threads."""

    def __init__(
        self,
        named: str | None = None,
        threads: int | None = None,
        scenarios: Path = SCENARIOS,
    ) -> None:
        """Find the program as `find` does.

        Scenario files in any folder find their evidence in the folder `scenarios`.
        """
        self._program = find(named)
        self._threads = threads or os.cpu_count() or 1
        self._environment = dict(os.environ)
        folder = scenarios.absolute()
        if folder.name == "scenarios" and (folder / "evidence.toml").is_file():
            self._environment.setdefault("KITH_SHARE_DIR", str(folder.parent))

    def call(self, *words: str | os.PathLike[str], shown: bool = False) -> str:
        """Run `kith WORDS...` and return what it prints; with `shown`, the user sees it instead.

        Raises SimulatorError where the program fails.
        """
        line = [self._program, *(str(word) for word in words)]
        try:
            ended = subprocess.run(
                line, capture_output=not shown, text=True, check=False, env=self._environment
            )
        except OSError as error:
            raise SimulatorError(
                f"{self._program}: cannot be started: {error.strerror} (built for this machine?)"
            ) from error
        if ended.returncode != 0:
            told = (ended.stderr or ended.stdout or "").strip()
            why = f"ended with {ended.returncode}" + (f": {told}" if told else "")
            raise SimulatorError(f"{shlex.join(line)}\n{why}")
        return ended.stdout or ""

    def run(
        self,
        files: Sequence[Path],
        result: Path,
        *,
        sets: Sequence[str] = (),
        replicates: int | None = None,
        seed: int | None = None,
    ) -> Path:
        """Simulate one study; return the result."""
        words = [*map(str, files), "-o", str(result), "--force", "-q", "-j", str(self._threads)]
        words += _chosen("-n", replicates) + _chosen("--seed", seed) + set_options(sets)
        self.call("run", *words)
        return result

    def community(self, fips: str, data: Path, file: Path, residents: int) -> Path:
        """Make the community file of a county from a table of counties; return it."""
        words = ["--fips", fips, "--data", str(data), "-o", str(file), "--force"]
        self.call("community", *words, "--residents", str(residents))
        return file

    def panel(
        self,
        file: Path,
        folder: Path,
        people: int | None,
        *,
        sets: Sequence[str] = (),
        replicates: int,
        seed: int | None = None,
    ) -> Path:
        """Follow so many people, or everybody, through a study; return the folder of the tables.

        `kith.panel` reads them.
        """
        whom = "all" if people is None else str(people)
        words = [str(file), "-o", str(folder), "--force", "--people", whom]
        words += _chosen("-n", replicates) + _chosen("--seed", seed) + set_options(sets)
        self.call("panel", *words)
        return folder

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


def _chosen(option: str, value: int | None) -> list[str]:
    return [] if value is None else [option, str(value)]
