"""Has the program and the package read a hostile result, and reports what went wrong."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from calls import Calls, answers
from damage import DAMAGES
from forge import FORGERIES, HARMLESS, SECRET

CHANGES = {**FORGERIES, **DAMAGES}
_WORKER = Path(__file__).with_name("worker.py")
#: Characters that must not reach a terminal.
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Judge:
    """Reads hostile changes of one sound result."""

    def __init__(self, original: Path, folder: Path, run: Calls | None = None) -> None:
        """Remember what the sound result says."""
        self.original, self.folder, self._run = original, folder, run or Calls()
        self._worker: subprocess.Popen[str] | None = None
        self._shown = self._run("show", original)
        self._read = self.opened(original)
        assert self._shown[0] == 0, self._shown
        assert self._read.startswith("read "), self._read

    def __enter__(self) -> Judge:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def finish(self) -> list[str]:
        """End the program, and return what went wrong at its end."""
        return self._run.stop()

    def hostile(self, number: int) -> tuple[str, Path]:
        """Make the hostile file with a number: each kind in turn, then kinds at random."""
        chance = random.Random(number)
        kind = list(CHANGES)[number % len(CHANGES)]
        path = self.folder / f"{number}-{kind}.h5"
        shutil.copy(self.original, path)
        CHANGES[kind](path, chance)
        return kind, path

    def faults(self, number: int) -> list[str]:
        """Return all faults with the hostile file of a number."""
        kind, path = self.hostile(number)
        faults = self.of_file(kind, path)
        if not faults:
            path.unlink()
        return faults

    def of_file(self, kind: str, path: Path) -> list[str]:
        """Return all faults with a file."""
        faults = [*self._of_show(kind, path), *self._of_export(path), *self._of_open(kind, path)]
        return [f"{path}: {fault}" for fault in faults]

    def page_faults(self, number: int) -> list[str]:
        """Return the faults with the report and the figures of the file of a number."""
        _, path = self.hostile(number)
        page, folder = path.with_suffix(".html"), path.with_suffix("")
        faults = []
        for words in (("report", path, "-o", page), ("figures", path, "-o", folder)):
            code, out, said = self._run(*words)
            if code not in (0, 4) or (code == 4 and said.count("\n") > 1):
                faults.append(f"{path}: {words[0]} ends with {code} and says {said[-600:]!r}")
            faults += [f"{path}: {f}" for f in _of_text(words[0], out + said)]
        if page.exists():
            text = page.read_text(encoding="utf-8")
            if SECRET[:12] in text or "<script>alert" in text or "<!--<script" in text:
                faults.append(f"{path}: the report holds what harms")
        return faults

    def opened(self, path: Path) -> str:
        """Return the worker's answer about a file."""
        if self._worker is None:
            self._worker = subprocess.Popen(
                [sys.executable, _WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, text=True, bufsize=1,
            )  # fmt: skip
        assert self._worker.stdin is not None
        assert self._worker.stdout is not None
        self._worker.stdin.write(f"{path}\n")
        ready = answers(self._worker)
        said = self._worker.stdout.readline() if ready else "hangs\n"
        if not said.endswith("\n") or not ready:
            self._stop()
        return said.rstrip("\n") or "crashed without a word"

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.wait()
            for stream in (self._worker.stdin, self._worker.stdout):
                if stream is not None:
                    stream.close()
        self._worker = None

    def _of_show(self, kind: str, path: Path) -> list[str]:
        code, out, said = self._run("show", path)
        if code == 0:
            same = out == self._shown[1].replace(str(self.original), str(path))
            wrong = [] if same or kind in HARMLESS else ["show tells something else"]
        else:
            wrong = _of_refusal("show", path, code, said)
        return wrong + _of_text("show", out + said)

    def _of_export(self, path: Path) -> list[str]:
        tables = self.folder / "tables"
        code, out, said = self._run("export", path, "--csv", tables, "--force")
        text = "".join(t.read_text(errors="replace") for t in tables.glob("*.csv"))
        shutil.rmtree(tables, ignore_errors=True)
        wrong = [] if code == 0 else _of_refusal("export", path, code, said)
        return wrong + _of_text("export", text + out + said)

    def _of_open(self, kind: str, path: Path) -> list[str]:
        said = self.opened(path)
        if said.startswith("refused "):
            return _of_text("open", said)
        same = said == self._read or (said.startswith("read ") and kind in HARMLESS)
        return [] if same else [f"open: {said[:300]}"]


def _of_refusal(verb: str, path: Path, code: int, said: str) -> list[str]:
    lines = said.splitlines()[-1:] if verb == "export" else said.splitlines()  # lists tables
    one = len(lines) == 1 and lines[0].startswith(f"kith: {path}: ")
    return [] if code == 4 and one else [f"{verb} ends with {code} and says {said[:600]!r}"]


def _of_text(verb: str, text: str) -> list[str]:
    faults = ["gives the content of another file"] if SECRET[:12] in text else []
    if found := _ACTS.search(text):
        faults.append(f"prints {found[0]!r}")
    return [f"{verb} {fault}" for fault in faults]


def many(original: Path, folder: Path, numbers: range) -> list[str]:
    """Return all faults with the hostile files of a range of numbers."""
    os.makedirs(folder, exist_ok=True)
    with Judge(original, folder) as judge:
        return [fault for number in numbers for fault in judge.faults(number)]
