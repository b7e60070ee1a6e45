from __future__ import annotations

import numpy as np
import pytest

from kith.validation import emulator
from kith.validation.calibrate import Space
from kith.validation.history_matching import joint_sample
from kith.validation.targets import Target


def target(name: str, value: float, tolerance: float) -> Target:
    return Target(name, name, name, value, value - tolerance, value + tolerance, "made up")


def test_the_joint_sample_keeps_what_the_targets_keep() -> None:
    rng = np.random.default_rng(3)
    places = rng.random((100, 2))
    emulators = {"sum": emulator.fit(places, places.sum(axis=1))}
    space = Space(("a", "b"), np.zeros(2), np.ones(2), np.full(2, 0.5))
    kept, share, beyond = joint_sample(emulators, [target("sum", 1.0, 0.1)], space, 300, seed=4)
    assert not beyond
    assert np.abs(kept.sum(axis=1) - 1.0).max() < 0.16
    assert np.corrcoef(kept.T)[0, 1] < -0.9  # the two trade off
    assert 0.0 < share < 0.5
    wanted = [target("sum", 1.0, 0.1), target("sum", 1.9, 0.1)]  # each can be reached, but not both
    with pytest.raises(ValueError, match="contradict"):
        joint_sample(emulators, wanted, space, 300, seed=4)


def test_a_target_that_no_value_reaches_rules_nothing_out() -> None:
    places = np.random.default_rng(3).random((100, 2))
    emulators = {name: emulator.fit(places, places.sum(axis=1)) for name in ("sum", "far")}
    space = Space(("a", "b"), np.zeros(2), np.ones(2), np.full(2, 0.5))
    near, far = target("sum", 1.0, 0.1), target("far", 5.0, 0.1)
    kept, share, beyond = joint_sample(emulators, [near, far], space, 300, seed=4)
    assert beyond == ["far"]
    alone, alone_share, _ = joint_sample(emulators, [near], space, 300, seed=4)
    assert share == alone_share
    assert (kept == alone).all()
