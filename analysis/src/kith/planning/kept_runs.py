"""Finished runs, in an append-only file from which a stopped choice continues."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from kith.io.usage_error import UsageError
from kith.planning.measured import Measured

#: The digest of a plan (with its first week), and the seed of a replicate.
Key = tuple[str, int]


class KeptRuns:
    """The measurements of each run, in memory and, given a folder, in its file `runs.jsonl`."""

    def __init__(self, folder: Path | None) -> None:
        """Read the runs in a folder; a last line that was cut off is dropped and run again."""
        self._runs: dict[Key, Measured] = {}
        self.directions: dict[str, int] = {}  #: better: 1 more, −1 less, 0 neither
        self.labels: dict[str, str] = {}  #: of outcomes, as the program declares them
        self._file = None if folder is None else folder / "runs.jsonl"
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        if self._file is not None and self._file.exists():
            self._read(self._file)

    def get(self, key: Key) -> Measured | None:
        """Return the measurements of a run, None if it is not done."""
        return self._runs.get(key)

    def add(self, runs: dict[Key, Measured]) -> None:
        """Keep runs; once this returns, they survive a kill of the process."""
        self._runs |= runs
        self._write(
            {"plan": plan, "seed": seed, "measured": measured}
            for (plan, seed), measured in runs.items()
        )

    def tell(self, directions: dict[str, int], labels: dict[str, str]) -> None:
        """Keep the better direction and the label of each outcome, unless they are known."""
        if (self.directions | directions, self.labels | labels) == (self.directions, self.labels):
            return
        self.directions, self.labels = self.directions | directions, self.labels | labels
        self._write([{"directions": self.directions, "labels": self.labels}])

    def _write(self, entries: Iterable[dict[str, object]]) -> None:
        if self._file is None:
            return
        with self._file.open("a", encoding="utf-8") as opened:
            opened.write("".join(json.dumps(entry) + "\n" for entry in entries))
            opened.flush()
            os.fsync(opened.fileno())

    def _read(self, file: Path) -> None:
        content = file.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            os.truncate(file, whole)
        for number, line in enumerate(content[:whole].splitlines(), start=1):
            try:
                run = json.loads(line)
                if "directions" in run:
                    self.directions = {str(n): int(v) for n, v in run["directions"].items()}
                    self.labels = {str(n): str(v) for n, v in run.get("labels", {}).items()}
                    continue
                key = str(run["plan"]), int(run["seed"])
                self._runs[key] = {str(n): float(v) for n, v in run["measured"].items()}
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise UsageError(f"{file}:{number}: is no run ({error})") from error
