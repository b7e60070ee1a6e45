from __future__ import annotations

import numpy as np
import pytest

from kith.stats import likelihood


def seen(better: int, none: int, worse: int) -> np.ndarray:
    return np.concatenate([np.ones(better), np.zeros(none), -np.ones(worse)])


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((39, 0, 0), ""),
        ((40, 0, 0), "very likely to almost certainly better"),
        ((512, 0, 0), "almost certainly better"),
        ((34, 0, 6), "likely to very likely better"),
        ((6, 0, 34), "likely to very likely worse"),
        ((0, 40, 0), "probably no effect"),
        ((16, 24, 0), "probably no effect to more likely than not better"),
        ((6, 28, 6), "could go either way to probably no effect"),
        ((22, 0, 18), "could go either way to likely better"),
        ((20, 0, 20), "could go either way"),
    ],
)
def test_words_are_those_of_the_program(counts: tuple[int, int, int], words: str) -> None:
    assert likelihood.words(seen(*counts)) == words


def test_words_are_looked_at_anew_at_some_numbers_of_replicates_only() -> None:
    assert [likelihood.replicates_behind(n) for n in (39, 40, 63, 64, 300)] == [0, 40, 40, 64, 256]
    late = seen(40, 0, 23)
    assert likelihood.words(late) == likelihood.words(seen(40, 0, 0))
    assert likelihood.words(np.append(late, -1)) != likelihood.words(seen(40, 0, 0))


def test_how_many_replicates_would_leave_one_word() -> None:
    assert likelihood.settled_by(seen(39, 0, 0)) == 0
    assert likelihood.settled_by(seen(0, 40, 0)) == 40
    assert likelihood.settled_by(seen(30, 0, 10)) == 128
    assert likelihood.settled_by(seen(20, 20, 0)) == 0  # on a cut-off


def test_a_direction_stands_out_where_its_weaker_word_does() -> None:
    assert likelihood.stands_out("likely to very likely better")
    assert not likelihood.stands_out("could go either way to likely better")
    assert not likelihood.stands_out("more likely than not to likely worse")
    assert not likelihood.stands_out("")
