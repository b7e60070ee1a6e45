"""Progress of a run, read from the program and shown in a terminal or a notebook."""

from __future__ import annotations

import html
import importlib
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TextIO

from kith.io.usage_error import UsageError

_WIDTH = 30  #: width of the bar in a terminal, in characters


@dataclass(frozen=True)
class Progress:
    """Progress of a study. A run is one scenario in one replicate."""

    share: float  #: share of the work done, from 0 to 1
    runs: int
    of_runs: int
    seconds: float  #: since the start
    seconds_left: float | None  #: an estimate; None while it is not known

    def __str__(self) -> str:
        """Return the progress as one line."""
        said = f"{100 * self.share:3.0f} %  {self.runs} of {self.of_runs} runs"
        if self.share >= 1:
            return f"{said}  in {_duration(self.seconds)}"
        return said + (f"  {_duration(self.seconds_left)} left" if self.seconds_left else "")


#: "auto": a bar in a notebook or terminal; "bar"; "none"; or a function called with the progress.
Shown = str | Callable[[Progress], object]

Show = Callable[[Progress], object]


def progress_in(line: str) -> Progress | None:
    """Read a line of `--progress json`; return None for any other line of the program."""
    if not line.startswith("{"):
        return None
    with suppress(json.JSONDecodeError, KeyError, TypeError):
        told = json.loads(line)
        left = float(told["seconds_left"])
        return Progress(
            float(told["done"]), int(told["runs"]), int(told["of_runs"]), float(told["seconds"]),
            left if left >= 0 else None,
        )  # fmt: skip
    return None


class Display:
    """Shows progress in the chosen place."""

    def __init__(self, shown: Shown) -> None:
        """Choose the place; raise UsageError if `shown` names none."""
        self._end: Callable[[], object] = lambda: None
        self._show: Show = self._chosen(shown)

    def __call__(self, progress: Progress) -> None:
        """Show progress."""
        self._show(progress)

    def end(self) -> None:
        """Finish the display, leaving the cursor on a new line."""
        self._end()

    def _chosen(self, shown: Shown) -> Show:
        if callable(shown):
            return shown
        if shown not in ("auto", "bar", "none"):
            raise UsageError(f'progress = {shown!r} (must be "auto", "bar", "none" or a function)')
        if shown != "none" and _in_notebook():
            return _notebook()
        if shown == "bar" or (shown == "auto" and sys.stderr is not None and sys.stderr.isatty()):
            bar = _Bar(sys.stderr)
            self._end = bar.end
            return bar
        return lambda progress: None


class _Bar:
    """A bar in a terminal, on a line that is overwritten."""

    def __init__(self, stream: TextIO) -> None:
        self._stream, self._length = stream, 0

    def __call__(self, progress: Progress) -> None:
        full = round(_WIDTH * min(max(progress.share, 0.0), 1.0))
        line = f"[{'=' * full}{' ' * (_WIDTH - full)}] {progress}"
        self._stream.write("\r" + line.ljust(self._length))
        self._stream.flush()
        self._length = len(line)

    def end(self) -> None:
        if self._length:
            self._stream.write("\n")
            self._stream.flush()


def _in_notebook() -> bool:
    """Return whether this is a notebook, without importing IPython unless it is loaded."""
    python = sys.modules.get("IPython")
    shell = python.get_ipython() if python is not None else None
    return hasattr(shell, "kernel")


def _notebook() -> Show:
    """Return a function that shows a bar of HTML below the cell, where it stays."""
    shown: Any = importlib.import_module("IPython.display")
    handles: list[Any] = []

    def show(progress: Progress) -> None:
        bar = shown.HTML(
            f'<progress value="{progress.share:.3f}" max="1"></progress> '
            f"{html.escape(str(progress))}"
        )
        if handles:
            handles[0].update(bar)
        else:
            handles.append(shown.display(bar, display_id=True))

    return show


def _duration(seconds: float | None) -> str:
    whole = round(seconds or 0.0)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
