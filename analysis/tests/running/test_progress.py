from __future__ import annotations

import io
import sys
import types

import pytest

from kith.running.progress import Display, Progress, progress_in

HALF = Progress(0.5, 8, 16, 61.0, 59.4)
WHOLE = Progress(1.0, 16, 16, 122.0, 0.0)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_of_the_program_is_read() -> None:
    line = '{"done":0.2500,"runs":4,"of_runs":16,"seconds":3.0,"seconds_left":9.0}'
    assert progress_in(line) == Progress(0.25, 4, 16, 3.0, 9.0)
    unknown = progress_in(line.replace("9.0", "-1.0"))
    assert unknown is not None
    assert unknown.seconds_left is None
    for other in ("a.toml:1:1: warning: no", "{not this}", '{"done":1}', ""):
        assert progress_in(other) is None


def test_progress_in_words() -> None:
    assert str(HALF) == " 50 %  8 of 16 runs  59 s left"
    assert str(WHOLE) == "100 %  16 of 16 runs  in 2 min 2 s"
    assert str(Progress(0.0, 0, 16, 0.1, None)) == "  0 %  0 of 16 runs"
    assert str(Progress(0.1, 0, 16, 0.1, 7300.0)).endswith("2 h 1 min left")


@pytest.mark.parametrize(("shown", "terminal", "there"), [
    ("auto", True, True), ("auto", False, False), ("bar", False, True), ("none", True, False),
])  # fmt: skip
def test_a_bar_is_where_somebody_looks(
    shown: str, terminal: bool, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    display = Display(shown)
    display(HALF)
    display(WHOLE)
    display.end()
    if not there:
        assert stream.getvalue() == ""
        return
    first, second = stream.getvalue().split("\r")[1:]
    assert first == f"[{'=' * 15}{' ' * 15}] {HALF}"
    assert second == f"[{'=' * 30}] {WHOLE}\n"


def test_a_notebook_has_one_bar_that_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    handle = types.SimpleNamespace(update=seen.append)

    def display(html: str, display_id: bool) -> object:
        assert display_id
        seen.append(html)
        return handle

    python, shown = types.ModuleType("IPython"), types.ModuleType("IPython.display")
    python.get_ipython = lambda: types.SimpleNamespace(kernel=1)  # type: ignore[attr-defined]
    shown.HTML, shown.display = str, display  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", python)
    monkeypatch.setitem(sys.modules, "IPython.display", shown)
    moving = Display("auto")
    for progress in (HALF, WHOLE):
        moving(progress)
    moving.end()
    assert seen == [
        f'<progress value="{p.share:.3f}" max="1"></progress> {p}' for p in (HALF, WHOLE)
    ]
