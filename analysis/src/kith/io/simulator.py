"""Finds the program `kith` and starts it; no other module of the package does."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pandas as pd


class SimulatorError(RuntimeError):
    """The program could not be started or ended with an error; the message says why.

    `exit_code` is the program's, None if it never ran.
    """

    exit_code: int | None = None


class NoSimulatorError(SimulatorError):
    """No program is named, and there is no `kith` beside this Python or on PATH."""


def find(named: str | None = None) -> str:
    """Return the program: `named` (--kith), $KITH, the wheel's, beside this Python, or on PATH.

    If a named program cannot be started, this is an error: no other is searched for.
    """
    for option, wanted in (("--kith", named), ("$KITH", os.environ.get("KITH"))):
        if wanted:
            return _named(option, str(Path(wanted).expanduser()) if "/" in wanted else wanted)
    beside = Path(sys.prefix) / "bin"
    found = _of_the_wheel() or shutil.which("kith", path=str(beside)) or shutil.which("kith")
    if found is None:
        raise NoSimulatorError(
            f"no program 'kith' (--kith is not given, $KITH is not set, and {beside} and PATH have "
            "none): ./quickstart.sh builds it as build/release/bin/kith; name it with --kith"
        )
    return str(Path(found).absolute())


def _of_the_wheel() -> str | None:
    """Return the program installed by the wheel: beside Python, in `~/.local/bin` or `--target`."""
    try:
        files = distribution("kith-sim").files or []
    except PackageNotFoundError:
        return None
    programs = (Path(file.locate()) for file in files if file.parts[-2:] == ("bin", "kith"))
    return next((str(program.resolve()) for program in programs if program.is_file()), None)


def _named(option: str, wanted: str) -> str:
    found = shutil.which(wanted)
    if found is not None:
        return str(Path(found).absolute())
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


def shipped_scenarios(program: str) -> Path | None:
    """Return the folder of the scenarios that come with a program, as the program finds it.

    It is in $KITH_SHARE_DIR, else in share/kith beside the program's folder (a prefix or a wheel),
    else at the top of the checkout whose build/PRESET/bin holds it. None if there is none.
    """
    chosen = os.environ.get("KITH_SHARE_DIR")
    up = Path(program).resolve().parents[1]
    places = [Path(chosen)] if chosen else [up / "share" / "kith", up.parent.parent]
    folders = (place.absolute() / "scenarios" for place in places)
    return next((folder for folder in folders if (folder / "evidence.toml").is_file()), None)


class Simulator:
    """The program `kith`, to be run with a given number of threads."""

    def __init__(
        self, named: str | None = None, threads: int | None = None, scenarios: Path | None = None
    ) -> None:
        """Find the program as `find` does.

        Scenario files in any folder find their evidence in the folder `scenarios`, by default the
        program's own.
        """
        self._program = find(named)
        self._threads = threads or os.cpu_count() or 1
        self._environment = dict(os.environ)
        self._scenarios = shipped_scenarios(self._program) if scenarios is None else scenarios
        if scenarios is None:
            return
        folder = scenarios.absolute()
        if folder.name == "scenarios" and (folder / "evidence.toml").is_file():
            self._environment.setdefault("KITH_SHARE_DIR", str(folder.parent))

    @property
    def scenarios(self) -> Path:
        """The folder of the scenarios that come with Kith."""
        if self._scenarios is None:
            raise SimulatorError(
                f"{self._program}: its scenarios are neither in share/kith/scenarios beside its "
                "folder nor in a checkout (name their folder: --scenarios, or $KITH_SHARE_DIR "
                "for the folder above it)"
            )
        return self._scenarios

    def shipped(self, name: str | os.PathLike[str]) -> Path | None:
        """Return a file from the scenarios that come with Kith, None if there is none."""
        file = None if self._scenarios is None else self._scenarios / name
        return file if file is not None and file.is_file() else None

    def call(
        self, *words: str | os.PathLike[str], shown: bool = False, also: Sequence[int] = ()
    ) -> str:
        """Run `kith WORDS...` and return its output; with `shown`, the user sees it instead.

        Raises SimulatorError if the exit code is neither 0 nor one of `also`.
        """
        line = self._line(words)
        try:
            ended = subprocess.run(
                line, capture_output=not shown, text=True, check=False, env=self._environment
            )
        except OSError as error:
            raise _cannot_start(self._program, error) from error
        if ended.returncode not in (0, *also):
            raise _failed(line, ended.returncode, ended.stderr or ended.stdout or "")
        return ended.stdout or ""

    def follow(self, *words: str | os.PathLike[str], told: Callable[[str], None]) -> int:
        """Run `kith WORDS...`, pass each line of its stderr to `told`; return the exit code.

        The program runs in a session of its own, so that a terminal's Ctrl-C reaches only this
        process, which stops the program, waits for its end and raises KeyboardInterrupt; a second
        Ctrl-C ends the program at once.
        """
        try:
            program = subprocess.Popen(
                self._line(words), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                errors="replace", env=self._environment, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise _cannot_start(self._program, error) from error
        with program:
            try:
                for line in program.stderr or ():
                    told(line.rstrip("\n"))
                return program.wait()
            except BaseException:
                _stop(program)
                raise

    def _line(self, words: Sequence[str | os.PathLike[str]]) -> list[str]:
        return [self._program, *(str(word) for word in words)]

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
        words += chosen("-n", replicates) + chosen("--seed", seed) + set_options(sets)
        self.call("run", *words)
        return result

    def community(self, fips: str, data: Path, file: Path, residents: int) -> Path:
        """Make the community file of a county from a table of counties; return the file."""
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
        """Follow `people` people, or everybody, through a study; return the folder of the tables.

        `kith.panel` reads the tables.
        """
        whom = "all" if people is None else str(people)
        words = [str(file), "-o", str(folder), "--force", "--people", whom]
        words += chosen("-n", replicates) + chosen("--seed", seed) + set_options(sets)
        self.call("panel", *words)
        return folder

    def parameters(self, *words: str) -> pd.DataFrame:
        """Return `kith parameters` as a table: of a file with its values, or of all parameters."""
        told = self.call("parameters", *words, "--format", "csv")
        return pd.read_csv(io.StringIO(told), keep_default_na=False)

    def sweep(self, file: Path, folder: Path) -> Path:
        """Plan a sweep, run it and merge its parts; return the result."""
        self.call("plan", file, "-o", folder)
        self.call("work", folder, "-j", str(self._threads), "--progress", "none")
        result = folder / "merged.h5"
        self.call("merge", folder, "-o", result, "--force")
        return result


def set_options(sets: Sequence[str]) -> list[str]:
    """Return `--set` before each change."""
    return [word for change in sets for word in ("--set", change)]


def chosen(option: str, value: int | None) -> list[str]:
    """Return an option with its value, or nothing if it has no value."""
    return [] if value is None else [option, str(value)]


def _stop(program: subprocess.Popen[str]) -> None:
    """Ask the program to end and wait for it; if interrupted while waiting, end it at once.

    Uses SIGTERM, because processes that a shell starts in the background, and their children,
    ignore SIGINT.
    """
    try:
        program.send_signal(signal.SIGTERM)
        program.communicate()  # keeps reading, so that the program never blocks on a full pipe
    except BaseException:
        program.send_signal(signal.SIGTERM)  # at its second SIGTERM it removes its files and exits
        try:
            program.wait(timeout=5)
        except subprocess.TimeoutExpired:
            program.kill()
        raise


def _cannot_start(program: str, error: OSError) -> SimulatorError:
    return SimulatorError(
        f"{program}: cannot be started: {error.strerror} (built for this machine?)"
    )


def _failed(line: Sequence[str], code: int, told: str) -> SimulatorError:
    why = f"ended with {code}" + (f": {told.strip()}" if told.strip() else "")
    error = SimulatorError(f"{shlex.join(line)}\n{why}")
    error.exit_code = code
    return error
