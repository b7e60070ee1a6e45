from __future__ import annotations

import numpy as np
import pytest

from kith.validation import emulator


def test_an_emulator_finds_a_quadratic_and_says_how_far_it_is_off() -> None:
    rng = np.random.default_rng(2)
    places = rng.random((200, 3))
    exact = 1.0 + places[:, 0] ** 2 - places[:, 1] * places[:, 2]
    new = rng.random((50, 3))
    found = emulator.fit(places, exact)
    assert found(new) == pytest.approx(1.0 + new[:, 0] ** 2 - new[:, 1] * new[:, 2])
    noisy = emulator.fit(places, exact + rng.normal(0, 0.1, 200))
    assert noisy.sd == pytest.approx(0.1, rel=0.25)
    with pytest.raises(ValueError, match="too few"):
        emulator.fit(places[:15], exact[:15])
