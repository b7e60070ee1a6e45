"""Command lines of `kith`, each in a process of its own or all in one."""

from __future__ import annotations

import os
import select
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from kith.io import simulator

SECONDS = 30.0  #: of a processor: a busy machine makes nothing hang, sanitizers slow all down
LONGEST = 1200.0  #: for what waits without a processor

Said = tuple[int, str, str]  #: exit code, standard output, standard error


def answers(process: subprocess.Popen[Any]) -> bool:
    """Wait for output of a process; False if it hangs."""
    assert process.stdout is not None
    began, used = time.monotonic(), _processor_seconds(process.pid)
    while not select.select([process.stdout], [], [], 1)[0]:
        if _processor_seconds(process.pid) - used > SECONDS or time.monotonic() - began > LONGEST:
            return False
    return _processor_seconds(process.pid) - used <= SECONDS  # with children, which have ended


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")  # utime to cstime of proc(5)


class Calls:
    """Starts the program for each command line."""

    def __call__(self, *words: str | Path) -> Said:
        try:
            done = subprocess.run(
                [simulator.find(), *map(str, words)], capture_output=True, timeout=LONGEST
            )
        except subprocess.TimeoutExpired:
            return -1, "", "hangs"
        return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode()

    def stop(self) -> list[str]:
        """End what runs, and return what went wrong at the end."""
        return []


class OneProcess(Calls):
    """Hands all to one `kith_calls`, built with sanitizers: its reports are faults.

    Such a process may take 1 GB of memory.
    """

    def __init__(self, program: Path) -> None:
        """Remember what to start."""
        self._program, self._process = program.resolve(), None
        self._reports = Path(tempfile.mkdtemp(prefix="kith-sanitizer-"))

    _process: subprocess.Popen[bytes] | None

    def __call__(self, *words: str | Path) -> Said:
        process = self._process or self._start()
        assert process.stdin is not None
        process.stdin.write("\t".join(map(str, words)).encode() + b"\n")
        process.stdin.flush()
        head = self._line(process)
        if len(sizes := head.split()) != 3:
            return -1, "", f"{head or 'died'}\n{self._end(process)}"
        assert process.stdout is not None
        out, said = (process.stdout.read(int(size)) for size in sizes[1:])
        return int(sizes[0]), out.decode(errors="replace"), said.decode()

    def stop(self) -> list[str]:
        """Let it end by itself, so that it looks for what leaked."""
        if self._process is None:
            return []
        self._process.communicate(timeout=LONGEST)
        code, report = self._process.returncode, self._end(self._process)
        return [f"{self._program} ends with {code}: {report}"] if code or report else []

    def _start(self) -> subprocess.Popen[bytes]:
        options = f"log_path={self._reports}/report"
        self._process = subprocess.Popen(
            [self._program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "ASAN_OPTIONS": f"{options}:hard_rss_limit_mb=1024",
                 "UBSAN_OPTIONS": options},
        )  # fmt: skip
        return self._process

    def _line(self, process: subprocess.Popen[bytes]) -> str:
        assert process.stdout is not None
        return process.stdout.readline().decode() if answers(process) else "hangs"

    def _end(self, process: subprocess.Popen[bytes]) -> str:
        """Take it away, and return what the sanitizers reported."""
        process.kill()
        process.wait()
        self._process = None
        reports = sorted(self._reports.iterdir())
        text = "\n".join(report.read_text(errors="replace")[:6000] for report in reports)
        for report in reports:
            report.unlink()
        return text
