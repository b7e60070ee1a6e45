"""A small sweep, the program that runs it, and the checks after every fault."""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAD, RECORD, SUM = 56, struct.Struct("<IIQ16sd"), 16
VOID = 2  # flag of a damaged record, whose run is repeated
DONE, FAILED, USAGE, INVALID, IO, MEMORY, LOCKED, CHECKPOINT, STOPPED = 0, 1, 2, 3, 4, 5, 6, 7, 75

SWEEP = """format = 1
id = "fault"
scenarios = ["{root}/tests/data/small-town.toml"]
set = ["community.residents={residents}", "time.weeks={weeks}", "time.settling_weeks=4"]
[design]
method = "sobol"
n = {n}
[[vary]]
path = "evidence.help_seeking.cost"
range = [-1.2, -0.2]
[[vary]]
path = "community.share_over_64"
range = [0.1, 0.3]
[run]
replicates = {replicates}
[keep]
every_weeks = 4
"""


class Broken(AssertionError):
    """A check failed."""


def expect(holds: object, what: str) -> None:
    if not holds:
        raise Broken(what)


@dataclass
class Ended:
    code: int
    text: str
    seconds: float


@dataclass
class Harness:
    """Run `kith` on copies of one plan and compare with an undisturbed sweep."""

    kith: Path
    libfault: Path | None
    folder: Path
    rng: random.Random
    long: bool
    n: int = 4
    replicates: int = 2
    residents: int = 150
    weeks: int = 8
    shards: int = 2
    figures: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.count = 0
        self.plan = self.make_plan("plan", self.n)
        self.reference_folder = self.copy()
        began = time.monotonic()
        expect(self.work(self.reference_folder).code == DONE, "an undisturbed sweep ends")
        self.figures["seconds"] = time.monotonic() - began
        self.reference = runs_in(self.reference_folder)
        expect(len(self.reference) == self.n * self.replicates, "it has all runs")

    def make_plan(self, name: str, n: int, *more: str) -> Path:
        sweep = self.folder / f"{name}.toml"
        sweep.write_text(
            SWEEP.format(
                root=ROOT,
                n=n,
                replicates=self.replicates,
                residents=self.residents,
                weeks=self.weeks,
            )
        )
        path = self.folder / name
        ended = self.run(
            "plan", sweep, "-o", path, "--shards", str(self.shards), "--pilot", "0", *more
        )
        expect(ended.code == DONE, f"kith plan: {ended.text}")
        return path

    def larger(self, name: str, **sizes: int) -> Harness:
        """Make another sweep, which takes longer."""
        return Harness(self.kith, self.libfault, self.folder / name, self.rng, self.long, **sizes)

    def patience(self) -> float:
        """How many times slower this machine is than an idle one, which takes half a second."""
        return max(1.0, self.figures["seconds"] / 0.5)

    def copy(self, of: Path | None = None) -> Path:
        self.count += 1
        to = self.folder / f"case-{self.count}"
        shutil.copytree(of or self.plan, to)
        return to

    def start(
        self, *words: object, env: dict[str, str] | None = None, **how: object
    ) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.kith), *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env={**os.environ, **(env or {})},
            **how,  # type: ignore[call-overload]
        )

    def run(self, *words: object, timeout: float = 600, **how: object) -> Ended:
        began = time.monotonic()
        process = self.start(*words, **how)
        text, _ = process.communicate(timeout=timeout)
        return Ended(process.returncode, text, time.monotonic() - began)

    def work(self, folder: Path, *words: object, **how: object) -> Ended:
        return self.run("work", folder, "-q", "-j", "2", *words, **how)

    def finish(self, folder: Path) -> None:
        """The same command completes the sweep, which then equals the undisturbed one."""
        ended = self.work(folder)
        expect(ended.code == DONE, f"the sweep continues: {ended.code} {ended.text}")
        self.equal(folder)

    def equal(self, folder: Path) -> None:
        expect(runs_in(folder) == self.reference, "bitwise equal to the undisturbed sweep, no run done twice")

    def merged(self, folder: Path, *words: object, **how: object) -> Ended:
        return self.run("merge", folder, "-o", folder / "out.h5", "-q", *words, **how)

    def fault(self, mode: str, at: int, count: Path | None = None) -> dict[str, str]:
        env = {"LD_PRELOAD": str(self.libfault), "FAULT_MODE": mode, "FAULT_AT": str(at)}
        return env | ({"FAULT_COUNT": str(count)} if count else {})

    def operations(self, act: Callable[[Path, dict[str, str]], Ended], of: Path, mode: str = "count") -> int:
        """The number of file operations, or with mode "memory" allocations, that a command makes."""
        file = self.folder / "count"
        ended = act(self.copy(of), self.fault(mode, 0, file))
        expect(ended.code == DONE, f"it ends undisturbed: {ended.text}")
        return int(file.read_text())


def records_in(path: Path) -> tuple[list[tuple[bytes, bytes]], int]:
    """The whole records of a shard as (id, payload), and the byte at which they end."""
    data = path.read_bytes()
    at, records = HEAD, []
    while at + RECORD.size <= len(data):
        _, flags, length, run, _ = RECORD.unpack_from(data, at)
        end = at + RECORD.size + length + SUM
        if end > len(data):
            break
        if not flags & VOID:
            records.append((run, data[at + RECORD.size : end - SUM]))
        at = end
    return records, at


def shards_in(folder: Path) -> list[Path]:
    return sorted((folder / "shards").glob("*.kith"))


def runs_in(folder: Path) -> dict[bytes, bytes]:
    runs: dict[bytes, bytes] = {}
    for path in shards_in(folder):
        for run, payload in records_in(path)[0]:
            expect(run not in runs, "no run is done twice")
            runs[run] = payload
    return runs


def whole_bytes(folder: Path) -> dict[str, bytes]:
    """The whole records of each shard, which must never change again."""
    return {
        p.name: p.read_bytes()[: records_in(p)[1]]
        for p in shards_in(folder)
        if p.stat().st_size >= HEAD
    }


def expect_kept(folder: Path, before: dict[str, bytes]) -> None:
    """Shards only grew: no finished run was repeated."""
    for name, data in before.items():
        now = (folder / "shards" / name).read_bytes()
        expect(now.startswith(data), f"{name}: finished runs stay as they are")
