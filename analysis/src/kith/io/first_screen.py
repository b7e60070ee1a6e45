"""The first screen, which the program writes into a result."""

from __future__ import annotations

from kith.io.groups.answer import answer
from kith.io.result_file import PathLike


def first_screen(path: PathLike, *, engine: str = "auto") -> dict[str, str]:
    """Return what `kith run` prints first, by scenario: those that have a partnership.

    Empty where nothing was compared with usual care, and for results of older versions.

    >>> print(kith.first_screen("results/town.h5")["clinic"][:30])
    Millfield, a town for learning
    """
    written = answer(path, engine=engine)
    if "first_screen" not in written:
        return {}
    texts = written["first_screen"].to_series()
    return {str(scenario): str(text) for scenario, text in texts.items() if text}
